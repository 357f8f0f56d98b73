package dev.project06.gateway;

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Value;

import static org.assertj.core.api.Assertions.assertThat;

class HostileRequestTests extends GatewayTest {

	HostileRequestTests(@Value("${local.server.port}") int port) {
		super(port);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/records/..;/identity/v1/receipts", "/api/records/../identity/v1/receipts",
			"/api/records/%2e%2e/identity/v1/receipts", "/api/records/.%2e/x", "/api/records/./v1",
			"/api/records%2fv1/dossiers", "/api/records/v1%5cdossiers", "/api/records/v1\\dossiers",
			"/api/records/%252e%252e/x", "/api//records/v1/dossiers", "//api/records/v1/dossiers",
			"/api/records/v1/dossiers;a=b", "/api/records/v1/dossiers%00", "/api/records/v1/%zz",
			"/api/records/v1/dossiers#x", "/api/records/v1/dossiers/..", "/api/records/v1/dossiers?a=%zz",
			"/api/records/v1/dossiers?a=<script>", "http://localhost/api/records/v1/dossiers", "api/records/v1", "*",
			"/api/records/v1/d\u00e9", "/api/records/v1/dossiers//" })
	void refusesPathTricks(String target) {
		RawHttp.Reply reply = get(target, "Host: localhost\r\n");
		assertThat(reply.status()).isEqualTo(400);
		assertThat(reply.text()).contains("application/problem+json", "https://project06.dev/problems/bad-request",
				"\"errors\":[{", "X-Trace-Id");
		assertThat(ECHO.wasReached()).isFalse();
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("brokenHeads")
	void refusesBrokenHeads(String name, String request, int status) {
		RawHttp.Reply reply = RawHttp.send(this.port, request);
		assertThat(reply.status()).as(name).isEqualTo(status);
		assertThat(reply.text()).contains("application/problem+json");
		assertThat(reply.count("HTTP/1.1 ")).isEqualTo(1);
		assertThat(ECHO.wasReached()).isFalse();
	}

	static Stream<Arguments> brokenHeads() {
		String line = "GET /api/records/v1/dossiers HTTP/1.1\r\n";
		String host = "Host: localhost\r\n";
		return Stream.of(Arguments.of("no HTTP", "hello\r\n\r\n", 400),
				Arguments.of("bad version", "GET / HTTP/9.x\r\n" + host + "\r\n", 400),
				Arguments.of("no host", line + "\r\n", 400),
				Arguments.of("two hosts", line + host + "Host: evil\r\n\r\n", 400),
				Arguments.of("bad host", line + "Host: a b\r\n\r\n", 400),
				Arguments.of("two credentials",
						line + host + "Authorization: Bearer a\r\nAuthorization: Bearer b\r\n\r\n", 400),
				Arguments.of("space in header name", line + host + "X : y\r\n\r\n", 400),
				Arguments.of("two lengths", line + host + "Content-Length: 1\r\nContent-Length: 2\r\n\r\nab", 400),
				Arguments.of("negative length", line + host + "Content-Length: -1\r\n\r\n", 400),
				Arguments.of("huge header", line + host + "A: " + "x".repeat(40_000) + "\r\n\r\n", 431),
				Arguments.of("long line", "GET /" + "x".repeat(20_000) + " HTTP/1.1\r\n" + host + "\r\n", 414),
				Arguments.of("connect", "CONNECT localhost:22 HTTP/1.1\r\n" + host + "\r\n", 400));
	}

	@Test
	void readsLengthAndChunksTogetherInOneWayOnly() {
		RawHttp.Reply reply = RawHttp.send(this.port,
				"POST /api/records/v1/dossiers HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
						+ REALM.citizen("c1") + "\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n"
						+ "0\r\n\r\nGET /api/records/v1/smuggled HTTP/1.1\r\nHost: localhost\r\n\r\n");
		assertThat(reply.count("HTTP/1.1 ")).isEqualTo(1);
		assertThat(ECHO.wholeBodies()).isLessThanOrEqualTo(1);
	}

	@Test
	void answersHeadWithoutBody() {
		RawHttp.Reply reply = RawHttp.send(this.port,
				"HEAD /nothing HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
		assertThat(reply.status()).isEqualTo(404);
		assertThat(reply.text()).endsWith("\r\n\r\n");
	}

	private RawHttp.Reply get(String target, String headers) {
		return RawHttp.send(this.port, "GET " + target + " HTTP/1.1\r\n" + headers + "Authorization: Bearer "
				+ REALM.citizen("c1") + "\r\n\r\n");
	}

}
