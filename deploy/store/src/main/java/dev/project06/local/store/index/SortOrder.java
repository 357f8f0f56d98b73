package dev.project06.local.store.index;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The order in which a client wants documents. Of an array the least element counts, or
 * the greatest when the order is downwards.
 */
public final class SortOrder implements Comparator<List<Key>> {

	private final List<Part> parts;

	/**
	 * Reads an order.
	 * @param orderBy paths, each with 1 or -1
	 */
	public SortOrder(Document orderBy) {
		this.parts = orderBy.entrySet().stream().map(Part::of).toList();
	}

	/**
	 * The value at a path, or those of all elements when an array lies on the way.
	 */
	static @Nullable Object valueOf(Document document, String path) {
		return (path.indexOf('.') < 0) ? document.getOrMissing(path)
				: Utils.getSubdocumentValueCollectionAware(document, path);
	}

	List<Part> parts() {
		return this.parts;
	}

	/**
	 * What of a document decides its place.
	 * @param document the document
	 * @return one key for each path
	 */
	public List<Key> keysOf(Document document) {
		return this.parts.stream().map((part) -> part.keyOf(document)).toList();
	}

	@Override
	public int compare(List<Key> first, List<Key> second) {
		for (int i = 0; i < this.parts.size(); i++) {
			int compared = this.parts.get(i).compare(first.get(i), second.get(i));
			if (compared != 0) {
				return compared;
			}
		}
		return 0;
	}

	/**
	 * One path of the order.
	 *
	 * @param path the path
	 * @param direction 1 or -1
	 */
	record Part(String path, int direction) implements Comparator<Key> {

		/** Documents lie in the order of their ids, which is then their natural one. */
		private static Part of(Map.Entry<String, Object> entry) {
			boolean down = entry.getValue() instanceof Number number && number.intValue() < 0;
			return new Part(entry.getKey().equals("$natural") ? "_id" : entry.getKey(), down ? -1 : 1);
		}

		private Key keyOf(Document document) {
			Object value = valueOf(document, this.path);
			if (value instanceof Collection<?> elements) {
				return elements.isEmpty() ? new KeyWriter().mark(KeyWriter.NOTHING).toKey()
						: Collections.min(elements.stream().map(Key::of).toList(), this);
			}
			return Key.of(value);
		}

		@Override
		public int compare(Key first, Key second) {
			return this.direction * first.compareTo(second);
		}

	}

}
