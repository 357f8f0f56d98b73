package dev.project06.records.attachment;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.project06.records.dossier.DossierCode;
import dev.project06.records.filing.RefusedFieldException;
import dev.project06.records.filing.RequestKey;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Keeps what is known of attachments, one document each. What is not in here does not
 * exist for anybody, whatever lies in the {@link FileStore}.
 */
@Component
public final class AttachmentStore {

	private static final Duration FOR_EVER = Duration.ofMillis(Long.MAX_VALUE);

	private final MongoCollection<Document> attachments;

	private final Mono<Boolean> indexes;

	/**
	 * The attachments of a database.
	 * @param database the database
	 */
	public AttachmentStore(MongoDatabase database) {
		this.attachments = database.getCollection("attachments");
		this.indexes = Flux.from(this.attachments.createIndexes(indexes()))
			.then(Mono.just(true))
			.cache((done) -> FOR_EVER, (failure) -> Duration.ZERO, () -> Duration.ZERO);
	}

	private static List<IndexModel> indexes() {
		return List.of(new IndexModel(Indexes.ascending("request.key"), new IndexOptions().unique(true)),
				new IndexModel(Indexes.ascending("dossier", "kind", "component", "sha256"),
						new IndexOptions().unique(true)),
				new IndexModel(Indexes.ascending("file")), new IndexModel(Indexes.ascending("scan", "scanDue")),
				new IndexModel(Indexes.ascending("uncounted"), new IndexOptions().sparse(true)),
				new IndexModel(Indexes.ascending("hiddenAt"), new IndexOptions().sparse(true)));
	}

	/**
	 * A new identifier.
	 * @return 24 hexadecimal digits, above those before it
	 */
	public static String newId() {
		return new ObjectId().toHexString();
	}

	/**
	 * Whether a text can be an identifier.
	 * @param text the text
	 * @return whether it has their form
	 */
	public static boolean isId(String text) {
		return ObjectId.isValid(text);
	}

	/**
	 * Writes a new attachment.
	 * @param attachment the attachment
	 * @param request the request that it answers
	 * @return what the request has made: the given attachment, or an earlier one, and
	 * then nothing is written; {@link DuplicateAttachmentException} when the dossier has
	 * the same file already
	 */
	public Mono<Made> create(Attachment attachment, RequestKey request) {
		return this.indexes
			.then(Mono.defer(() -> Mono.from(this.attachments.insertOne(AttachmentDocument.of(attachment, request)))))
			.thenReturn(new Made(attachment, request.body()))
			.onErrorResume(AttachmentStore::isDuplicate,
					(duplicate) -> made(request.key()).switchIfEmpty(same(attachment)
						.flatMap((same) -> Mono.<Made>error(new DuplicateAttachmentException(same.id())))
						.switchIfEmpty(Mono.error(duplicate))));
	}

	/**
	 * Finds what a request has made.
	 * @param key key of the request
	 * @return the attachment, if it has made one
	 */
	public Mono<Made> made(String key) {
		return Mono.from(this.attachments.find(Filters.eq("request.key", key)))
			.map((found) -> new Made(AttachmentDocument.attachment(found),
					found.get("request", Document.class).getString("body")));
	}

	private Mono<Attachment> same(Attachment attachment) {
		return Mono.from(this.attachments.find(Filters.and(Filters.eq("dossier", attachment.dossier().text()),
				Filters.eq("kind", attachment.kind().name()), Filters.eq("component", attachment.component()),
				Filters.eq("sha256", attachment.sha256()))))
			.map(AttachmentDocument::attachment);
	}

	/**
	 * Reads an attachment.
	 * @param dossier the dossier
	 * @param id the attachment
	 * @return the attachment, if the dossier has it
	 */
	public Mono<Attachment> find(DossierCode dossier, String id) {
		return Mono.just(id)
			.filter(AttachmentStore::isId)
			.flatMap((text) -> Mono.from(this.attachments.find(is(text))))
			.filter((found) -> !isHidden(found))
			.map(AttachmentDocument::attachment)
			.filter((found) -> found.dossier().equals(dossier));
	}

	/**
	 * Reads the attachments of a dossier.
	 * @param dossier the dossier
	 * @return the attachments in the order of their identifiers
	 */
	public Flux<Attachment> of(DossierCode dossier) {
		return Flux.from(this.attachments.find(Filters.eq("dossier", dossier.text())))
			.filter((found) -> !isHidden(found))
			.map(AttachmentDocument::attachment)
			.sort(Comparator.comparing(Attachment::id));
	}

	/**
	 * Refuses an attachment that was made when the dossier had its most already, and
	 * deletes it: of several that are made at once, the first ones stay.
	 * @param attachment the attachment
	 * @param most how many attachments a dossier may have
	 * @return completes when it stays
	 */
	Mono<Void> refuseBeyond(Attachment attachment, int most) {
		return of(attachment.dossier()).take(most)
			.any((one) -> one.id().equals(attachment.id()))
			.flatMap((stays) -> stays ? Mono.<Void>empty()
					: delete(attachment).then(Mono.error(new RefusedFieldException("attachments", "file-too-many"))));
	}

	/**
	 * Deletes an attachment. The file stays.
	 * @param attachment the attachment
	 * @return completes when it is no longer there
	 */
	public Mono<Void> delete(Attachment attachment) {
		return Mono.from(this.attachments.deleteOne(is(attachment.id()))).then();
	}

	/**
	 * Hides an attachment, which is as if it were deleted.
	 * @param attachment the attachment
	 * @param at when
	 * @return whether it was there
	 */
	Mono<Boolean> hide(Attachment attachment, Instant at) {
		return Mono.from(this.attachments.updateOne(Filters.and(is(attachment.id()), Filters.exists("hiddenAt", false)),
				Updates.set("hiddenAt", Date.from(at))))
			.map((result) -> result.getMatchedCount() == 1);
	}

	/**
	 * Shows a hidden attachment again.
	 * @param attachment the attachment
	 * @return completes when written
	 */
	Mono<Void> show(Attachment attachment) {
		return Mono.from(this.attachments.updateOne(is(attachment.id()), Updates.unset("hiddenAt"))).then();
	}

	/**
	 * Finds attachments that were hidden and not deleted since.
	 * @param before only those that were hidden before
	 * @param limit how many at most
	 * @return the attachments
	 */
	Flux<Attachment> removed(Instant before, int limit) {
		return this.indexes
			.thenMany(Flux.defer(() -> this.attachments.find(Filters.lt("hiddenAt", Date.from(before))).limit(limit)))
			.map(AttachmentDocument::attachment);
	}

	/**
	 * Finds dossiers with attachments that nobody has counted.
	 * @param before only with attachments that were made before
	 * @param limit how many attachments are looked at
	 * @return the codes of the dossiers, one for each attachment
	 */
	Flux<DossierCode> uncounted(Instant before, int limit) {
		return this.indexes.thenMany(Flux.defer(() -> this.attachments
			.find(Filters.and(Filters.eq("uncounted", true), Filters.lt("at", Date.from(before))))
			.projection(Projections.include("dossier"))
			.limit(limit))).map((found) -> new DossierCode(found.getString("dossier")));
	}

	/**
	 * Remembers that attachments were counted as they stood. One that the scanner has
	 * judged since is still to be counted.
	 * @param counted the attachments
	 * @return completes when written
	 */
	Mono<Void> counted(List<Attachment> counted) {
		return Flux.fromIterable(counted)
			.concatMap((one) -> this.attachments.updateOne(
					Filters.and(is(one.id()), Filters.eq("uncounted", true), Filters.eq("scan", one.scan().name())),
					Updates.unset("uncounted")))
			.then();
	}

	private static boolean isHidden(Document document) {
		return document.containsKey("hiddenAt");
	}

	/**
	 * Whether some attachment refers to a file.
	 * @param file the file
	 * @return whether one does
	 */
	public Mono<Boolean> referTo(String file) {
		return Mono
			.from(this.attachments.find(Filters.eq("file", new ObjectId(file)))
				.projection(Projections.include("_id"))
				.first())
			.hasElement();
	}

	/**
	 * Takes one attachment that waits for the scanner, for a while: nobody else gets it
	 * meanwhile.
	 * @param now the time
	 * @param until how long
	 * @return the attachment and how often it was taken, if one waits
	 */
	public Mono<Claim> claim(Instant now, Instant until) {
		return this.indexes
			.then(Mono.defer(() -> Mono.from(this.attachments.findOneAndUpdate(
					Filters.and(Filters.eq("scan", Attachment.Scan.PENDING.name()),
							Filters.lte("scanDue", Date.from(now))),
					Updates.combine(Updates.set("scanDue", Date.from(until)), Updates.inc("scanTries", 1)),
					new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER)))))
			.map((found) -> new Claim(AttachmentDocument.attachment(found), found.getInteger("scanTries")));
	}

	/**
	 * Keeps what the scanner said.
	 * @param attachment the attachment
	 * @param scan its new standing
	 * @param found what was found or went wrong, in the scanner's words
	 * @return completes when written
	 */
	public Mono<Void> scanned(Attachment attachment, Attachment.Scan scan, @Nullable String found) {
		return Mono
			.from(this.attachments.updateOne(is(attachment.id()), Updates.combine(Updates.set("scan", scan.name()),
					Updates.set("scanFound", found), Updates.set("uncounted", true))))
			.then();
	}

	/**
	 * Lets an attachment wait for the scanner.
	 * @param attachment the attachment
	 * @param due until when
	 * @return completes when written
	 */
	public Mono<Void> postpone(Attachment attachment, Instant due) {
		return Mono.from(this.attachments.updateOne(is(attachment.id()), Updates.set("scanDue", Date.from(due))))
			.then();
	}

	private static Bson is(String id) {
		return Filters.eq("_id", new ObjectId(id));
	}

	private static boolean isDuplicate(Throwable failure) {
		return failure instanceof MongoWriteException ex && ex.getError().getCategory() == ErrorCategory.DUPLICATE_KEY;
	}

	/**
	 * What a request has made.
	 *
	 * @param attachment the attachment
	 * @param body digest of what the request said
	 */
	public record Made(Attachment attachment, String body) {
	}

	/**
	 * An attachment that waits for the scanner.
	 *
	 * @param attachment the attachment
	 * @param tries how often it was taken, this time included
	 */
	public record Claim(Attachment attachment, int tries) {
	}

}
