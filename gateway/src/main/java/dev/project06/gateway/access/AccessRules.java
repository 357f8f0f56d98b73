package dev.project06.gateway.access;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The table of who may do what. The first rule that knows path and method decides; what
 * no rule knows does not exist.
 */
public final class AccessRules {

	private static final Set<String> READ = Set.of("GET", "HEAD");

	private static final Set<String> WRITE = Set.of("POST");

	private static final Set<String> DELETE = Set.of("DELETE");

	private static final Set<String> RATE = Set.of("POST", "PUT");

	private static final Set<String> ASK = Set.of("GET", "HEAD", "POST");

	private static final Set<String> BROWSE = Set.of("GET", "HEAD", "POST");

	private static final Set<String> ANY = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");

	private final List<Rule> rules;

	private AccessRules(List<Rule> rules) {
		this.rules = rules;
	}

	/**
	 * The rules of the suite.
	 * @return the table
	 */
	public static AccessRules ofSuite() {
		Audience agencies = Audience.anyOf("officer", "agency");
		Audience importers = Audience.anyOf("officer", "agency", "admin");
		Audience citizens = Audience.anyOf("citizen");
		Audience admins = Audience.anyOf("admin");
		Audience applicants = Audience.anyOf("citizen", "officer", "agency");
		return new AccessRules(List.of(rule(READ, "/api/*/v3/api-docs", Audience.everyone()),
				rule(READ, "/api/identity/v1/keys", Audience.everyone()),
				rule(WRITE, "/api/identity/v1/keys/*", Audience.anyOf("admin")),
				rule(BROWSE, OpenIdPath.PATTERN, Audience.everyone()),
				rule(WRITE, "/api/identity/v1/confirmations", agencies),
				rule(WRITE, "/api/identity/v1/matches", agencies),
				rule(WRITE, "/api/identity/v1/matches/choice", agencies),
				rule(ANY, "/api/identity/v1/number-changes/**", Audience.nobody()),
				rule(ANY, "/api/identity/v1/number-changes", Audience.nobody()),
				rule(WRITE, "/api/identity/v1/accounts/authority/*", Audience.anyOf("officer")),
				rule(WRITE, "/api/identity/v1/accounts/*", Audience.everyone()),
				rule(READ, "/api/identity/v1/me/usages", citizens),
				rule(READ, "/api/identity/v1/me/usages/findUsage", citizens),
				rule(WRITE, "/api/identity/v1/me/usages/*/contest", citizens),
				rule(READ, "/api/identity/v1/contests", agencies),
				rule(WRITE, "/api/identity/v1/contests/*/answer", agencies),
				rule(WRITE, "/api/identity/v1/bulk-checks", agencies),
				rule(READ, "/api/identity/v1/bulk-checks/*", agencies),
				rule(Set.of("PUT"), "/api/identity/v1/bulk-checks/*/rows", agencies),
				rule(WRITE, "/api/identity/v1/bulk-checks/*/complete", agencies),
				rule(READ, "/api/identity/v1/bulk-checks/*/results", agencies),
				rule(READ, "/api/identity/v1/ledger", Audience.anyOf("auditor")),
				rule(WRITE, "/api/identity/v1/look-ups", agencies),
				rule(WRITE, "/api/identity/v1/households", agencies), rule(ASK, "/api/identity/soap", agencies),
				rule(ANY, "/api/identity/v1/sandbox/**", Audience.authenticated()),
				rule(ANY, "/api/identity/v1/sandbox", Audience.authenticated()),
				rule(ANY, "/api/identity/v1/sandboxes", Audience.authenticated()),
				rule(ANY, "/api/identity/v1/receipts", Audience.nobody()),
				rule(WRITE, "/api/records/v1/dossiers", citizens),
				rule(WRITE, "/api/records/v1/dossiers/intake", agencies), rule(WRITE, "/api/records/portal", agencies),
				rule(WRITE, "/api/records/portal/login", agencies),
				rule(WRITE, "/api/records/v1/dossiers/search", Audience.anyOf("officer", "agency", "auditor")),
				rule(WRITE, "/api/records/v1/dossiers/export", Audience.anyOf("officer", "agency", "auditor")),
				rule(WRITE, "/api/records/v1/dossiers/*/withdraw", citizens),
				rule(WRITE, "/api/records/v1/dossiers/*/supplement", applicants),
				rule(WRITE, "/api/records/v1/dossiers/*/payments", applicants),
				rule(WRITE, "/api/records/v1/dossiers/*/payments/*/refund", agencies),
				rule(WRITE, "/api/records/v1/dossiers/*/personal-number", Audience.anyOf("officer")),
				rule(WRITE, "/api/records/v1/dossiers/*/attachments", applicants),
				rule(DELETE, "/api/records/v1/dossiers/*/attachments/*", applicants),
				rule(RATE, "/api/records/v1/dossiers/*/rating", citizens),
				rule(WRITE, "/api/records/v1/dossiers/*/*", agencies),
				rule(WRITE, "/api/records/v1/procedures/*/versions", admins),
				rule(Set.of("PUT"), "/api/records/v1/procedures/*/versions/*", admins),
				rule(WRITE, "/api/records/v1/procedures/*/versions/*/end", admins),
				rule(READ, "/api/records/v1/procedures/*/edits", Audience.anyOf("admin", "auditor")),
				rule(READ, "/api/records/v1/procedures/**", Audience.authenticated()),
				rule(READ, "/api/records/v1/published-figures", Audience.authenticated()),
				rule(READ, "/api/records/v1/agencies/**", Audience.authenticated()),
				rule(READ, "/api/records/v1/provinces/**", Audience.authenticated()),
				rule(READ, "/api/records/v1/calendar/*", Audience.authenticated()),
				rule(READ, "/api/records/v1/changes", Audience.anyOf("officer", "agency", "auditor")),
				rule(ASK, "/api/records/v1/webhooks", agencies),
				rule(Set.of("GET", "HEAD", "PUT", "DELETE"), "/api/records/v1/webhooks/*", agencies),
				rule(READ, "/api/records/v1/webhooks/*/deliveries", agencies),
				rule(WRITE, "/api/records/v1/webhooks/*/*", agencies),
				rule(READ, "/api/records/v1/linking-queue", agencies),
				rule(WRITE, "/api/records/v1/linking-queue/*/*", Audience.anyOf("officer")),
				rule(WRITE, "/api/records/v1/imports", importers), rule(READ, "/api/records/v1/imports/*", importers),
				rule(Set.of("PUT"), "/api/records/v1/imports/*/rows", importers),
				rule(WRITE, "/api/records/v1/imports/*/complete", importers),
				rule(READ, "/api/records/v1/imports/*/results", importers),
				rule(READ, "/api/records/v1/imports/*/report", importers),
				rule(ASK, "/api/records/v1/admin/**", Audience.anyOf("admin")),
				rule(READ, "/api/records/v1/ledger", Audience.anyOf("auditor")),
				rule(READ, "/api/records/v1/ledger/keys", Audience.everyone()),
				rule(READ, "/api/records/v1/me/usages", citizens),
				rule(READ, "/api/records/**", Audience.anyOf("citizen", "officer", "agency", "auditor")),
				rule(READ, "/api/metrics/**", Audience.anyOf("operator", "auditor", "admin", "officer"))));
	}

	private static Rule rule(Set<String> methods, String path, Audience audience) {
		return new Rule(methods, PathPattern.of(path), audience);
	}

	/**
	 * Decides about one call.
	 * @param method the HTTP method
	 * @param path the path as sent
	 * @param authenticated whether it is known who calls
	 * @param roles the roles of the caller
	 * @return the decision
	 */
	public Access decide(String method, String path, boolean authenticated, Set<String> roles) {
		boolean known = false;
		for (Rule rule : this.rules) {
			if (rule.path().matches(path)) {
				known = true;
				if (rule.methods().contains(method)) {
					return rule.audience().judge(authenticated, roles);
				}
			}
		}
		return known ? new Access.WrongMethod(methods(path)) : new Access.Unknown();
	}

	private Set<String> methods(String path) {
		Set<String> methods = new TreeSet<>();
		this.rules.stream()
			.filter((rule) -> rule.path().matches(path))
			.forEach((rule) -> methods.addAll(rule.methods()));
		return methods;
	}

	private record Rule(Set<String> methods, PathPattern path, Audience audience) {
	}

}
