package dev.project06.records.attachment;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.stream.IntStream;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.bson.types.ObjectId;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Keeps files as GridFS lays them down, one chunk in memory at a time. A file that is
 * written stands marked until somebody keeps it, so that what broke off can be found.
 */
@Component
public final class FileStore {

	/** Bytes of a chunk, as drivers of GridFS choose it. */
	static final int CHUNK = 255 * 1024;

	private static final Duration FOR_EVER = Duration.ofMillis(Long.MAX_VALUE);

	private final MongoCollection<Document> files;

	private final MongoCollection<Document> chunks;

	private final MongoCollection<Document> marks;

	private final Mono<Boolean> indexes;

	/**
	 * The files of a database.
	 * @param database the database
	 */
	public FileStore(MongoDatabase database) {
		this.files = database.getCollection("fs.files");
		this.chunks = database.getCollection("fs.chunks");
		this.marks = database.getCollection("fs.marks");
		this.indexes = Mono
			.from(this.chunks.createIndex(Indexes.ascending("files_id", "n"), new IndexOptions().unique(true)))
			.then(Mono.from(this.marks.createIndex(Indexes.ascending("at"))))
			.thenReturn(true)
			.cache((done) -> FOR_EVER, (failure) -> Duration.ZERO, () -> Duration.ZERO);
	}

	/**
	 * Begins a file, which stands marked from now on.
	 * @param at when
	 * @return identifier of the file
	 */
	public Mono<String> begin(Instant at) {
		return this.indexes
			.then(Mono.fromSupplier(() -> new Document("_id", new ObjectId()).append("at", Date.from(at))))
			.flatMap((mark) -> Mono.from(this.marks.insertOne(mark)).thenReturn(mark.getObjectId("_id").toHexString()));
	}

	/**
	 * Writes what a file holds.
	 * @param id the file
	 * @param parts what it holds, in parts of any size
	 * @param at when
	 * @return its bytes, once all are written
	 */
	public Mono<Long> write(String id, Flux<byte[]> parts, Instant at) {
		ObjectId file = new ObjectId(id);
		return Flux.defer(() -> {
			Chunks cut = new Chunks(CHUNK);
			return parts.concatMapIterable(cut::add, 1).concatWith(Flux.defer(() -> Flux.fromIterable(cut.rest())));
		})
			.index()
			// What is on its way arrives before anybody hears of a failure and cleans up
			.concatMapDelayError((chunk) -> Mono
				.from(this.chunks.insertOne(new Document("files_id", file).append("n", chunk.getT1().intValue())
					.append("data", new Binary(chunk.getT2()))))
				.thenReturn(chunk.getT2().length), false, 1)
			.reduce(0L, Long::sum)
			.flatMap((length) -> Mono.from(this.files.insertOne(new Document("_id", file).append("length", length)
				.append("chunkSize", CHUNK)
				.append("uploadDate", Date.from(at)))).thenReturn(length));
	}

	/**
	 * Takes the mark off a file: somebody refers to it.
	 * @param id the file
	 * @return completes when written
	 */
	public Mono<Void> keep(String id) {
		return Mono.from(this.marks.deleteOne(is(id))).then();
	}

	/**
	 * Marks a file that may no longer be referred to.
	 * @param id the file
	 * @param at when
	 * @return completes when written
	 */
	public Mono<Void> letGo(String id, Instant at) {
		Document mark = new Document("_id", new ObjectId(id)).append("at", Date.from(at));
		return this.indexes
			.then(Mono.defer(() -> Mono.from(this.marks.replaceOne(is(id), mark, new ReplaceOptions().upsert(true)))))
			.then();
	}

	/**
	 * Finds files that have been marked for long.
	 * @param before marked before
	 * @param limit how many at most
	 * @return the files, the oldest first
	 */
	public Flux<String> marked(Instant before, int limit) {
		return Flux.from(this.marks.find(Filters.lt("at", Date.from(before))).sort(Sorts.ascending("at")).limit(limit))
			.map((mark) -> mark.getObjectId("_id").toHexString());
	}

	/**
	 * Removes a file, whole or not, and its mark.
	 * @param id the file
	 * @return completes when nothing is left of it
	 */
	public Mono<Void> remove(String id) {
		return Mono.from(this.files.deleteOne(is(id)))
			.then(Mono.from(this.chunks.deleteMany(Filters.eq("files_id", new ObjectId(id)))))
			.then(keep(id));
	}

	/**
	 * Reads a part of a file. Each element reads one chunk when it is subscribed to, and
	 * not before.
	 * @param id the file
	 * @param from first byte
	 * @param to byte after the last; not beyond the file
	 * @return the bytes; {@link MissingChunkException} when the store has lost some
	 */
	public Flux<Mono<byte[]>> read(String id, long from, long to) {
		int first = (int) (from / CHUNK);
		int last = (int) ((to + CHUNK - 1) / CHUNK);
		return Flux.fromStream(() -> IntStream.range(first, last)
			.mapToObj(
					(n) -> chunk(new ObjectId(id), n).map((bytes) -> Chunks.slice(bytes, (long) n * CHUNK, from, to))));
	}

	private Mono<byte[]> chunk(ObjectId file, int n) {
		return Mono
			.from(this.chunks.find(Filters.and(Filters.eq("files_id", file), Filters.eq("n", n)))
				.projection(Projections.include("data"))
				.first())
			.map((chunk) -> chunk.get("data", Binary.class).getData())
			.switchIfEmpty(Mono.error(() -> new MissingChunkException(file.toHexString(), n)));
	}

	private static Bson is(String id) {
		return Filters.eq("_id", new ObjectId(id));
	}

}
