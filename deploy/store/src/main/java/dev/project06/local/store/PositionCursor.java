package dev.project06.local.store;

import java.util.ArrayList;
import java.util.List;

import de.bwaldvogel.mongo.backend.AbstractCursor;
import de.bwaldvogel.mongo.bson.Document;
import dev.project06.local.store.index.Key;
import org.jspecify.annotations.Nullable;

/**
 * The rest of what a search found, read when the client asks for it. A document that was
 * deleted meanwhile is left out.
 */
final class PositionCursor extends AbstractCursor {

	private final List<Key> positions;

	private final StoreCollection collection;

	private final @Nullable Document fields;

	private int next;

	PositionCursor(long id, List<Key> positions, StoreCollection collection, @Nullable Document fields) {
		super(id);
		this.positions = positions;
		this.collection = collection;
		this.fields = fields;
	}

	@Override
	public boolean isEmpty() {
		return this.next >= this.positions.size();
	}

	@Override
	public List<Document> takeDocuments(int most) {
		List<Document> taken = new ArrayList<>();
		while (taken.size() < most && !isEmpty()) {
			Document document = this.collection.getDocument(this.positions.get(this.next++));
			if (document != null) {
				taken.add(document);
			}
		}
		return this.collection.project(taken, this.fields);
	}

}
