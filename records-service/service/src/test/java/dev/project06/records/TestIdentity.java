package dev.project06.records;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

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
			server.createContext("/api/identity/v1/keys", identity::keys);
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

}
