package dev.project06.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

import dev.project06.testing.TestRealm;
import org.junit.jupiter.api.BeforeEach;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.HttpHeaders;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

/**
 * A running gateway: records echoes, identity is hostile, metrics refuses.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = { "management.server.port=0",
		"gateway.routes.identity.response-timeout=300ms", "gateway.door.read-timeout=1s", "gateway.limits.body=64KB" })
abstract class GatewayTest {

	static final TestRealm REALM = TestRealm.start();

	static final EchoService ECHO = new EchoService();

	static final HostileService HOSTILE = new HostileService();

	private final WebTestClient client;

	final int port;

	GatewayTest(@Value("${local.server.port}") int port) {
		this.port = port;
		this.client = WebTestClient.bindToServer().baseUrl("http://127.0.0.1:" + port).build();
	}

	@DynamicPropertySource
	static void settings(DynamicPropertyRegistry settings) {
		settings.add("ISSUER", REALM::issuer);
		settings.add("RECORDS_URL", ECHO::address);
		settings.add("IDENTITY_URL", HOSTILE::address);
		settings.add("METRICS_URL", () -> "http://127.0.0.1:" + closedPort());
	}

	@BeforeEach
	void forget() {
		ECHO.forget();
	}

	WebTestClient as(String token) {
		return this.client.mutate().defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token).build();
	}

	WebTestClient anonymous() {
		return this.client;
	}

	static int closedPort() {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
