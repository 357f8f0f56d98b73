package dev.project06.local.store.index;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.CannotIndexParallelArraysError;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import de.bwaldvogel.mongo.exception.PathNotViableException;
import dev.project06.local.store.index.IndexScan.Positions;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * An index that a client declared: unique or not, sparse, partial, on one path or
 * several. Its entries lie in the file beside the documents and are written with them.
 */
public final class DeclaredIndex extends DocumentIndex {

	private final MVMap<byte[], byte[]> entries;

	private final MVMap<byte[], byte[]> documents;

	private final List<String> paths;

	private final boolean unique;

	private final @Nullable Document filter;

	/**
	 * The index as it lies in the file.
	 * @param name how it is called
	 * @param keys the paths and directions
	 * @param options {@code unique}, {@code sparse} and {@code partialFilterExpression}
	 * @param entries its entries
	 * @param documents the documents by position
	 */
	public DeclaredIndex(String name, List<IndexKey> keys, Document options, MVMap<byte[], byte[]> entries,
			MVMap<byte[], byte[]> documents) {
		super(name, keys, Utils.isTrue(options.get("sparse")));
		this.entries = entries;
		this.documents = documents;
		this.paths = keys.stream().map(IndexKey::getKey).toList();
		this.unique = Utils.isTrue(options.get("unique"));
		this.filter = (Document) options.get("partialFilterExpression");
	}

	@Override
	public @Nullable IndexScan scan(Conditions conditions) {
		ScanPlan plan = new ScanPlan(conditions, this.paths);
		boolean selects = plan.fixed() > 0 || plan.compares();
		if ((isSparse() && !selects) || !isCertainlyIn(conditions)) {
			return null;
		}
		boolean repeats = isSparse() || this.filter != null || this.entries.sizeAsLong() != this.documents.sizeAsLong();
		return plan.over(getName(), this.entries, Positions.VALUE, !this.unique, repeats);
	}

	private boolean isCertainlyIn(Conditions conditions) {
		if (this.filter == null) {
			return true;
		}
		Document certain = new Document();
		try {
			conditions.certain().forEach((path, value) -> Utils.changeSubdocumentValue(certain, path, value));
		}
		catch (PathNotViableException ex) {
			return false;
		}
		return new DefaultQueryMatcher().matches(certain, this.filter);
	}

	@Override
	void check(Document document, @Nullable Key position, MongoCollection<Key> collection) {
		refuseParallelArrays(document);
		if (!this.unique) {
			return;
		}
		entriesOf(document).forEach((entry, values) -> {
			byte[] found = this.entries.get(entry.bytes());
			if (found != null && !Key.ofBytes(found).equals(position)) {
				throw new DuplicateKeyError(this, collection, getKeys(), new KeyValue(values));
			}
		});
	}

	@Override
	public void add(Document document, Key position, MongoCollection<Key> collection) {
		entriesOf(document).keySet().forEach((entry) -> put(entry, position));
	}

	@Override
	public void updateInPlace(Document oldDocument, Document newDocument, Key position,
			MongoCollection<Key> collection) {
		Collection<Key> before = entriesOf(oldDocument).keySet();
		Collection<Key> after = entriesOf(newDocument).keySet();
		before.stream().filter((entry) -> !after.contains(entry)).forEach((entry) -> drop(entry, position));
		after.stream().filter((entry) -> !before.contains(entry)).forEach((entry) -> put(entry, position));
	}

	@Override
	public Key remove(Document document) {
		Key position = getPosition(document);
		entriesOf(document).keySet().forEach((entry) -> drop(entry, position));
		return position;
	}

	private void put(Key entry, Key position) {
		this.entries.put(at(entry, position).bytes(), position.bytes());
	}

	private void drop(Key entry, Key position) {
		this.entries.remove(at(entry, position).bytes());
	}

	private Key at(Key entry, Key position) {
		return this.unique ? entry : entry.followedBy(position);
	}

	/**
	 * The keys of a document, one for each element of an array, with their values.
	 */
	private Map<Key, List<@Nullable Object>> entriesOf(Document document) {
		List<@Nullable Object> values = new ArrayList<>();
		this.paths.forEach((path) -> values.add(SortOrder.valueOf(document, path)));
		boolean absent = values.stream().allMatch((value) -> value instanceof Missing);
		if ((isSparse() && absent)
				|| (this.filter != null && !new DefaultQueryMatcher().matches(document, this.filter))) {
			return Map.of();
		}
		Map<Key, List<@Nullable Object>> keys = new LinkedHashMap<>();
		collect(keys, values, new ArrayList<>(), new KeyWriter().toKey());
		return keys;
	}

	private static void collect(Map<Key, List<@Nullable Object>> keys, List<@Nullable Object> values,
			List<@Nullable Object> chosen, Key written) {
		if (chosen.size() == values.size()) {
			keys.put(written, chosen);
			return;
		}
		for (Object value : elements(values.get(chosen.size()))) {
			List<@Nullable Object> more = new ArrayList<>(chosen);
			more.add((value instanceof Missing) ? null : value);
			boolean nothing = value instanceof Collection<?> array && array.isEmpty();
			KeyWriter longer = new KeyWriter(written);
			collect(keys, values, more, (nothing ? longer.mark(KeyWriter.NOTHING) : longer.append(value)).toKey());
		}
	}

	private static Collection<?> elements(@Nullable Object value) {
		if (value instanceof Collection<?> array && !array.isEmpty()) {
			return array;
		}
		return Collections.singletonList(value);
	}

	private void refuseParallelArrays(Document document) {
		if (this.paths.size() > 1) {
			List<String> arrays = this.paths.stream()
				.map(Utils::firstFragment)
				.distinct()
				.filter((field) -> document.get(field) instanceof Collection)
				.toList();
			if (arrays.size() > 1) {
				throw new CannotIndexParallelArraysError(arrays);
			}
		}
	}

	@Override
	public boolean hasSameOptions(Index<?> other) {
		return other instanceof DeclaredIndex index && super.hasSameOptions(other) && this.unique == index.unique
				&& Objects.equals(this.filter, index.filter) && keysAsText().equals(index.keysAsText());
	}

	private String keysAsText() {
		return getKeys().toString();
	}

	@Override
	public Document toIndexDescription() {
		Document description = super.toIndexDescription();
		description.putIfNotNull("partialFilterExpression", this.filter);
		return description;
	}

	@Override
	public boolean isUnique() {
		return this.unique;
	}

	@Override
	public long getCount() {
		return this.entries.sizeAsLong();
	}

	/**
	 * Removes all entries.
	 */
	public void clear() {
		this.entries.clear();
	}

	@Override
	public void drop() {
	}

}
