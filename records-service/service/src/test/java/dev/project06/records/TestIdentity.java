package dev.project06.records;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.project06.identity.api.CitizenId;
import dev.project06.identity.api.Purpose;
import dev.project06.identity.api.Receipt;
import dev.project06.identity.api.ReceiptSigner;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stands in for identity-service and for the realm's token endpoint: real HTTP, receipts
 * really signed. Can be away or slow, and can change its key.
 */
final class TestIdentity implements AutoCloseable {

	private final Map<String, CitizenId> citizens = new ConcurrentHashMap<>();

	private final Map<String, Registered> register = new ConcurrentHashMap<>();

	private final List<String> changes = new CopyOnWriteArrayList<>();

	private final List<JsonNode> matched = new CopyOnWriteArrayList<>();

	private final AtomicInteger receipts = new AtomicInteger();

	private final AtomicInteger tokens = new AtomicInteger();

	private final HttpServer server;

	private volatile ECKey key = newKey();

	private volatile int status = 200;

	private volatile int tokenStatus = 200;

	private volatile String token = UUID.randomUUID().toString();

	private volatile Duration delay = Duration.ZERO;

	private TestIdentity(HttpServer server) {
		this.server = server;
	}

	static TestIdentity start() {
		try {
			HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
			TestIdentity identity = new TestIdentity(server);
			server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
			server.createContext("/token", identity::token);
			server.createContext("/api/identity/v1/receipts", identity::receipt);
			server.createContext("/api/identity/v1/number-changes", identity::numberChanges);
			server.createContext("/api/identity/v1/keys", identity::keys);
			server.createContext("/api/identity/v1/matches", identity::matches);
			server.start();
			return identity;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	String url() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort();
	}

	/** Lets a subject be known, with its number. */
	String knows(String subject, String number) {
		this.citizens.put(subject, CitizenId.of(number));
		return subject;
	}

	/** Lets somebody be found by number, old number, or name with birth and place. */
	String registers(String number, @Nullable String oldNumber, String name, String birthDate, String place) {
		this.register.put(number, new Registered(CitizenId.of(number), oldNumber, name, birthDate, place));
		return number;
	}

	/** What was asked about claims on dossiers of an agency. */
	List<JsonNode> questionsOf(String agency) {
		return this.matched.stream()
			.filter((question) -> question.path("onBehalfOf").path("agency").asString().equals(agency))
			.toList();
	}

	void answers(int status) {
		this.status = status;
	}

	void givesTokens(int status) {
		this.tokenStatus = status;
	}

	/** Refuses every token that was given so far. */
	void forgetsItsTokens() {
		this.token = UUID.randomUUID().toString();
	}

	void takes(Duration delay) {
		this.delay = delay;
	}

	void changesItsKey() {
		this.key = newKey();
	}

	int receipts() {
		return this.receipts.get();
	}

	int tokens() {
		return this.tokens.get();
	}

	/** A receipt as the confirm operation gives it to an officer. */
	String confirmation(String number, String procedure, @Nullable String dossier, String agency) {
		return confirmation(number, procedure, dossier, agency, Instant.now());
	}

	String confirmation(String number, String procedure, @Nullable String dossier, String agency, Instant at) {
		return new ReceiptSigner(this.key).sign(new Receipt(UUID.randomUUID().toString(), CitizenId.of(number),
				Receipt.Method.CONFIRMATION, List.of("fullName", "birthDate"), 0, 0, "test-officer", agency,
				new Purpose(procedure, "Luật Căn cước", dossier), at, at.plusSeconds(600)));
	}

	/** A receipt as it is issued on a login, for which no officer has a use. */
	String login(String number, String procedure) {
		Instant now = Instant.now();
		return new ReceiptSigner(this.key).sign(new Receipt(UUID.randomUUID().toString(), CitizenId.of(number),
				Receipt.Method.LOGIN, List.of(), 2, 3, "records-service", "H26",
				new Purpose(procedure, "Luật Căn cước", null), now, now.plusSeconds(600)));
	}

	private void token(HttpExchange exchange) throws IOException {
		this.tokens.incrementAndGet();
		answer(exchange, this.tokenStatus,
				"{\"access_token\":\"" + this.token + "\",\"expires_in\":300,\"token_type\":\"Bearer\"}");
	}

	private void keys(HttpExchange exchange) throws IOException {
		answer(exchange, this.status, new JWKSet(this.key.toPublicJWK()).toString());
	}

	private void receipt(HttpExchange exchange) throws IOException {
		this.receipts.incrementAndGet();
		JsonNode request = JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes());
		CitizenId citizen = this.citizens.get(request.get("subject").asString());
		if (!("Bearer " + this.token).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
			answer(exchange, 401, "{}");
		}
		else if (this.status != 200) {
			answer(exchange, this.status, "{}");
		}
		else if (citizen == null) {
			answer(exchange, 404, "{\"type\":\"https://project06.dev/problems/unknown-subject\"}");
		}
		else {
			JsonNode purpose = request.get("purpose");
			Instant now = Instant.now();
			Receipt receipt = new Receipt(UUID.randomUUID().toString(), citizen, Receipt.Method.LOGIN, List.of(),
					request.get("accountLevel").asInt(), request.get("authenticationLevel").asInt(), "records-service",
					null, new Purpose(purpose.get("procedure").asString(), purpose.get("legalBasis").asString(),
							purpose.get("dossier").asString()),
					now, now.plusSeconds(600));
			answer(exchange, 200, "{\"receipt\":\"" + new ReceiptSigner(this.key).sign(receipt) + "\"}");
		}
	}

	/** Gives a number in place of another. */
	void reissues(String number, String instead) {
		change("REISSUED", number, instead);
	}

	/** Finds out whose an old number was. */
	void links(String oldNumber, String number, String name) {
		registers(number, oldNumber, name, "1960-01-01", "Huế");
		change("OLD_NUMBER_LINKED", oldNumber, number);
	}

	private void change(String kind, String from, String to) {
		synchronized (this.changes) {
			this.changes.add("{\"cursor\":\"%d\",\"kind\":\"%s\",\"from\":\"%s\",\"to\":\"%s\",\"at\":\"%s\"}"
				.formatted(this.changes.size() + 1, kind, from, to, Instant.now()));
		}
	}

	/** The cursor of the latest change. */
	String lastChange() {
		return Integer.toString(this.changes.size());
	}

	private void numberChanges(HttpExchange exchange) throws IOException {
		if (!("Bearer " + this.token).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
			answer(exchange, 401, "{}");
		}
		else if (this.status != 200) {
			answer(exchange, this.status, "{}");
		}
		else if (exchange.getRequestURI().getPath().endsWith("/receipts")) {
			renew(exchange);
		}
		else {
			int after = Integer.parseInt(exchange.getRequestURI().getQuery().replaceAll(".*after=([0-9]+).*", "$1"));
			List<String> all = List.copyOf(this.changes);
			answer(exchange, (after > all.size()) ? 416 : 200, "{\"changes\":[%s],\"next\":\"%d\"}"
				.formatted(String.join(",", all.subList(Math.min(after, all.size()), all.size())), all.size()));
		}
	}

	private void renew(HttpExchange exchange) throws IOException {
		JsonNode request = JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes());
		JsonNode change = JsonMapper.shared()
			.readTree(this.changes.get(Integer.parseInt(request.get("cursor").asString()) - 1));
		Instant now = Instant.now();
		ReceiptSigner signer = new ReceiptSigner(this.key);
		answer(exchange, 200,
				request.get("purposes")
					.valueStream()
					.map((purpose) -> signer
						.sign(new Receipt(UUID.randomUUID().toString(), CitizenId.of(change.get("to").asString()),
								Receipt.Method.RENEWAL, List.of("citizenId"), 0, 0, "records-service", null,
								new Purpose(purpose.get("procedure").asString(), purpose.get("legalBasis").asString(),
										purpose.get("dossier").asString()),
								now, now.plusSeconds(600))))
					.collect(Collectors.joining("\",\"", "{\"receipts\":[\"", "\"]}")));
	}

	private void matches(HttpExchange exchange) throws IOException {
		JsonNode request = JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes());
		boolean choice = exchange.getRequestURI().getPath().endsWith("/choice");
		if (!("Bearer " + this.token).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
			answer(exchange, 401, "{}");
		}
		else if (this.status != 200) {
			answer(exchange, this.status, "{}");
		}
		else if (choice) {
			Registered chosen = this.register.get(unhide(request.get("candidate").asString()));
			answer(exchange, (chosen != null) ? 200 : 409,
					(chosen != null) ? "{\"receipt\":\"" + receipt(chosen, request.get("row"), request) + "\"}"
							: "{\"check\":\"no-such-candidate\"}");
		}
		else {
			this.matched.add(request);
			answer(exchange, 200,
					request.get("rows")
						.valueStream()
						.map((row) -> match(row, request))
						.collect(Collectors.joining(",", "{\"rows\":[", "]}")));
		}
	}

	private String match(JsonNode row, JsonNode request) {
		String by = row.hasNonNull("number") ? "NUMBER"
				: row.hasNonNull("oldNumber") ? "OLD_NUMBER" : "NAME_BIRTH_PLACE";
		List<Registered> fits = this.register.values().stream().filter((one) -> one.fits(row, by)).toList();
		String head = "{\"id\":\"%s\",\"method\":\"%s\",\"outcome\":".formatted(row.get("id").asString(), by);
		if (fits.isEmpty()) {
			return head + "\"NOT_FOUND\"}";
		}
		if (fits.size() > 1) {
			return head + fits.stream()
				.map((one) -> "{\"candidate\":\"%s\",\"name\":\"%s\",\"birthYear\":1990,\"sex\":\"MALE\",\"place\":\"%s\"}"
					.formatted(hide(one.number().digits()), one.name(), one.place()))
				.collect(Collectors.joining(",", "\"AMBIGUOUS\",\"candidates\":[", "]}"));
		}
		Registered one = fits.getFirst();
		return one.name().equalsIgnoreCase(row.path("name").asString())
				? head + "\"MATCHED\",\"receipt\":\"" + receipt(one, row, request) + "\"}"
				: head + "\"DIFFERS\",\"differs\":[\"name\"]}";
	}

	private String receipt(Registered one, JsonNode row, JsonNode request) {
		Instant now = Instant.now();
		return new ReceiptSigner(this.key).sign(new Receipt(UUID.randomUUID().toString(), one.number(),
				Receipt.Method.CONFIRMATION, List.of("fullName"), 0, 0, "records-service",
				request.path("onBehalfOf").path("agency").asString(), new Purpose(row.get("procedure").asString(),
						request.get("purpose").get("legalBasis").asString(), row.get("dossier").asString()),
				now, now.plusSeconds(600)));
	}

	/** Candidates are named by what says nothing to others. */
	private static String hide(String number) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(number.getBytes(StandardCharsets.US_ASCII));
	}

	private static String unhide(String candidate) {
		return new String(Base64.getUrlDecoder().decode(candidate), StandardCharsets.US_ASCII);
	}

	private void answer(HttpExchange exchange, int status, String body) throws IOException {
		try (exchange) {
			if (!this.delay.isZero()) {
				Thread.sleep(this.delay);
			}
			byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
			exchange.getResponseHeaders().add("Content-Type", "application/json");
			exchange.sendResponseHeaders(status, bytes.length);
			exchange.getResponseBody().write(bytes);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static ECKey newKey() {
		try {
			return new ECKeyGenerator(Curve.P_256).keyID(UUID.randomUUID().toString()).generate();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException("No P-256 key", ex);
		}
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

	private record Registered(CitizenId number, @Nullable String oldNumber, String name, String birthDate,
			String place) {

		private boolean fits(JsonNode row, String by) {
			return switch (by) {
				case "NUMBER" -> this.number.digits().equals(row.get("number").asString());
				case "OLD_NUMBER" -> row.get("oldNumber").asString().equals(this.oldNumber);
				default -> this.name.equalsIgnoreCase(row.path("name").asString())
						&& this.birthDate.startsWith(row.path("birthDate").asString())
						&& this.place.equals(row.path("place").asString());
			};
		}

	}

}
