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
				new IndexModel(Indexes.ascending("file")), new IndexModel(Indexes.ascending("scan", "scanDue")));
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
			.map(AttachmentDocument::attachment)
			.sort(Comparator.comparing(Attachment::id));
	}

	/**
	 * Deletes an attachment. The file stays.
	 * @param attachment the attachment
	 * @return whether it was there
	 */
	public Mono<Boolean> delete(Attachment attachment) {
		return Mono.from(this.attachments.deleteOne(is(attachment.id())))
			.map((result) -> result.getDeletedCount() == 1);
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
		return Mono.from(this.attachments.updateOne(is(attachment.id()),
				Updates.combine(Updates.set("scan", scan.name()), Updates.set("scanFound", found))))
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
