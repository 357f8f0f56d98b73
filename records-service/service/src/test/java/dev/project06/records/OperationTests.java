package dev.project06.records;

import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpMethod;

import static org.assertj.core.api.Assertions.assertThat;

class OperationTests extends RunningService {

	@Test
	void saysThatItIsAliveAndReadyAndOnWhat() {
		assertThat(get("/actuator/health/liveness")).contains("\"status\":\"UP\"");
		JsonNode ready = JsonMapper.shared().readTree(get("/actuator/health/readiness"));
		assertThat(ready.get("status").asString()).isEqualTo("UP");
		assertThat(ready.at("/components/store/status").asString()).isEqualTo("UP");
		JsonNode whole = JsonMapper.shared().readTree(get("/actuator/health"));
		assertThat(whole.at("/components").propertyNames()).contains("store", "kafka", "identity");
		assertThat(whole.at("/components/identity/status").asString()).isEqualTo("UP");
	}

	@Test
	void givesItsMeasuresToPrometheus() {
		submit(citizen("901190007792"));
		assertThat(get("/actuator/prometheus")).contains("records_dossiers_filed_total{", "channel=\"ONLINE\"",
				"link=\"VERIFIED\"", "records_events_relayed_total", "records_links_pending",
				"records_verifications_total{", "http_client_requests_seconds_count");
	}

	@Test
	void describesEveryOperation() {
		JsonNode api = JsonMapper.shared().readTree(get("/api/records/v3/api-docs"));
		assertThat(api.get("paths").propertyNames()).containsExactlyInAnyOrder(DOSSIERS, DOSSIERS + "/intake",
				DOSSIERS + "/{code}/rating", DOSSIERS + "/{code}/attachments", DOSSIERS + "/{code}/attachments/{id}",
				DOSSIERS + "/{code}/attachments/{id}/content", DOSSIERS + "/{code}/forms/{number}",
				"/api/records/v1/ratings", "/api/records/v1/forms/07", "/api/records/portal",
				"/api/records/portal/login", DOSSIERS + "/search", DOSSIERS + "/export", DOSSIERS + "/{code}",
				DOSSIERS + "/{code}/events", DOSSIERS + "/{code}/{move}", DOSSIERS + "/{code}/link",
				DOSSIERS + "/{code}/payments", DOSSIERS + "/{code}/payments/{number}/refund",
				DOSSIERS + "/{code}/personal-number", DOSSIERS + "/{code}/usages", "/api/records/v1/me/usages",
				"/api/records/v1/ledger", "/api/records/v1/ledger/keys", "/api/records/v1/admin/rotations",
				"/api/records/v1/admin/rotations/{number}", "/api/records/v1/admin/erasures", "/api/records/v1/changes",
				"/api/records/v1/procedures", "/api/records/v1/procedures/{code}",
				"/api/records/v1/procedures/{code}/versions", "/api/records/v1/procedures/{code}/versions/{version}",
				"/api/records/v1/procedures/{code}/versions/{version}/end", "/api/records/v1/procedures/{code}/edits",
				"/api/records/v1/published-figures", "/api/records/v1/agencies", "/api/records/v1/agencies/{code}",
				"/api/records/v1/provinces", "/api/records/v1/provinces/{code}", "/api/records/v1/calendar/{year}",
				"/api/records/v1/calendar/appointment", "/api/records/v1/webhooks", "/api/records/v1/webhooks/{id}",
				"/api/records/v1/webhooks/{id}/enable", "/api/records/v1/webhooks/{id}/disable",
				"/api/records/v1/webhooks/{id}/rotate", "/api/records/v1/webhooks/{id}/replay",
				"/api/records/v1/webhooks/{id}/ping", "/api/records/v1/webhooks/{id}/deliveries",
				"/api/records/v1/imports", "/api/records/v1/imports/{id}", "/api/records/v1/imports/{id}/rows",
				"/api/records/v1/imports/{id}/complete", "/api/records/v1/imports/{id}/results",
				"/api/records/v1/imports/{id}/report", "/api/records/v1/linking-queue",
				"/api/records/v1/linking-queue/{code}/open", "/api/records/v1/linking-queue/{code}/choose",
				"/api/records/v1/linking-queue/{code}/set-aside");
		api.get("paths")
			.valueStream()
			.flatMap(JsonNode::valueStream)
			.forEach((operation) -> assertThat(operation.get("summary").asString()).isNotBlank());
		assertThat(api.at("/components/schemas/Submission/properties/agency/type").asString()).isEqualTo("string");
		assertThat(api.at("/components/schemas/DossierAnswer/properties/code/type").asString()).isEqualTo("string");
		assertThat(api.get("paths").toString()).doesNotContain("credentials", "tokenValue");
	}

	@ParameterizedTest
	@ValueSource(strings = { DOSSIERS, DOSSIERS + "/x", "/api/records/v1/procedures", "/actuator/env", "/" })
	void nothingElseOpensWithoutAToken(String path) {
		var answer = client().method(HttpMethod.GET).uri(path).exchange();
		answer.expectHeader().valueEquals("WWW-Authenticate", "Bearer");
		problem(answer, 401, "unauthenticated");
	}

	@Test
	void tokensOfAnotherRealmOrAudienceAreRefused() {
		problem(get(REALM.token("auditor", (claims) -> claims.issuer("http://other")), DOSSIERS), 401,
				"unauthenticated");
		problem(get(REALM.token("auditor", (claims) -> claims.audience("other")), DOSSIERS), 401, "unauthenticated");
		problem(get("abc", DOSSIERS), 401, "unauthenticated");
		problem(get(REALM.token("auditor", (claims) -> claims.subject(null)), DOSSIERS), 401, "unauthenticated");
	}

	@Test
	void whatNoRuleNamesIsRefusedAlsoWithAToken() {
		problem(get(REALM.officer("H26"), "/actuator/env"), 403, "forbidden");
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
