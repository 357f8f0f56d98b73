package dev.project06.gateway;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.BodyInserters;

import static org.assertj.core.api.Assertions.assertThat;

class BodyTests extends GatewayTest {

	private static final String MINE = "/api/records/v1/dossiers";

	private static final int LIMIT = 64 * 1024;

	BodyTests(@Value("${local.server.port}") int port) {
		super(port);
	}

	@Test
	void carriesBodyAtTheLimit() {
		as(REALM.citizen("c1")).post()
			.uri(MINE)
			.contentType(MediaType.TEXT_PLAIN)
			.bodyValue("x".repeat(LIMIT))
			.exchange()
			.expectBody(String.class)
			.isEqualTo(MINE + ' ' + LIMIT);
	}

	@Test
	void carriesBodyWithoutLengthAtTheLimit() {
		as(REALM.citizen("c1")).post()
			.uri(MINE)
			.contentType(MediaType.TEXT_PLAIN)
			.body(BodyInserters.fromPublisher(pieces(64), String.class))
			.exchange()
			.expectBody(String.class)
			.isEqualTo(MINE + ' ' + LIMIT);
	}

	@Test
	void refusesBodyAnnouncedAsTooLarge() {
		RawHttp.Reply reply = RawHttp.send(this.port, head() + "Content-Length: " + (LIMIT + 1) + "\r\n\r\n");
		assertThat(reply.status()).isEqualTo(413);
		assertThat(reply.text()).contains("https://project06.dev/problems/body-too-large");
		assertThat(ECHO.wasReached()).isFalse();
	}

	@Test
	void refusesBodyThatGrowsTooLarge() {
		String chunk = "4000\r\n" + "x".repeat(0x4000) + "\r\n";
		RawHttp.Reply reply = RawHttp.send(this.port,
				head() + "Transfer-Encoding: chunked\r\n\r\n" + chunk.repeat(6) + "0\r\n\r\n");
		assertThat(reply.status()).isEqualTo(413);
		assertThat(reply.text()).contains("https://project06.dev/problems/body-too-large");
		assertThat(ECHO.wholeBodies()).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "zz\r\nxx\r\n0\r\n\r\n", "5\r\nab\r\n0\r\n\r\n", "ffffffffffffffff\r\nx" })
	void neverPassesBrokenChunksAsWholeBody(String body) {
		RawHttp.Reply reply = RawHttp.send(this.port, head() + "Transfer-Encoding: chunked\r\n\r\n" + body);
		assertThat(reply.status()).isIn(0, 400);
		assertThat(ECHO.wholeBodies()).isZero();
	}

	@Test
	void hangsUpOnBodyThatNeverComes() {
		RawHttp.Reply reply = RawHttp.send(this.port, head() + "Content-Length: 10\r\n\r\nabc");
		assertThat(reply.text()).isEmpty();
		assertThat(ECHO.wholeBodies()).isZero();
	}

	private static Flux<String> pieces(int kibibytes) {
		return Flux.fromStream(IntStream.range(0, kibibytes).mapToObj((piece) -> "x".repeat(1024)));
	}

	private static String head() {
		return "POST " + MINE + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + REALM.citizen("c1")
				+ "\r\nContent-Type: text/plain\r\n";
	}

}
