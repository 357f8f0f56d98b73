package dev.project06.records;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import dev.project06.local.store.EmbeddedStore;
import dev.project06.records.store.changes.ChangeLog;
import dev.project06.records.store.changes.SomeEvents;
import dev.project06.testing.TestRealm;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.test.web.reactive.server.WebTestClient;

/**
 * Services on one store and on a clock that can be moved. They have no broker: changes
 * are added as the relay adds them.
 */
final class WebhookSandbox implements AutoCloseable {

	static final Duration PATIENCE = Duration.ofSeconds(60);

	private final TestRealm realm = TestRealm.start();

	private final EmbeddedStore store = EmbeddedStore.inMemory();

	private final MovableClock clock = new MovableClock();

	private final List<ConfigurableApplicationContext> services = new ArrayList<>();

	private final Path data;

	private WebhookSandbox(Path data) {
		this.data = data;
	}

	static WebhookSandbox start(Path data) {
		WebhookSandbox sandbox = new WebhookSandbox(data);
		sandbox.another();
		// The log begins here: what is missing from now on is waited for
		sandbox.append("H63-261122-0001", "H63", 1);
		return sandbox;
	}

	MovableClock clock() {
		return this.clock;
	}

	void append(String dossier, String agency, int sequence) {
		this.services.getLast()
			.getBean(ChangeLog.class)
			.append(List.of(SomeEvents.of(dossier, agency, this.clock.instant(), sequence)))
			.block(PATIENCE);
	}

	WebTestClient.ResponseSpec exchange(String agency, String method, String path, @Nullable String ifMatch,
			@Nullable String body) {
		String port = this.services.getLast().getEnvironment().getRequiredProperty("local.server.port");
		WebTestClient.RequestBodySpec request = WebTestClient.bindToServer()
			.baseUrl(URI.create("http://127.0.0.1:" + port).toString())
			.responseTimeout(PATIENCE)
			.build()
			.method(HttpMethod.valueOf(method))
			.uri(path)
			.headers((headers) -> {
				headers.setBearerAuth(this.realm.officer(agency));
				headers.set("Idempotency-Key", UUID.randomUUID().toString());
				if (ifMatch != null) {
					headers.set("If-Match", ifMatch);
				}
			});
		return (body == null) ? request.exchange()
				: request.contentType(MediaType.APPLICATION_JSON).bodyValue(body).exchange();
	}

	void restart() {
		this.services.removeLast().close();
		another();
	}

	void closeFirst() {
		this.services.removeFirst().close();
	}

	void another() {
		ApplicationContextInitializer<GenericApplicationContext> sandbox = (context) -> {
			context.registerBean("sandboxClock", Clock.class, () -> this.clock, (bean) -> bean.setPrimary(true));
			// Threads of its own, which end with it and not with another service
			context.registerBean(ReactorResourceFactory.class, WebhookSandbox::ownThreads);
		};
		this.services.add(new SpringApplicationBuilder(RecordsApplication.class).initializers(sandbox)
			.run("--PORT=0", "--ISSUER=" + this.realm.issuer(), "--TOKEN_URI=http://127.0.0.1:1/token",
					"--IDENTITY_URL=http://127.0.0.1:1", "--MONGODB_URI=" + this.store.connectionString() + "/records",
					"--KAFKA_BOOTSTRAP=127.0.0.1:1", "--DATA_DIR=" + this.data, "--WEBHOOK_LOOPBACK=true",
					"--project06.webhook.interval=50ms", "--project06.webhook.target.timeout=2s",
					"--project06.webhook.target.connect-timeout=1s", "--project06.webhook.lease=6s"));
	}

	private static ReactorResourceFactory ownThreads() {
		ReactorResourceFactory factory = new ReactorResourceFactory();
		factory.setUseGlobalResources(false);
		return factory;
	}

	@Override
	public void close() {
		this.services.forEach(ConfigurableApplicationContext::close);
		this.store.close();
		this.realm.close();
	}

}
