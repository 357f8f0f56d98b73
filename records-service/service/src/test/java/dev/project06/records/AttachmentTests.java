package dev.project06.records;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;

import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.project06.records.attachment.content.SampleFiles;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;

import static org.assertj.core.api.Assertions.assertThat;

class AttachmentTests extends RunningService {

	private static final String EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}" + "$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final String subject = citizen(ownNumber());

	private final String citizen = REALM.citizen(this.subject);

	private final String officer = REALM.officer("H26");

	@Test
	void aFileIsGivenOutAsItCameOnceItIsClean() {
		String code = dossier();
		byte[] file = SampleFiles.pdf("giấy");
		JsonNode made = json(upload(this.citizen, code, "k", "TK", "Giấy khai sinh.pdf", file), 201);
		assertThat(made.get("scan").asString()).isEqualTo("PENDING");
		assertThat(made.get("name").asString()).isEqualTo("Giấy khai sinh.pdf");
		assertThat(made.get("by").asString()).isEqualTo("citizen");
		String id = clean(this.citizen, code, made);
		byte[] given = content(this.officer, code, id, Map.of()).expectStatus()
			.isOk()
			.expectHeader()
			.valueEquals("ETag", '"' + made.get("sha256").asString() + '"')
			.expectHeader()
			.valueEquals("X-Content-Type-Options", "nosniff")
			.expectHeader()
			.valueEquals("Cache-Control", "no-store")
			.expectHeader()
			.valueEquals("Content-Security-Policy", "sandbox; default-src 'none'")
			.expectHeader()
			.valueEquals("Content-Disposition",
					"attachment; filename=\"Giay khai sinh.pdf\"; filename*=UTF-8''Gi%E1%BA%A5y%20khai%20sinh.pdf")
			.expectHeader()
			.contentType(MediaType.APPLICATION_PDF)
			.expectHeader()
			.contentLength(file.length)
			.expectBody()
			.returnResult()
			.getResponseBody();
		assertThat(given).isEqualTo(file);
		assertThat(json(get(this.officer, path(code) + '/' + id), 200).get("sha256")).isEqualTo(made.get("sha256"));
	}

	@Test
	void aPartOfAFileIsGivenOut() {
		String code = dossier();
		byte[] file = SampleFiles.pdf("range");
		JsonNode made = json(upload(this.citizen, code, "k", "TK", "a.pdf", file), 201);
		String id = clean(this.citizen, code, made);
		String tag = '"' + made.get("sha256").asString() + '"';
		assertThat(content(this.citizen, code, id, Map.of("Range", "bytes=2-5")).expectStatus()
			.isEqualTo(206)
			.expectHeader()
			.valueEquals("Content-Range", "bytes 2-5/" + file.length)
			.expectBody()
			.returnResult()
			.getResponseBody()).isEqualTo(Arrays.copyOfRange(file, 2, 6));
		for (String range : new String[] { "bytes=0-1,3-4", "bytes=" + file.length + "-", "lines=1-2", "bytes=9-2" }) {
			assertThat(content(this.citizen, code, id, Map.of("Range", range)).expectStatus()
				.isOk()
				.expectBody()
				.returnResult()
				.getResponseBody()).as(range).isEqualTo(file);
		}
		content(this.citizen, code, id, Map.of("Range", "bytes=0-1", "If-Range", "\"other\"")).expectStatus()
			.isOk()
			.expectBody();
		content(this.citizen, code, id, Map.of("If-None-Match", tag)).expectStatus().isNotModified().expectBody();
	}

	@Test
	void anInfectedFileIsNeverGivenOut() {
		String code = dossier();
		JsonNode made = json(upload(this.citizen, code, "k", "TK", "a.pdf", SampleFiles.pdf(EICAR)), 201);
		JsonNode scanned = scanned(this.citizen, code, made);
		assertThat(scanned.get("scan").asString()).isEqualTo("INFECTED");
		JsonNode problem = problem(content(this.officer, code, made.get("id").asString(), Map.of()), 409,
				"file-withheld");
		assertThat(problem.get("scan").asString()).isEqualTo("INFECTED");
		assertThat(json(get(this.officer, path(code)), 200).at("/papers/components").asInt()).isZero();
	}

	@Test
	void aRepeatedUploadIsAnsweredAsTheFirstAndAnotherFileIsRefused() {
		String code = dossier();
		JsonNode first = json(upload(this.citizen, code, "k", "TK", "a.pdf", SampleFiles.pdf("1")), 201);
		WebTestClient.ResponseSpec again = upload(this.citizen, code, "k", "TK", "a.pdf", SampleFiles.pdf("1"));
		again.expectHeader().valueEquals("Idempotency-Replayed", "true");
		assertThat(json(again, 201).get("id")).isEqualTo(first.get("id"));
		JsonNode problem = problem(upload(this.citizen, code, "k", "TK", "a.pdf", SampleFiles.pdf("2")), 409,
				"idempotency-conflict");
		assertThat(problem.get("attachment")).isEqualTo(first.get("id"));
		problem(upload(this.citizen, code, "k", "TK", "b.pdf", SampleFiles.pdf("1")), 409, "idempotency-conflict");
		problem(upload(this.citizen, code, "", "TK", "a.pdf", SampleFiles.pdf("1")), 400, "idempotency-key-required");
		JsonNode same = problem(upload(this.citizen, code, "k2", "TK", "a.pdf", SampleFiles.pdf("1")), 409,
				"duplicate-file");
		assertThat(same.get("attachment")).isEqualTo(first.get("id"));
		assertThat(json(get(this.citizen, path(code)), 200).get("items")).hasSize(1);
	}

	@Test
	void ofManyEqualUploadsAtOnceOneIsMade() {
		String code = dossier();
		byte[] file = SampleFiles.pdf("race");
		List<String> ids = Flux.range(0, 6)
			.flatMap((n) -> Mono
				.fromCallable(
						() -> json(upload(this.citizen, code, "k", "TK", "a.pdf", file), 201).get("id").asString())
				.subscribeOn(reactor.core.scheduler.Schedulers.boundedElastic()))
			.collectList()
			.block(PATIENCE);
		assertThat(ids).hasSize(6);
		assertThat(new HashSet<>(Objects.requireNonNull(ids))).hasSize(1);
		assertThat(json(get(this.citizen, path(code)), 200).get("items")).hasSize(1);
	}

	@Test
	void onlyTheCitizenAndTheAgencyInChargeAttachAndRead() {
		String code = dossier();
		String stranger = REALM.citizen(citizen(ownNumber()));
		String auditor = REALM.token("auditor", (claims) -> claims);
		byte[] file = SampleFiles.pdf("whose");
		problem(upload(stranger, code, "k", "TK", "a.pdf", file), 404, "not-found");
		problem(upload(REALM.officer("G09"), code, "k", "TK", "a.pdf", file), 404, "not-found");
		problem(upload(auditor, code, "k", "TK", "a.pdf", file), 403, "forbidden");
		String id = clean(this.citizen, code, json(upload(this.citizen, code, "k", "TK", "a.pdf", file), 201));
		problem(content(stranger, code, id, Map.of()), 404, "not-found");
		problem(content(auditor, code, id, Map.of()), 403, "forbidden");
		problem(content(this.citizen, code, "000000000000000000000000", Map.of()), 404, "not-found");
		problem(content(this.citizen, dossier(), id, Map.of()), 404, "not-found");
		assertThat(json(get(auditor, path(code)), 200).get("items")).hasSize(1);
	}

	@Test
	void aResultComesFromTheOfficerOnceTheDossierIsReceived() {
		String code = dossier();
		byte[] file = SampleFiles.pdf("result");
		problem(send(this.officer, code, "?kind=RESULT", "k", "kq.pdf", "application/pdf", file), 409, "wrong-state");
		receive(code);
		problem(send(this.citizen, code, "?kind=RESULT", "k", "kq.pdf", "application/pdf", file), 403, "forbidden");
		JsonNode made = json(send(this.officer, code, "?kind=RESULT", "k", "kq.pdf", "application/pdf", file), 201);
		clean(this.officer, code, made);
		assertThat(json(get(this.citizen, path(code)), 200).at("/papers/electronicResult").asBoolean()).isTrue();
	}

	@Test
	void whatAnOfficerDigitisesIsCounted() {
		String code = dossier();
		problem(send(this.citizen, code, "?component=TK&digitised=true", "k", "a.pdf", "application/pdf",
				SampleFiles.pdf("d")), 403, "forbidden");
		receive(code);
		json(send(this.officer, code, "?component=TK&digitised=true", "k", "a.pdf", "application/pdf",
				SampleFiles.pdf("d")), 201);
		assertThat(json(get(this.citizen, path(code)), 200).at("/papers/digitised").asInt()).isEqualTo(1);
		problem(upload(this.citizen, code, "k2", "TK", "b.pdf", SampleFiles.pdf("late")), 409, "wrong-state");
	}

	@Test
	void theDossierAndItsEventsTellItsPapers() {
		String code = dossier();
		json(upload(this.citizen, code, "k", "TK", "a.pdf", SampleFiles.pdf("p")), 201);
		JsonNode after = json(get(this.citizen, DOSSIERS + '/' + code), 200);
		assertThat(after.at("/papers/components").asInt()).isEqualTo(1);
		assertThat(after.get("version").asInt()).isGreaterThan(1);
		assertThat(data(code)).contains("\"papers\":{\"components\":1,");
	}

	@Test
	void whatWasNotCountedWhenTheServiceEndedIsCountedByTheNext() {
		String code = dossier();
		String id = clean(this.citizen, code,
				json(upload(this.citizen, code, "k", "TK", "a.pdf", SampleFiles.pdf("u")), 201));
		with((records) -> {
			update(records, "dossiers", new Document("_id", code), new Document("$unset", new Document("papers", "")));
			update(records, "attachments", new Document("_id", new ObjectId(id)),
					new Document("$set", new Document("uncounted", true).append("at", longAgo())));
		});
		Awaitility.await()
			.atMost(PATIENCE)
			.until(() -> json(get(this.citizen, DOSSIERS + '/' + code), 200).at("/papers/components").asInt() == 1);
	}

	@Test
	void aRemovalThatBrokeOffIsCompletedOnlyBeforeReception() {
		String code = dossier();
		String received = dossier();
		json(upload(this.citizen, code, "k", "TK", "a.pdf", SampleFiles.pdf("h1")), 201);
		json(upload(this.citizen, received, "k", "TK", "a.pdf", SampleFiles.pdf("h2")), 201);
		receive(received);
		with((records) -> List.of(code, received)
			.forEach((dossier) -> update(records, "attachments", new Document("dossier", dossier),
					new Document("$set", new Document("hiddenAt", longAgo())))));
		Awaitility.await()
			.atMost(PATIENCE)
			.until(() -> json(get(this.citizen, DOSSIERS + '/' + code), 200).at("/papers/components").asInt() == 0
					&& json(get(this.citizen, path(received)), 200).get("items").size() == 1);
		assertThat(json(get(this.citizen, path(code)), 200).get("items")).isEmpty();
	}

	private static Date longAgo() {
		return Date.from(Instant.now().minusSeconds(3600));
	}

	private static void update(MongoDatabase records, String collection, Document filter, Document update) {
		Mono.from(records.getCollection(collection).updateOne(filter, update)).block(PATIENCE);
	}

	private static void with(Consumer<MongoDatabase> use) {
		try (MongoClient direct = MongoClients.create(STORE.connectionString())) {
			use.accept(direct.getDatabase("records"));
		}
	}

	/**
	 * What the change log of the service has of a dossier, which is what goes to the
	 * broker.
	 */
	private static String data(String code) {
		StringBuilder all = new StringBuilder();
		with((records) -> Awaitility.await().atMost(PATIENCE).until(() -> {
			all.setLength(0);
			Flux.from(records.getCollection("changes").find(new Document("dossier", code)))
				.map((change) -> change.getString("type") + ' ' + change.getString("data"))
				.doOnNext(all::append)
				.blockLast(PATIENCE);
			return all.indexOf("updated") >= 0;
		}));
		return all.toString();
	}

	@Test
	void aFileOfAnEarlierDossierIsUsedAgainWithoutAnUpload() {
		String earlier = dossier();
		JsonNode made = json(upload(this.citizen, earlier, "k", "TK", "a.pdf", SampleFiles.pdf("again")), 201);
		String code = dossier();
		String body = "{\"dossier\":\"%s\",\"attachment\":\"%s\",\"component\":\"TK\"}".formatted(earlier,
				made.get("id").asString());
		clean(this.citizen, earlier, made);
		JsonNode reused = json(post(this.citizen, path(code), "r", body), 201);
		assertThat(reused.get("reusedFrom").asString()).isEqualTo(earlier);
		assertThat(json(post(this.citizen, path(code), "r", body), 201).get("id")).isEqualTo(reused.get("id"));
		assertThat(json(get(this.citizen, path(code)), 200).at("/papers/reused").asInt()).isEqualTo(1);
		delete(this.citizen, earlier, made.get("id").asString(), made.get("sha256").asString()).expectStatus()
			.isNoContent()
			.expectBody();
		content(this.citizen, code, reused.get("id").asString(), Map.of()).expectStatus().isOk().expectBody();
		JsonNode other = submit(citizen(ownNumber()));
		problem(post(this.officer, path(other.get("code").asString()), "r2",
				body.replace(earlier, code).replace(made.get("id").asString(), reused.get("id").asString())), 400,
				"invalid-input");
	}

	@Test
	void aFileIsTakenOffByWhoAttachedItBeforeReception() {
		String code = dossier();
		JsonNode made = json(upload(this.citizen, code, "k", "TK", "a.pdf", SampleFiles.pdf("off")), 201);
		String id = made.get("id").asString();
		String tag = made.get("sha256").asString();
		problem(delete(this.officer, code, id, tag), 403, "forbidden");
		problem(delete(this.citizen, code, id, null), 428, "revision-required");
		problem(delete(this.citizen, code, id, "other"), 412, "other-revision");
		JsonNode second = json(upload(this.citizen, code, "k2", "TK", "b.pdf", SampleFiles.pdf("on")), 201);
		delete(this.citizen, code, id, tag).expectStatus().isNoContent().expectBody();
		problem(delete(this.citizen, code, id, tag), 404, "not-found");
		receive(code);
		problem(delete(this.citizen, code, second.get("id").asString(), second.get("sha256").asString()), 409,
				"wrong-state");
	}

	@ParameterizedTest(name = "{0}, {1}: {3}")
	@CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
			text/html                 | attachment; filename="a.html" | 415 | unsupported-media-type
			application/octet-stream  | attachment; filename="a.pdf"  | 415 | unsupported-media-type
			image/png                 | attachment; filename="a.png"  | 400 | file-mislabelled
			application/pdf           |                               | 400 | required
			application/pdf           | attachment                    | 400 | required
			application/pdf           | attachment; filename="a.exe"  | 400 | file-name-extension
			application/pdf           | attachment; filename="901190007792.pdf" | 400 | file-name-personal-number
			application/pdf           | attachment; filename*=UTF-8''%ZZ.pdf | 400 | file-name-encoding
			""")
	void whatIsSaidOfAFileHasToFit(String type, @Nullable String disposition, int status, String check) {
		String code = dossier();
		WebTestClient.ResponseSpec answer = client().post().uri(path(code) + "?component=TK").headers((headers) -> {
			headers.setBearerAuth(this.citizen);
			headers.set("Idempotency-Key", "k");
			headers.set(HttpHeaders.CONTENT_TYPE, type);
			if (disposition != null) {
				headers.set(HttpHeaders.CONTENT_DISPOSITION, disposition);
			}
		}).bodyValue(SampleFiles.pdf("x")).exchange();
		JsonNode problem = problem(answer, status, (status == 400) ? "invalid-input" : check);
		assertThat(problem.toString()).doesNotContain("901190007792");
		if (status == 400) {
			assertThat(problem.at("/errors/0/check").asString()).isEqualTo(check);
			assertThat(problem.at("/errors/0/message").asString()).isNotEqualTo("không hợp lệ");
		}
		assertThat(json(get(this.citizen, path(code)), 200).get("items")).isEmpty();
	}

	@Test
	void aLargeFileStreamsBothWays() {
		String code = dossier();
		int parts = 640;
		byte[] filling = new byte[64 * 1024];
		Arrays.fill(filling, (byte) ' ');
		Flux<byte[]> file = Flux.concat(Flux.just("%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII)),
				Flux.range(0, parts).map((n) -> filling), Flux.just("%%EOF\n".getBytes(StandardCharsets.US_ASCII)));
		long size = 9 + 6 + (long) parts * filling.length;
		JsonNode made = json(stream(code, "large.pdf", file, -1), 201);
		assertThat(made.get("size").asLong()).isEqualTo(size);
		String id = clean(this.citizen, code, made);
		Long given = content(this.citizen, code, id, Map.of()).expectStatus()
			.isOk()
			.returnResult(DataBuffer.class)
			.getResponseBody()
			.map((buffer) -> {
				int length = buffer.readableByteCount();
				org.springframework.core.io.buffer.DataBufferUtils.release(buffer);
				return (long) length;
			})
			.reduce(0L, Long::sum)
			.block(PATIENCE);
		assertThat(given).isEqualTo(size);
	}

	@Test
	void aFileAboveTheLimitIsRefusedByItsAnnouncedLengthAlready() {
		String code = dossier();
		String reply = raw(code, "Content-Length: 200000000\r\n\r\n%PDF-1.7", true);
		assertThat(reply).startsWith("HTTP/1.1 413").contains("body-too-large").contains("\"limit\":104857600");
		assertThat(json(get(this.citizen, path(code)), 200).get("items")).isEmpty();
	}

	@Test
	void anUploadThatBreaksOffLeavesNothingToSee() {
		String code = dossier();
		raw(code, "Content-Length: 1000000\r\n\r\n%PDF-1.7" + " ".repeat(600_000), false);
		assertThat(json(get(this.citizen, path(code)), 200).get("items")).isEmpty();
		raw(code, "Transfer-Encoding: chunked\r\n\r\n17\r\n"
				+ new String(SampleFiles.jpeg(), StandardCharsets.ISO_8859_1) + "\r\n", false);
		assertThat(json(get(this.citizen, path(code)), 200).get("items")).isEmpty();
		JsonNode made = json(upload(this.citizen, code, "k", "TK", "a.pdf", SampleFiles.pdf("after")), 201);
		assertThat(json(get(this.citizen, path(code)), 200).get("items")).hasSize(1);
		assertThat(made.get("id").asString()).hasSize(24);
	}

	@Test
	void whatAServiceLeftThatWasKilledAmidAnUploadIsSweptByTheNext() {
		try (MongoClient direct = MongoClients.create(STORE.connectionString())) {
			MongoDatabase records = direct.getDatabase("records");
			ObjectId file = new ObjectId();
			Document mark = new Document("_id", file).append("at", Date.from(Instant.now().minusSeconds(7200)));
			Document chunk = new Document("files_id", file).append("n", 0).append("data", new Binary(new byte[10]));
			Mono.from(records.getCollection("fs.chunks").insertOne(chunk)).block(PATIENCE);
			Mono.from(records.getCollection("fs.marks").insertOne(mark)).block(PATIENCE);
			Awaitility.await()
				.atMost(PATIENCE)
				.until(() -> Mono
					.from(records.getCollection("fs.chunks").countDocuments(new Document("files_id", file)))
					.block(PATIENCE), Long.valueOf(0)::equals);
		}
	}

	private String dossier() {
		return submit(this.subject).get("code").asString();
	}

	private void receive(String code) {
		json(post(this.officer, DOSSIERS + '/' + code + "/receive"), 200);
	}

	private static String path(String code) {
		return DOSSIERS + '/' + code + "/attachments";
	}

	private String clean(String token, String code, JsonNode made) {
		assertThat(scanned(token, code, made).get("scan").asString()).isEqualTo("CLEAN");
		return made.get("id").asString();
	}

	private JsonNode scanned(String token, String code, JsonNode made) {
		String one = path(code) + '/' + made.get("id").asString();
		return Awaitility.await()
			.atMost(PATIENCE)
			.until(() -> json(get(token, one), 200), (found) -> !found.get("scan").asString().equals("PENDING"));
	}

	private WebTestClient.ResponseSpec upload(String token, String code, String key, String component, String name,
			byte[] file) {
		return send(token, code, "?component=" + component, key, name, "application/pdf", file);
	}

	private WebTestClient.ResponseSpec send(String token, String code, String query, String key, String name,
			String type, byte[] file) {
		return client().post().uri(path(code) + query).headers((headers) -> {
			headers.setBearerAuth(token);
			if (!key.isEmpty()) {
				headers.set("Idempotency-Key", code + key);
			}
			headers.set(HttpHeaders.CONTENT_TYPE, type);
			headers.setContentDisposition(org.springframework.http.ContentDisposition.attachment()
				.filename(name, StandardCharsets.UTF_8)
				.build());
		}).bodyValue(file).exchange();
	}

	private WebTestClient.ResponseSpec stream(String code, String name, Flux<byte[]> file, long length) {
		DefaultDataBufferFactory buffers = DefaultDataBufferFactory.sharedInstance;
		return client().post().uri(path(code) + "?component=TK").headers((headers) -> {
			headers.setBearerAuth(this.citizen);
			headers.set("Idempotency-Key", UUID.randomUUID().toString());
			headers.setContentType(MediaType.APPLICATION_PDF);
			headers.set(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"");
			if (length >= 0) {
				headers.setContentLength(length);
			}
		}).body(BodyInserters.fromDataBuffers(file.map(buffers::wrap))).exchange();
	}

	private WebTestClient.ResponseSpec content(String token, String code, String id, Map<String, String> more) {
		return client().get().uri(path(code) + '/' + id + "/content").headers((headers) -> {
			headers.setBearerAuth(token);
			more.forEach(headers::set);
		}).exchange();
	}

	private WebTestClient.ResponseSpec delete(String token, String code, String id, @Nullable String tag) {
		return client().delete().uri(path(code) + '/' + id).headers((headers) -> {
			headers.setBearerAuth(token);
			if (tag != null) {
				headers.setIfMatch('"' + tag + '"');
			}
		}).exchange();
	}

	/** Sends bytes as they are and hangs up, or waits for the answer first. */
	private String raw(String code, String rest, boolean wait) {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
			socket.setSoTimeout((int) PATIENCE.toMillis());
			OutputStream out = socket.getOutputStream();
			out.write(("POST " + path(code) + "?component=TK HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
					+ this.citizen + "\r\nContent-Type: "
					+ (rest.startsWith("Transfer") ? "image/jpeg" : "application/pdf") + "\r\nIdempotency-Key: raw\r\n"
					+ "Content-Disposition: attachment; filename=\"a." + (rest.startsWith("Transfer") ? "jpg" : "pdf")
					+ "\"\r\n" + rest)
				.getBytes(StandardCharsets.ISO_8859_1));
			out.flush();
			StringBuilder reply = new StringBuilder();
			while (wait && !reply.toString().contains("traceId")) {
				int next = socket.getInputStream().read();
				if (next < 0) {
					break;
				}
				reply.append((char) next);
			}
			return reply.toString();
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

}
