package dev.project06.gateway.access;

import java.util.Set;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class AccessRulesTests {

	private final AccessRules rules = AccessRules.ofSuite();

	@ParameterizedTest
	@CsvSource({ "POST, /api/identity/v1/confirmations, officer, citizen",
			"POST, /api/identity/v1/matches, officer, citizen", "POST, /api/identity/v1/matches, agency, service",
			"POST, /api/identity/v1/matches/choice, officer, auditor",
			"POST, /api/identity/v1/accounts/authority/lock, officer, citizen",
			"POST, /api/identity/v1/confirmations, agency, auditor",
			"GET, /api/identity/v1/me/usages, citizen, officer",
			"GET, /api/identity/v1/me/usages/findUsage, citizen, auditor",
			"POST, /api/identity/v1/me/usages/7/contest, citizen, agency",
			"GET, /api/identity/v1/contests, officer, citizen",
			"POST, /api/identity/v1/contests/c-1/answer, agency, auditor",
			"GET, /api/identity/v1/ledger, auditor, admin", "POST, /api/identity/v1/look-ups, officer, citizen",
			"POST, /api/identity/v1/households, agency, operator", "POST, /api/identity/soap, agency, citizen",
			"GET, /api/identity/soap, officer, citizen", "GET, /api/identity/v1/sandbox/people, operator, nobody",
			"POST, /api/identity/v1/keys/next, admin, operator", "POST, /api/identity/v1/sandboxes, agency, nobody",
			"GET, /api/identity/v1/sandbox, citizen, nobody", "POST, /api/records/v1/dossiers, citizen, officer",
			"POST, /api/records/v1/dossiers/intake, officer, citizen", "POST, /api/records/portal, agency, citizen",
			"POST, /api/records/portal/login, agency, auditor",
			"POST, /api/records/v1/dossiers/search, agency, citizen",
			"POST, /api/records/v1/dossiers/search, auditor, operator",
			"POST, /api/records/v1/dossiers/export, officer, citizen",
			"POST, /api/records/v1/dossiers/H40-1/finish, agency, citizen",
			"POST, /api/records/v1/dossiers/H40-1/withdraw, citizen, officer",
			"POST, /api/records/v1/dossiers/H40-1/supplement, citizen, auditor",
			"POST, /api/records/v1/dossiers/H40-1/request-supplement, officer, citizen",
			"POST, /api/records/v1/dossiers/H40-1/payments, citizen, operator",
			"POST, /api/records/v1/dossiers/H40-1/payments/1/refund, officer, citizen",
			"POST, /api/records/v1/dossiers/H40-1/attachments, citizen, auditor",
			"POST, /api/records/v1/dossiers/H40-1/attachments, officer, operator",
			"DELETE, /api/records/v1/dossiers/H40-1/attachments/a-1, citizen, auditor",
			"GET, /api/records/v1/dossiers/H40-1/attachments/a-1/content, citizen, operator",
			"POST, /api/records/v1/dossiers/H40-1/rating, citizen, officer",
			"PUT, /api/records/v1/dossiers/H40-1/rating, citizen, officer",
			"GET, /api/records/v1/dossiers/H40-1/forms/01, officer, operator",
			"GET, /api/records/v1/dossiers, auditor, operator", "GET, /api/records/v1/dossiers/H40-1, citizen, admin",
			"GET, /api/records/v1/changes, agency, citizen", "GET, /api/records/v1/changes, auditor, operator",
			"GET, /api/records/v1/webhooks, officer, auditor", "POST, /api/records/v1/webhooks, agency, citizen",
			"PUT, /api/records/v1/webhooks/wh_1, agency, admin",
			"DELETE, /api/records/v1/webhooks/wh_1, officer, citizen",
			"GET, /api/records/v1/webhooks/wh_1/deliveries, agency, auditor",
			"POST, /api/records/v1/webhooks/wh_1/replay, agency, operator",
			"POST, /api/records/v1/procedures/1.004222/versions, admin, officer",
			"PUT, /api/records/v1/procedures/1.004222/versions/2, admin, agency",
			"POST, /api/records/v1/procedures/1.004222/versions/2/end, admin, auditor",
			"GET, /api/records/v1/procedures/1.004222/edits, auditor, officer",
			"GET, /api/records/v1/procedures, operator, nobody",
			"GET, /api/records/v1/procedures/1.004222/versions/1, admin, nobody",
			"GET, /api/records/v1/agencies/H26, operator, nobody", "GET, /api/records/v1/provinces, admin, nobody",
			"GET, /api/records/v1/calendar/2026, operator, nobody",
			"GET, /api/records/v1/published-figures, operator, nobody",
			"POST, /api/records/v1/dossiers/H40-1/personal-number, officer, agency",
			"GET, /api/records/v1/linking-queue, agency, auditor",
			"POST, /api/records/v1/linking-queue/H40-1/choose, officer, agency",
			"POST, /api/records/v1/imports, agency, auditor", "GET, /api/records/v1/imports/imp-1, admin, citizen",
			"PUT, /api/records/v1/imports/imp-1/rows, officer, operator",
			"POST, /api/records/v1/imports/imp-1/complete, agency, citizen",
			"GET, /api/records/v1/imports/imp-1/results, officer, auditor",
			"GET, /api/records/v1/imports/imp-1/report, admin, service",
			"POST, /api/records/v1/admin/rotations, admin, auditor",
			"POST, /api/records/v1/admin/erasures, admin, officer", "GET, /api/records/v1/ledger, auditor, officer",
			"GET, /api/records/v1/me/usages, citizen, officer", "GET, /api/metrics/v1/rates, operator, citizen",
			"GET, /api/metrics/v1/rates, admin, agency" })
	void grantsOneRoleAndNotTheOther(String method, String path, String granted, String refused) {
		assertThat(this.rules.decide(method, path, true, Set.of(granted))).isInstanceOf(Access.Granted.class);
		if (!refused.equals("nobody")) {
			assertThat(this.rules.decide(method, path, true, Set.of(refused))).isInstanceOf(Access.Forbidden.class);
		}
		assertThat(this.rules.decide(method, path, false, Set.of())).isInstanceOf(Access.Unauthenticated.class);
	}

	@ParameterizedTest
	@CsvSource({ "GET, /api/identity/v1/keys/", "GET, /api/identity/v1/keysx", "GET, /api/x/y/v3/api-docs",
			"GET, /api/identity/v3/api-docs/x", "GET, /api/recordsx/v1", "GET, /", "GET, /api" })
	void knowsNoPathBeside(String method, String path) {
		assertThat(this.rules.decide(method, path, true, Set.of("admin"))).isInstanceOf(Access.Unknown.class);
	}

	@Property
	void grantsAnonymousOnlyWhatIsPublic(@ForAll("methods") String method, @ForAll("paths") String path) {
		if (this.rules.decide(method, path, false, Set.of()) instanceof Access.Granted) {
			assertThat(method + ' ' + path)
				.matches("(GET|HEAD) (/api/[a-z0-9]+/v3/api-docs|/api/identity/v1/keys|/api/records/v1/ledger/keys)"
						+ "|POST /api/identity/v1/accounts/[a-z0-9-]+|(GET|HEAD|POST) /api/identity/oidc(/.*)?");
		}
	}

	@Property
	void grantsMoreRolesNeverLess(@ForAll("methods") String method, @ForAll("paths") String path,
			@ForAll("roles") Set<String> some, @ForAll("roles") Set<String> more) {
		if (this.rules.decide(method, path, true, some) instanceof Access.Granted) {
			Set<String> all = new java.util.HashSet<>(some);
			all.addAll(more);
			assertThat(this.rules.decide(method, path, true, all)).isInstanceOf(Access.Granted.class);
		}
	}

	@Property
	void keepsReceiptsFromEveryone(@ForAll("methods") String method, @ForAll("roles") Set<String> roles) {
		assertThat(this.rules.decide(method, "/api/identity/v1/receipts", true, roles))
			.isNotInstanceOf(Access.Granted.class);
	}

	@Provide
	Arbitrary<String> methods() {
		return Arbitraries.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE");
	}

	@Provide
	Arbitrary<String> paths() {
		return Arbitraries
			.of("api", "identity", "records", "metrics", "v1", "v3", "api-docs", "keys", "oidc", "receipts",
					"confirmations", "sandbox", "accounts", "authority", "dossiers", "intake", "withdraw", "x")
			.list()
			.ofMaxSize(5)
			.map((segments) -> '/' + String.join("/", segments));
	}

	@Provide
	Arbitrary<Set<String>> roles() {
		return Arbitraries.of("citizen", "officer", "agency", "operator", "auditor", "admin", "service").set();
	}

}
