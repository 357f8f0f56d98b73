package dev.project06.records.store;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import org.bson.Document;
import reactor.core.publisher.Mono;

/**
 * Many inserts at once, of which some find their place taken.
 */
final class UnorderedInsert {

	private UnorderedInsert() {
	}

	/** Which ones were there before; any other failure goes on. */
	static Mono<Set<Integer>> duplicates(MongoBulkWriteException failure) {
		Set<Integer> taken = new HashSet<>();
		for (BulkWriteError error : failure.getWriteErrors()) {
			if (error.getCategory() != ErrorCategory.DUPLICATE_KEY) {
				return Mono.error(failure);
			}
			taken.add(error.getIndex());
		}
		return (failure.getWriteConcernError() != null) ? Mono.error(failure) : Mono.just(taken);
	}

	/** The ids of those that were inserted. */
	static Set<String> others(List<Document> documents, Set<Integer> taken) {
		return IntStream.range(0, documents.size())
			.filter((i) -> !taken.contains(i))
			.mapToObj((i) -> documents.get(i).getString("_id"))
			.collect(Collectors.toSet());
	}

}
