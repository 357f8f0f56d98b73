package dev.project06.records.store;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.result.DeleteResult;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.project06.records.dossier.DossierCode;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Keeps claims on dossiers that nobody could be linked to. They stand among the persons,
 * so that every exchange of keys reaches them.
 */
public final class ClaimStore {

	private final MongoCollection<Document> persons;

	private final Persons beside;

	/**
	 * The claims of a database.
	 * @param database the database
	 * @param persons the persons of the same database
	 */
	public ClaimStore(MongoDatabase database, Persons persons) {
		this.persons = database.getCollection(Persons.COLLECTION);
		this.beside = persons;
	}

	/**
	 * Keeps claims, each in place of an earlier one on the same dossier.
	 * @param claims the claims
	 * @return completes when written
	 */
	public Mono<Void> keep(List<Person> claims) {
		List<ReplaceOneModel<Document>> writes = claims.stream()
			.flatMap((claim) -> (claim.kept() != null) ? Stream.of(replace(claim, claim.kept())) : Stream.empty())
			.toList();
		return writes.isEmpty() ? Mono.empty() : this.beside.prepare()
			.then(Mono.defer(() -> Mono.from(this.persons.bulkWrite(writes, new BulkWriteOptions().ordered(false)))))
			.then();
	}

	private static ReplaceOneModel<Document> replace(Person claim, Person.Kept kept) {
		return new ReplaceOneModel<>(PersonDocument.is(claim.id()), PersonDocument.of(claim, kept),
				new ReplaceOptions().upsert(true));
	}

	/**
	 * Finds the claims that name a number.
	 * @param blinds blind indexes of the number
	 * @return the claims
	 */
	public Flux<Person> naming(Collection<String> blinds) {
		return Flux.from(this.persons.find(Filters.in(PersonDocument.CLAIMED, blinds))).map(PersonDocument::person);
	}

	/**
	 * Reads the dossiers with claims, in the order of their codes.
	 * @param after only those with a code above this text
	 * @param limit how many at most
	 * @return codes of the dossiers
	 */
	public Flux<DossierCode> dossiers(String after, int limit) {
		return Flux
			.from(this.persons
				.find(Filters.and(Filters.gt("_id", Person.CLAIM + after), Filters.lt("_id", Person.BEHIND_CLAIMS)))
				.sort(Sorts.ascending("_id"))
				.projection(Projections.include("_id"))
				.limit(limit))
			.map((claim) -> new DossierCode(claim.getString("_id").substring(Person.CLAIM.length())));
	}

	/**
	 * Forgets a claim and its data key.
	 * @param id id of the claim
	 * @return completes when it is gone
	 */
	public Mono<Void> forget(String id) {
		return Mono.from(this.persons.deleteOne(PersonDocument.is(id))).then();
	}

	/**
	 * Forgets the claims that name a number, and their data keys.
	 * @param blinds blind indexes of the number
	 * @return how many there were
	 */
	public Mono<Long> forgetNaming(Collection<String> blinds) {
		return Mono.from(this.persons.deleteMany(Filters.in(PersonDocument.CLAIMED, blinds)))
			.map(DeleteResult::getDeletedCount);
	}

}
