package dev.project06.records;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An agency that is called: keeps what it takes, checks signatures by the specification
 * alone, and can fail in the ways that receivers do.
 */
final class Receiver implements AutoCloseable {

	/** Breaks the connection off without an answer. */
	static final int CUT = 0;

	/** Does not answer until {@link #wakeUp()}. */
	static final int SLEEP = -1;

	private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

	private final List<Got> all = new CopyOnWriteArrayList<>();

	private final List<Got> taken = new CopyOnWriteArrayList<>();

	private final Map<String, Set<String>> onTheWay = new ConcurrentHashMap<>();

	private final List<String> overtaken = new CopyOnWriteArrayList<>();

	private final CountDownLatch awake = new CountDownLatch(1);

	private volatile Function<Got, Integer> status = (got) -> 204;

	private volatile @Nullable String retryAfter;

	private volatile boolean agrees = true;

	private final int port;

	private @Nullable HttpServer server;

	private Receiver(int port) {
		this.port = port;
	}

	static Receiver start() {
		Receiver receiver = new Receiver(freePort());
		receiver.up();
		return receiver;
	}

	private static int freePort() {
		try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return free.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Takes connections, on the same port as ever. */
	void up() {
		try {
			HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), this.port),
					0);
			started.setExecutor(this.threads);
			started.createContext("/", this::handle);
			started.start();
			this.server = started;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Takes no connections any more. */
	void down() {
		if (this.server != null) {
			this.server.stop(0);
			this.server = null;
		}
	}

	String url() {
		return "http://127.0.0.1:" + this.port + "/changes";
	}

	/** How it answers from now on: a status, {@link #CUT} or {@link #SLEEP}. */
	void answers(Function<Got, Integer> answer) {
		this.status = answer;
	}

	void wantsToRest(@Nullable String time) {
		this.retryAfter = time;
	}

	void agrees(boolean agreement) {
		this.agrees = agreement;
	}

	void wakeUp() {
		this.awake.countDown();
	}

	List<Got> all() {
		return this.all;
	}

	/** What it has answered with success. */
	List<Got> taken() {
		return this.taken;
	}

	List<String> takenIds() {
		return this.taken.stream().map(Got::event).map((event) -> event.get("id").asString()).toList();
	}

	/** Dossiers of which a change came while another change was being answered. */
	List<String> overtaken() {
		return this.overtaken;
	}

	private void handle(HttpExchange exchange) throws IOException {
		try (exchange) {
			if (exchange.getRequestMethod().equals("OPTIONS")) {
				if (this.agrees) {
					exchange.getResponseHeaders()
						.set("WebHook-Allowed-Origin", exchange.getRequestHeaders().getFirst("WebHook-Request-Origin"));
				}
				exchange.sendResponseHeaders(200, -1);
				return;
			}
			Got got = Got.of(exchange);
			this.all.add(got);
			String subject = got.event().get("subject").asString();
			Set<String> now = this.onTheWay.computeIfAbsent(subject, (added) -> ConcurrentHashMap.newKeySet());
			now.add(got.id());
			if (now.size() > 1) {
				this.overtaken.add(subject);
			}
			try {
				answer(exchange, got);
			}
			finally {
				now.remove(got.id());
			}
		}
	}

	private void answer(HttpExchange exchange, Got got) throws IOException {
		int answer = this.status.apply(got);
		if (answer == SLEEP) {
			try {
				this.awake.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			return;
		}
		if (answer == CUT) {
			return;
		}
		if (answer / 100 == 2) {
			this.taken.add(got);
		}
		if (this.retryAfter != null) {
			exchange.getResponseHeaders().set("Retry-After", this.retryAfter);
		}
		exchange.sendResponseHeaders(answer, -1);
	}

	@Override
	public void close() {
		wakeUp();
		down();
		this.threads.shutdownNow();
	}

	/**
	 * One request.
	 */
	record Got(String id, String timestamp, String signatures, String type, String body) {

		private static Got of(HttpExchange exchange) throws IOException {
			var headers = exchange.getRequestHeaders();
			return new Got(headers.getFirst("webhook-id"), headers.getFirst("webhook-timestamp"),
					headers.getFirst("webhook-signature"), headers.getFirst("Content-Type"),
					new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
		}

		JsonNode event() {
			return JsonMapper.shared().readTree(this.body);
		}

		/** Whether one of the signatures is by a secret, as the specification has it. */
		boolean isSignedWith(String secret) {
			try {
				Mac mac = Mac.getInstance("HmacSHA256");
				mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "any"));
				byte[] digest = mac
					.doFinal((this.id + "." + this.timestamp + "." + this.body).getBytes(StandardCharsets.UTF_8));
				return Arrays.asList(this.signatures.split(" ", -1))
					.contains("v1," + Base64.getEncoder().encodeToString(digest));
			}
			catch (GeneralSecurityException ex) {
				throw new IllegalStateException("No HMAC", ex);
			}
		}

	}

}
