package dev.project06.identity.events;

import java.util.List;

import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.project06.identity.store.Prepared;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A collection whose documents hold events in the shape of {@link Outgoing}. A bean of
 * this type has them published.
 */
public final class Outbox implements Prepared {

	private final MongoCollection<Document> documents;

	private final String topic;

	/**
	 * An outbox.
	 * @param database the store
	 * @param collection its collection
	 * @param topic where its events go
	 */
	public Outbox(MongoDatabase database, String collection, String topic) {
		this.documents = database.getCollection(collection);
		this.topic = topic;
	}

	@Override
	public Mono<Void> prepare() {
		return Mono.from(this.documents.createIndex(Indexes.ascending("unsent"), new IndexOptions().sparse(true)))
			.then();
	}

	String topic() {
		return this.topic;
	}

	/** Documents with events, some of them. */
	Mono<List<Document>> unsent(int limit) {
		return Flux
			.from(this.documents.find(Filters.eq("unsent", true))
				.projection(Projections.include("sequence", "outbox"))
				.limit(limit))
			.collectList();
	}

	/** Takes published events out. Events that were added since stay. */
	Mono<Void> sent(List<Document> sent) {
		List<WriteModel<Document>> unchanged = sent.stream()
			.<WriteModel<Document>>map((one) -> new UpdateOneModel<>(
					Filters.and(Filters.eq("_id", one.get("_id")), Filters.eq("sequence", one.getLong("sequence"))),
					Updates.combine(Updates.set("outbox", List.of()), Updates.unset("unsent"))))
			.toList();
		return Mono.from(this.documents.bulkWrite(unchanged, new BulkWriteOptions().ordered(false)))
			.map(BulkWriteResult::getMatchedCount)
			.filter((matched) -> matched < sent.size())
			.flatMap((matched) -> sentOfChanged(sent));
	}

	private Mono<Void> sentOfChanged(List<Document> sent) {
		List<WriteModel<Document>> changed = sent.stream()
			.<WriteModel<Document>>map((one) -> new UpdateOneModel<>(
					Filters.and(Filters.eq("_id", one.get("_id")), Filters.gt("sequence", one.getLong("sequence"))),
					Updates.pull("outbox", Filters.lte("sequence", one.getLong("sequence")))))
			.toList();
		return Mono.from(this.documents.bulkWrite(changed, new BulkWriteOptions().ordered(false))).then();
	}

}
