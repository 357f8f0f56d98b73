package dev.project06.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import dev.project06.local.store.EmbeddedStore;
import dev.project06.testing.TestRealm;
import org.junit.jupiter.api.BeforeEach;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

/**
 * The service on a free port, with the keys of a test realm. All tests share one.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
abstract class RunningService {

	static final TestRealm REALM = TestRealm.start();

	static final Path DATA = folder();

	static final EmbeddedStore STORE = EmbeddedStore.inMemory();

	static final TestBroker BROKER = TestBroker.start();

	static final StandInGateway GATEWAY = StandInGateway.start();

	private int port;

	private WebTestClient client = WebTestClient.bindToServer().build();

	@DynamicPropertySource
	static void settings(DynamicPropertyRegistry settings) {
		settings.add("ISSUER", REALM::issuer);
		settings.add("PUBLIC_URL", GATEWAY::address);
		settings.add("DATA_DIR", DATA::toString);
		settings.add("KAFKA_BOOTSTRAP", BROKER::bootstrap);
		settings.add("MONGODB_URI", () -> STORE.connectionString() + "/identity");
	}

	@BeforeEach
	void connect(@Autowired @LocalServerPort int port) {
		this.port = port;
		GATEWAY.leadTo(port);
		this.client = client("vi");
	}

	WebTestClient client() {
		return this.client;
	}

	WebTestClient client(String language) {
		return WebTestClient.bindToServer()
			.baseUrl("http://127.0.0.1:" + this.port)
			.defaultHeader("Accept-Language", language)
			.responseTimeout(Duration.ofMinutes(1))
			.build();
	}

	int port() {
		return this.port;
	}

	static String officer() {
		return "Bearer " + REALM.officer("H26");
	}

	static String service() {
		return "Bearer " + REALM.token("service", (claims) -> claims);
	}

	static String citizen() {
		return "Bearer " + REALM.citizen("someone");
	}

	private static Path folder() {
		try {
			return Files.createTempDirectory("identity");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
