package dev.project06.local.store.index;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * What a query asks of each path, {@code $and} taken apart. Everything here must hold for
 * a document to match; what an index cannot tell is only counted.
 */
public final class Conditions {

	private static final Set<String> RANGES = Set.of("$gt", "$gte", "$lt", "$lte");

	private final Map<String, List<Condition>> byPath = new HashMap<>();

	private int size;

	private Conditions() {
	}

	/**
	 * Takes a query apart.
	 * @param query a MongoDB query
	 * @return its conditions
	 */
	public static Conditions of(Document query) {
		Conditions conditions = new Conditions();
		conditions.addAll(query);
		return conditions;
	}

	/**
	 * How many conditions there are, those included that no index can tell.
	 * @return the count
	 */
	int size() {
		return this.size;
	}

	/**
	 * The first condition that names the values a path may have.
	 */
	@Nullable Condition values(String path) {
		return on(path).stream().filter((condition) -> condition.operator().equals("$in")).findFirst().orElse(null);
	}

	/**
	 * The first condition with one of the operators.
	 */
	@Nullable Condition range(String path, String first, String second) {
		return on(path).stream()
			.filter((condition) -> condition.operator().equals(first) || condition.operator().equals(second))
			.findFirst()
			.orElse(null);
	}

	/**
	 * A document with the values that a matching document certainly holds.
	 */
	Map<String, Object> certain() {
		Map<String, Object> certain = new HashMap<>();
		this.byPath.forEach((path, conditions) -> {
			Condition values = values(path);
			if (values != null && values.operands().size() == 1) {
				certain.put(path, values.operands().iterator().next());
			}
		});
		return certain;
	}

	private List<Condition> on(String path) {
		return this.byPath.getOrDefault(path, List.of());
	}

	private void addAll(Document query) {
		query.forEach((path, operand) -> {
			if (path.equals("$and") && operand instanceof Collection<?> parts) {
				parts.forEach((part) -> addAll((Document) part));
			}
			else {
				add(path, operand);
			}
		});
	}

	private void add(String path, @Nullable Object operand) {
		if (operand instanceof Document document
				&& document.keySet().stream().anyMatch((name) -> name.startsWith("$"))) {
			document.forEach((operator, value) -> add(path, operator, value));
		}
		else {
			add(path, "$eq", operand);
		}
	}

	private void add(String path, String operator, @Nullable Object operand) {
		this.size++;
		if (path.startsWith("$")) {
			return;
		}
		if (operand == null) {
			return;
		}
		if (operator.equals("$eq") && isKey(operand)) {
			put(path, "$in", List.of(operand));
		}
		else if (operator.equals("$in") && operand instanceof Collection<?> values
				&& values.stream().allMatch(Conditions::isKey)) {
			put(path, "$in", values);
		}
		else if (RANGES.contains(operator) && isOrdered(operand)) {
			put(path, operator, List.of(operand));
		}
	}

	private void put(String path, String operator, Collection<?> operands) {
		this.byPath.computeIfAbsent(path, (added) -> new ArrayList<>()).add(new Condition(operator, operands));
	}

	private static boolean isKey(@Nullable Object value) {
		return isOrdered(value) || value instanceof BinData || value instanceof UUID || value instanceof Document;
	}

	private static boolean isOrdered(@Nullable Object value) {
		return value instanceof String || value instanceof Number || value instanceof Boolean
				|| value instanceof Instant || value instanceof ObjectId;
	}

	/**
	 * One condition on a path.
	 *
	 * @param operator {@code $in} (also for equality) or one of the comparisons
	 * @param operands the values, never null
	 */
	record Condition(String operator, Collection<?> operands) {

		Object operand() {
			return this.operands.iterator().next();
		}

	}

}
