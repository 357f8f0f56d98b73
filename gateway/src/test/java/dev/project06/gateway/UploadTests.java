package dev.project06.gateway;

import java.time.Duration;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.client.WebClientRequestException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@TestPropertySource(properties = { "gateway.limits.upload=256KB", "gateway.door.request-timeout=1s",
		"gateway.routes.identity.response-timeout=10s" })
class UploadTests extends GatewayTest {

	private static final String ROWS = "/api/identity/v1/bulk-checks/j-1/rows";

	private static final String FILES = "/api/records/v1/dossiers/H26-261122-0001/attachments";

	private static final String JOBS = "/api/identity/v1/bulk-checks";

	private static final int LIMIT = 256 * 1024;

	UploadTests(@Value("${local.server.port}") int port) {
		super(port);
	}

	@DynamicPropertySource
	static void identityEchoes(DynamicPropertyRegistry settings) {
		settings.add("gateway.routes.identity.uri", ECHO::address);
	}

	/**
	 * The first call of all fetches the keys of the realm, which may take longer than a
	 * pause of an upload.
	 */
	@BeforeEach
	void hasTheKeysOfTheRealm() {
		as(REALM.officer("H26")).get().uri("/api/records/v1/dossiers").exchange().expectBody();
		ECHO.forget();
	}

	@Test
	void carriesAnUploadAboveTheLimitOfOtherCalls() {
		send(HttpMethod.PUT, ROWS + "?from=0",
				Flux.fromStream(IntStream.range(0, 256).mapToObj((i) -> "x".repeat(1024))))
			.expectStatus()
			.isOk()
			.expectBody(String.class)
			.isEqualTo(ROWS + "?from=0 " + LIMIT);
	}

	@Test
	void carriesAFileOfADossierAndNothingElseOfThatSize() {
		Flux<String> file = Flux.fromStream(() -> IntStream.range(0, 256).mapToObj((i) -> "x".repeat(1024)));
		send(HttpMethod.POST, FILES, file).expectStatus()
			.isOk()
			.expectBody(String.class)
			.isEqualTo(FILES + " " + LIMIT);
		for (String path : new String[] { "/api/records/v1/dossiers/H26-1/link", FILES + "/more" }) {
			assertThat(RawHttp.send(this.port, head("POST", path) + "Content-Length: 70000\r\n\r\n").status()).isIn(404,
					405, 413);
		}
	}

	@Test
	void refusesAnUploadAboveItsOwnLimit() {
		RawHttp.Reply reply = RawHttp.send(this.port,
				head("PUT", ROWS) + "Content-Length: " + (LIMIT + 1) + "\r\n\r\n");
		assertThat(reply.status()).isEqualTo(413);
		assertThat(reply.text()).contains("https://project06.dev/problems/body-too-large");
		RawHttp.Reply grown = RawHttp.send(this.port, head("PUT", ROWS) + "Transfer-Encoding: chunked\r\n\r\n"
				+ ("4000\r\n" + "x".repeat(0x4000) + "\r\n").repeat(16) + "1\r\nx\r\n");
		assertThat(grown.status()).isEqualTo(413);
		assertThat(ECHO.wholeBodies()).isZero();
	}

	@Test
	void leavesTheOtherCallsAtTheirLimit() {
		for (String head : new String[] { head("POST", JOBS), head("POST", JOBS + "/j-1/complete") }) {
			assertThat(RawHttp.send(this.port, head + "Content-Length: 70000\r\n\r\n").status()).isEqualTo(413);
		}
		assertThat(RawHttp.send(this.port, head("POST", ROWS) + "Connection: close\r\nContent-Length: 1\r\n\r\nx")
			.status()).isEqualTo(405);
	}

	@Test
	void givesAnUploadMoreTimeThanOtherCalls() {
		Flux<String> dripping = Flux.interval(Duration.ofMillis(300)).take(6).map((i) -> "x");
		send(HttpMethod.PUT, ROWS, dripping).expectStatus().isOk().expectBody(String.class).isEqualTo(ROWS + " 6");
		assertThatExceptionOfType(WebClientRequestException.class)
			.isThrownBy(() -> send(HttpMethod.POST, JOBS, dripping));
		assertThat(ECHO.wholeBodies()).isOne();
	}

	private WebTestClient.ResponseSpec send(HttpMethod method, String path, Flux<String> body) {
		return as(REALM.officer("H26")).method(method)
			.uri(path)
			.contentType(MediaType.TEXT_PLAIN)
			.body(BodyInserters.fromPublisher(body, String.class))
			.exchange();
	}

	private static String head(String method, String path) {
		return method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + REALM.officer("H26")
				+ "\r\nContent-Type: text/plain\r\n";
	}

}
