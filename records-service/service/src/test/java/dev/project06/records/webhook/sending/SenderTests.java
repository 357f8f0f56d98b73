package dev.project06.records.webhook.sending;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.project06.records.webhook.endpoint.Answer;
import dev.project06.testing.AllowedLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@AllowedLog(logger = "reactor.netty.http.client", message = "observed an error",
		because = "the service's own settings keep this line out")
class SenderTests {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private static final Instant NOW = Instant.parse("2026-11-22T02:00:00Z");

	private final List<String> asked = new CopyOnWriteArrayList<>();

	private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

	private final HttpServer server;

	private final Sender sender = sender(InetAddress::getAllByName);

	SenderTests() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
	}

	@BeforeEach
	void serve() {
		this.server.setExecutor(this.threads);
		this.server.start();
	}

	@AfterEach
	void close() {
		this.sender.destroy();
		this.server.stop(0);
		this.threads.shutdownNow();
	}

	@Test
	void aRedirectIsNotFollowed() {
		answers("/here", (exchange) -> {
			exchange.getResponseHeaders().set("Location", "/there");
			exchange.sendResponseHeaders(307, -1);
		});
		answers("/there", (exchange) -> exchange.sendResponseHeaders(200, -1));
		Answer answer = post("/here");
		assertThat(answer.verdict()).isEqualTo(Answer.Verdict.REFUSED);
		assertThat(answer.failure()).isEqualTo("redirect");
		assertThat(this.asked).containsExactly("/here");
	}

	@Test
	void theConnectionGoesToTheAddressThatWasChecked() {
		AtomicInteger lookUps = new AtomicInteger();
		// Public when asked first, internal a moment later
		Sender rebound = sender((host) -> new InetAddress[] {
				InetAddress.ofLiteral((lookUps.getAndIncrement() == 0) ? "8.8.8.8" : "10.0.0.1") });
		assertThat(get(rebound.check("https://hooks.gov.vn/"))).hasToString("https://hooks.gov.vn/");
		Answer answer = get(rebound.post(URI.create("https://hooks.gov.vn/"), Map.of(), new byte[0]));
		assertThat(answer).isEqualTo(new Answer.Unreachable("url-private"));
		assertThat(lookUps).hasValue(2);
		rebound.destroy();
	}

	@Test
	void aNumberIsCheckedWithEachConnectionToo() {
		for (String url : List.of("https://10.0.0.1/", "https://[fd00:ec2::254]/", "https://169.254.169.254/")) {
			assertThat(get(this.sender.post(URI.create(url), Map.of(), new byte[0])).failure()).startsWith("url-");
		}
	}

	@Test
	void aNameThatLeadsInsideIsRefusedByName() {
		Sender inside = sender((host) -> new InetAddress[] { InetAddress.ofLiteral("192.168.1.1") });
		assertThatExceptionOfType(ForbiddenTargetException.class)
			.isThrownBy(() -> get(inside.check("https://hooks.gov.vn/")))
			.extracting(ForbiddenTargetException::check)
			.isEqualTo("url-private");
		inside.destroy();
		assertThatExceptionOfType(ForbiddenTargetException.class)
			.isThrownBy(() -> get(this.sender.check("https://nobody.invalid/")))
			.extracting(ForbiddenTargetException::check)
			.isEqualTo("url-unknown-host");
	}

	@Test
	void nobodyThereMeansNothingWasSent() {
		this.server.stop(0);
		assertThat(post("/")).isEqualTo(new Answer.Unreachable("connect"));
	}

	@Test
	void whoIsTooSlowIsCutOff() {
		CountDownLatch end = new CountDownLatch(1);
		answers("/", (exchange) -> {
			try {
				end.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		});
		assertThat(post("/")).isEqualTo(new Answer.CutOff("timeout"));
		end.countDown();
	}

	@Test
	void whoBreaksOffIsNotedAsThat() {
		answers("/", (exchange) -> {
		});
		assertThat(post("/")).isEqualTo(new Answer.CutOff("cut-off"));
	}

	@Test
	void onlyTheBeginningOfALongAnswerIsRead() {
		answers("/", (exchange) -> {
			exchange.sendResponseHeaders(200, 0);
			OutputStream out = exchange.getResponseBody();
			byte[] block = new byte[64 * 1024];
			for (int i = 0; i < 16_384; i++) {
				out.write(block);
			}
		});
		assertThat(post("/")).isEqualTo(new Answer.Answered(200, null));
	}

	@Test
	void retryAfterIsReadAsSecondsAndAsATime() {
		answers("/seconds", (exchange) -> {
			exchange.getResponseHeaders().set("Retry-After", "120");
			exchange.sendResponseHeaders(503, -1);
		});
		answers("/time", (exchange) -> {
			exchange.getResponseHeaders().set("Retry-After", "Sun, 22 Nov 2026 02:10:00 GMT");
			exchange.sendResponseHeaders(429, -1);
		});
		answers("/nonsense", (exchange) -> {
			exchange.getResponseHeaders().set("Retry-After", "soon");
			exchange.sendResponseHeaders(500, -1);
		});
		assertThat(post("/seconds")).isEqualTo(new Answer.Answered(503, Duration.ofMinutes(2)));
		assertThat(post("/time")).isEqualTo(new Answer.Answered(429, Duration.ofMinutes(10)));
		assertThat(post("/nonsense")).isEqualTo(new Answer.Answered(500, null));
	}

	@Test
	void anAddressAgreesOnlyByNamingWhoAsks() {
		answers("/yes", (exchange) -> agree(exchange, exchange.getRequestHeaders().getFirst("WebHook-Request-Origin")));
		answers("/all", (exchange) -> agree(exchange, "*"));
		answers("/other", (exchange) -> agree(exchange, "elsewhere.vn"));
		answers("/nothing", (exchange) -> exchange.sendResponseHeaders(200, -1));
		assertThat(ask("/yes")).isEqualTo(Answer.Verdict.TAKEN);
		assertThat(ask("/all")).isEqualTo(Answer.Verdict.TAKEN);
		assertThat(ask("/other")).isEqualTo(Answer.Verdict.REFUSED);
		assertThat(ask("/nothing")).isEqualTo(Answer.Verdict.REFUSED);
	}

	private static void agree(com.sun.net.httpserver.HttpExchange exchange, String origin) throws IOException {
		exchange.getResponseHeaders().set("WebHook-Allowed-Origin", origin);
		exchange.sendResponseHeaders(200, -1);
	}

	private void answers(String path, HttpHandler handler) {
		this.server.createContext(path, (exchange) -> {
			this.asked.add(exchange.getRequestURI().getPath());
			try (exchange) {
				handler.handle(exchange);
			}
		});
	}

	private Answer.Verdict ask(String path) {
		return get(this.sender.ask(url(path), "records.project06.dev")).verdict();
	}

	private Answer post(String path) {
		return get(this.sender.post(url(path), Map.of("webhook-id", "msg_1"), new byte[] { '{', '}' }));
	}

	private URI url(String path) {
		return URI.create("http://127.0.0.1:" + this.server.getAddress().getPort() + path);
	}

	private static Sender sender(CheckedResolver.Names names) {
		return new Sender(new TargetSettings(true, Duration.ofSeconds(2), Duration.ofSeconds(2)),
				Clock.fixed(NOW, ZoneOffset.UTC), names);
	}

	private static <T> T get(Mono<T> mono) {
		return Objects.requireNonNull(mono.block(PATIENCE));
	}

}
