package dev.project06.local.demo;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.project06.local.keycloak.SampleUser;
import dev.project06.local.keycloak.Tokens;

/**
 * Logs people in, and adds to the realm the people that the demo needs.
 */
final class Realm {

	private static final String PASSWORD = "sandbox06-demo";

	/** Less than the life of an access token. */
	private static final Duration KEPT = Duration.ofMinutes(10);

	private final ApiClient api;

	private final URI keycloak;

	private final Tokens tokens;

	private final Map<String, Token> kept = new ConcurrentHashMap<>();

	Realm(ApiClient api, URI keycloak, Tokens tokens) {
		this.api = api;
		this.keycloak = keycloak;
		this.tokens = tokens;
	}

	String token(SampleUser user) {
		return token(user.username(), SampleUser.PASSWORD);
	}

	String token(String demoUser) {
		return token(demoUser, PASSWORD);
	}

	private String token(String user, String password) {
		return this.kept.compute(user, (name, token) -> (token != null && Instant.now().isBefore(token.until())) ? token
				: new Token(login(name, password), Instant.now().plus(KEPT)))
			.value();
	}

	private String login(String user, String password) {
		try {
			return this.tokens.ofPerson(user, password);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new DemoFailedException("Interrupted while logging in");
		}
	}

	void add(List<DemoUser> users) {
		List<Map<String, Object>> representations = users.stream()
			.map((user) -> Map.<String, Object>of("username", user.name(), "enabled", true, "emailVerified", true,
					"email", user.name() + "@example.test", "firstName", "Demo", "lastName", user.role(),
					"requiredActions", List.of(), "attributes", user.attributes(), "realmRoles", List.of(user.role()),
					"credentials", List.of(Map.of("type", "password", "value", PASSWORD, "temporary", false))))
			.toList();
		try {
			this.api
				.post(this.keycloak.resolve("/admin/realms/project06/partialImport"), this.tokens.ofKeycloakAdmin(),
						null, Map.of("ifResourceExists", "SKIP", "users", representations))
				.expect(200);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new DemoFailedException("Interrupted while adding users");
		}
	}

	private record Token(String value, Instant until) {
	}

	/**
	 * A person of the demo.
	 *
	 * @param name the user name
	 * @param role the realm role
	 * @param attributes what becomes claims of the token
	 */
	record DemoUser(String name, String role, Map<String, List<String>> attributes) {
	}

}
