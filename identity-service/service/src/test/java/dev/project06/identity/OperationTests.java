package dev.project06.identity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

import dev.project06.testing.AllowedLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.SpringApplication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

class OperationTests extends RunningService {

	@Test
	void saysThatItIsAliveAndReady() {
		for (String probe : new String[] { "liveness", "readiness" }) {
			assertThat(get("/actuator/health/" + probe)).contains("\"status\":\"UP\"");
		}
	}

	@Test
	void givesItsMeasuresToPrometheus() {
		get("/api/identity/v1/keys");
		assertThat(get("/actuator/prometheus")).contains("http_server_requests_seconds_count")
			.contains("uri=\"/api/identity/v1/keys\"");
	}

	@Test
	void describesEveryOperation() {
		JsonNode api = JsonMapper.shared().readTree(get("/api/identity/v3/api-docs"));
		assertThat(api.get("paths").propertyNames()).contains("/api/identity/v1/confirmations",
				"/api/identity/v1/receipts", "/api/identity/v1/keys", "/api/identity/v1/sandbox/people",
				"/api/identity/v1/sandbox/personas", "/api/identity/v1/look-ups", "/api/identity/v1/households",
				"/api/identity/soap", "/api/identity/v1/sandbox/register/changes", "/api/identity/v1/sandbox/lock-outs",
				"/api/identity/v1/matches", "/api/identity/v1/matches/choice", "/api/identity/v1/number-changes",
				"/api/identity/v1/number-changes/receipts");
		api.get("paths")
			.valueStream()
			.flatMap(JsonNode::valueStream)
			.forEach((operation) -> assertThat(operation.get("summary").asString()).isNotBlank());
		assertThat(api.at("/components/securitySchemes/realm/scheme").asString()).isEqualTo("bearer");
		assertThat(api.at("/components/schemas/ConfirmationRequest/properties/citizenId/type").asString())
			.isEqualTo("string");
		assertThat(api.at("/components/schemas/Purpose/properties/legalBasis/maxLength").asInt()).isEqualTo(200);
		assertThat(api.get("paths").toString()).doesNotContain("principal", "credentials");
	}

	@Test
	@AllowedLog(message = "cancelling refresh attempt", because = "the framework says so of every failed start")
	@AllowedLog(message = "The receipt keys in .* are no JWK set", because = "that is the one clear line")
	void doesNotStartWithKeysItCannotRead(@TempDir Path folder) throws IOException {
		Files.writeString(folder.resolve("receipt-keys.json"), "{");
		assertThatException()
			.isThrownBy(() -> SpringApplication.run(IdentityApplication.class, "--server.port=0",
					"--DATA_DIR=" + folder, "--ISSUER=" + REALM.issuer()))
			.havingRootCause()
			.withMessage("The receipt keys in " + folder.resolve("receipt-keys.json") + " are no JWK set");
	}

	private String get(String path) {
		return Objects.requireNonNull(client().get()
			.uri(path)
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(String.class)
			.returnResult()
			.getResponseBody());
	}

}
