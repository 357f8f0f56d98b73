package dev.project06.records.attachment;

import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoDatabase;
import com.mongodb.reactivestreams.client.gridfs.GridFSBuckets;
import dev.project06.records.attachment.content.FileType;
import dev.project06.records.dossier.Actor;
import dev.project06.records.dossier.DossierCode;
import dev.project06.records.filing.RefusedFieldException;
import dev.project06.records.filing.RequestKey;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a store must do with files, whatever it is.
 */
abstract class FileStoreKit {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final Instant NOW = Instant.parse("2026-11-22T02:00:00.123Z");

	private static final DossierCode DOSSIER = new DossierCode("H26-261122-0001");

	private final MongoClient client;

	private final MongoDatabase database;

	private final FileStore files;

	private final AttachmentStore attachments;

	FileStoreKit(String connection) {
		this.client = MongoClients.create(connection);
		this.database = this.client.getDatabase("files" + UUID.randomUUID().toString().substring(0, 8));
		this.files = new FileStore(this.database);
		this.attachments = new AttachmentStore(this.database);
	}

	@AfterEach
	void drop() {
		get(Mono.from(this.database.drop()).thenReturn(true));
		this.client.close();
	}

	@Test
	void whatIsWrittenIsReadAgainWhateverTheParts() {
		byte[] content = content(3 * FileStore.CHUNK + 17);
		String file = write(Flux.just(Arrays.copyOf(content, 1), Arrays.copyOfRange(content, 1, 400_000),
				Arrays.copyOfRange(content, 400_000, content.length)));
		assertThat(read(file, 0, content.length)).isEqualTo(content);
		long end = FileStore.CHUNK;
		assertThat(read(file, end - 1, end + 1))
			.isEqualTo(Arrays.copyOfRange(content, FileStore.CHUNK - 1, FileStore.CHUNK + 1));
		assertThat(read(file, end, 2 * end))
			.isEqualTo(Arrays.copyOfRange(content, FileStore.CHUNK, 2 * FileStore.CHUNK));
		assertThat(read(file, content.length - 1, content.length)).hasSize(1);
	}

	@Test
	void theDriversGridFsReadsWhatIsWritten() {
		byte[] content = content(FileStore.CHUNK + 5);
		String file = write(Flux.just(content));
		byte[] read = get(
				Flux.from(GridFSBuckets.create(this.database).downloadToPublisher(new ObjectId(file))).map((buffer) -> {
					byte[] part = new byte[buffer.remaining()];
					buffer.get(part);
					return part;
				}).collectList().map(FileStoreKit::join));
		assertThat(read).isEqualTo(content);
	}

	@Test
	void aLargeFileIsNeverInMemory() throws Exception {
		AtomicInteger ahead = new AtomicInteger();
		AtomicInteger most = new AtomicInteger();
		byte[] part = content(64 * 1024);
		int parts = 512;
		String file = get(this.files.begin(NOW));
		Flux<byte[]> source = Flux.range(0, parts).map((n) -> {
			most.accumulateAndGet(ahead.incrementAndGet(), Math::max);
			return part;
		});
		Flux<byte[]> watched = source.publishOn(Schedulers.boundedElastic(), 4).doOnNext((next) -> {
			if (ahead.decrementAndGet() > 8) {
				throw new AssertionError("The source runs ahead");
			}
		});
		assertThat(get(this.files.write(file, watched, NOW))).isEqualTo((long) parts * part.length);
		assertThat(most.get()).isLessThanOrEqualTo(8);
		MessageDigest digest = MessageDigest.getInstance("SHA-256");
		AtomicInteger chunks = new AtomicInteger();
		get(this.files.read(file, 0, (long) parts * part.length).concatMap((chunk) -> chunk, 1).doOnNext((chunk) -> {
			digest.update(chunk);
			chunks.incrementAndGet();
		}).then(Mono.just(true)));
		MessageDigest expected = MessageDigest.getInstance("SHA-256");
		for (int n = 0; n < parts; n++) {
			expected.update(part);
		}
		assertThat(HexFormat.of().formatHex(digest.digest())).isEqualTo(HexFormat.of().formatHex(expected.digest()));
		assertThat(chunks.get()).isEqualTo(Math.ceilDiv(parts * part.length, FileStore.CHUNK));
	}

	@Test
	void aFileThatBrokeOffIsFoundAndNothingIsLeftOfIt() {
		String file = get(this.files.begin(NOW));
		StepVerifier
			.create(this.files.write(file,
					Flux.concat(Flux.just(content(3 * FileStore.CHUNK)), Flux.error(new BrokenOffException())), NOW))
			.expectError(BrokenOffException.class)
			.verify(PATIENCE);
		assertThat(count("fs.chunks")).isBetween(1L, 3L);
		assertThat(count("fs.files")).isZero();
		assertThat(get(this.files.marked(NOW, 10).collectList())).isEmpty();
		assertThat(get(this.files.marked(NOW.plusMillis(1), 10).collectList())).containsExactly(file);
		get(this.files.remove(file).thenReturn(true));
		assertThat(count("fs.chunks")).isZero();
		assertThat(count("fs.marks")).isZero();
	}

	@Test
	void theSweeperTakesWhatNobodyRefersToAndLeavesTheRest() {
		Sweeper sweeper = new Sweeper(this.files, this.attachments, AttachmentSettingsSample.SETTINGS,
				java.time.Clock.fixed(NOW, java.time.ZoneOffset.UTC));
		String kept = write(Flux.just(content(10)));
		String halfDone = write(Flux.just(content(10)));
		String lost = write(Flux.just(content(10)));
		get(this.files.keep(kept).thenReturn(true));
		get(this.attachments.create(attachment(halfDone, "a".repeat(64)), new RequestKey("k1", "b")));
		assertThat(get(sweeper.sweep(Duration.ofSeconds(1)))).isZero();
		assertThat(get(sweeper.sweep(Duration.ofSeconds(-1)))).isEqualTo(1);
		assertThat(read(kept, 0, 10)).hasSize(10);
		assertThat(read(halfDone, 0, 10)).hasSize(10);
		StepVerifier.create(this.files.read(lost, 0, 10).concatMap((chunk) -> chunk))
			.expectError(MissingChunkException.class)
			.verify(PATIENCE);
		assertThat(count("fs.marks")).isZero();
	}

	@Test
	void ofTwoAttachmentsWithOneKeyTheFirstStands() {
		Attachment first = attachment(AttachmentStore.newId(), "a".repeat(64));
		RequestKey key = new RequestKey("key", "body");
		assertThat(get(this.attachments.create(first, key)).attachment()).isEqualTo(first);
		assertThat(get(this.attachments.create(attachment(AttachmentStore.newId(), "b".repeat(64)), key)).attachment())
			.isEqualTo(first);
		assertThat(get(this.attachments.of(DOSSIER).collectList())).containsExactly(first);
	}

	@Test
	void theSameFileIsNotAttachedTwice() {
		Attachment first = attachment(AttachmentStore.newId(), "a".repeat(64));
		get(this.attachments.create(first, new RequestKey("k1", "b")));
		StepVerifier
			.create(this.attachments.create(attachment(AttachmentStore.newId(), "a".repeat(64)),
					new RequestKey("k2", "b")))
			.expectErrorSatisfies(
					(failure) -> assertThat(failure).isInstanceOfSatisfying(DuplicateAttachmentException.class,
							(duplicate) -> assertThat(duplicate.attachment()).isEqualTo(first.id())))
			.verify(PATIENCE);
	}

	@Test
	void ofAttachmentsBeyondTheLimitTheFirstOnesStay() {
		Attachment first = attachment(AttachmentStore.newId(), "a".repeat(64));
		Attachment second = attachment(AttachmentStore.newId(), "b".repeat(64));
		get(this.attachments.create(second, new RequestKey("k2", "b")));
		get(this.attachments.create(first, new RequestKey("k1", "b")));
		StepVerifier.create(this.attachments.refuseBeyond(first, 1)).expectComplete().verify(PATIENCE);
		StepVerifier.create(this.attachments.refuseBeyond(second, 1))
			.expectError(RefusedFieldException.class)
			.verify(PATIENCE);
		assertThat(get(this.attachments.of(DOSSIER).collectList())).containsExactly(first);
	}

	@Test
	void aHiddenAttachmentIsGoneForEverybodyAndCanComeBack() {
		Attachment one = attachment(AttachmentStore.newId(), "a".repeat(64));
		get(this.attachments.create(one, new RequestKey("k", "b")));
		assertThat(get(this.attachments.hide(one, NOW))).isTrue();
		assertThat(get(this.attachments.hide(one, NOW))).isFalse();
		assertThat(get(this.attachments.of(DOSSIER).collectList())).isEmpty();
		assertThat(get(this.attachments.find(DOSSIER, one.id()).hasElement())).isFalse();
		assertThat(get(this.attachments.removed(NOW, 10).collectList())).isEmpty();
		assertThat(get(this.attachments.removed(NOW.plusMillis(1), 10).collectList())).containsExactly(one);
		get(this.attachments.show(one).thenReturn(true));
		assertThat(get(this.attachments.of(DOSSIER).collectList())).containsExactly(one);
	}

	@Test
	void anAttachmentIsUncountedUntilItIsCountedAsItStands() {
		Attachment one = attachment(AttachmentStore.newId(), "a".repeat(64));
		get(this.attachments.create(one, new RequestKey("k", "b")));
		assertThat(uncounted()).containsExactly(DOSSIER);
		get(this.attachments.scanned(one, Attachment.Scan.CLEAN, null).thenReturn(true));
		get(this.attachments.counted(List.of(one)).thenReturn(true));
		assertThat(uncounted()).containsExactly(DOSSIER);
		get(this.attachments.of(DOSSIER).collectList().flatMap(this.attachments::counted).thenReturn(true));
		assertThat(uncounted()).isEmpty();
	}

	private List<DossierCode> uncounted() {
		return get(this.attachments.uncounted(NOW.plusMillis(1), 10).collectList());
	}

	@Test
	void aWaitingFileIsTakenByOneScannerUntilItsTimeIsOver() {
		Attachment waiting = attachment(AttachmentStore.newId(), "a".repeat(64));
		get(this.attachments.create(waiting, new RequestKey("k1", "b")));
		List<AttachmentStore.Claim> claims = get(
				Flux.range(0, 8).flatMap((n) -> this.attachments.claim(NOW, NOW.plusSeconds(60))).collectList());
		assertThat(claims).containsExactly(new AttachmentStore.Claim(waiting, 1));
		assertThat(get(this.attachments.claim(NOW.plusSeconds(61), NOW.plusSeconds(120))).tries()).isEqualTo(2);
		get(this.attachments.scanned(waiting, Attachment.Scan.CLEAN, null).thenReturn(true));
		assertThat(get(this.attachments.claim(NOW.plusSeconds(300), NOW.plusSeconds(400)).hasElement())).isFalse();
		assertThat(get(this.attachments.find(DOSSIER, waiting.id())).scan()).isEqualTo(Attachment.Scan.CLEAN);
	}

	private static Attachment attachment(String file, String sha256) {
		return new Attachment(AttachmentStore.newId(), DOSSIER, Attachment.Kind.COMPONENT, "TK", "Tờ khai.pdf",
				FileType.PDF, 10, sha256, true, new DossierCode("H26-261121-0001"), file, Attachment.Scan.PENDING,
				new Actor("officer", "H26", "o"), NOW);
	}

	private String write(Flux<byte[]> parts) {
		String file = get(this.files.begin(NOW));
		get(this.files.write(file, parts, NOW));
		return file;
	}

	private byte[] read(String file, long from, long to) {
		return get(this.files.read(file, from, to).concatMap((chunk) -> chunk).collectList().map(FileStoreKit::join));
	}

	private long count(String collection) {
		return get(Mono.from(this.database.getCollection(collection).countDocuments(new Document())));
	}

	private static byte[] join(List<byte[]> parts) {
		java.io.ByteArrayOutputStream whole = new java.io.ByteArrayOutputStream();
		parts.forEach(whole::writeBytes);
		return whole.toByteArray();
	}

	private static byte[] content(int length) {
		byte[] content = new byte[length];
		new java.util.Random(length).nextBytes(content);
		return content;
	}

	private static <T> T get(Mono<T> mono) {
		return java.util.Objects.requireNonNull(mono.block(PATIENCE));
	}

	private static final class BrokenOffException extends IllegalStateException {

		private static final long serialVersionUID = 1L;

	}

}
