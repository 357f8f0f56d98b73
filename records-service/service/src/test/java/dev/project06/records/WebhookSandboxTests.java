package dev.project06.records;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Tests with a sandbox of their own. */
abstract class WebhookSandboxTests {

	private static @Nullable WebhookSandbox sandbox;

	private final List<WebhookAgency> agencies = new ArrayList<>();

	@BeforeAll
	static void start(@TempDir Path data) {
		sandbox = WebhookSandbox.start(data);
	}

	@AfterEach
	void closeAgencies() {
		this.agencies.forEach(WebhookAgency::close);
	}

	@AfterAll
	static void stop() {
		sandbox().close();
	}

	static WebhookSandbox sandbox() {
		return Objects.requireNonNull(sandbox);
	}

	WebhookAgency register(String code) {
		WebhookAgency agency = WebhookAgency.register(sandbox(), code);
		this.agencies.add(agency);
		return agency;
	}

}
