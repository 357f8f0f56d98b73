package dev.project06.local.keycloak;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class RealmTests {

	private final JsonNode realm = new JsonMapper().readTree(Path.of("../keycloak/project06-realm.json"));

	@Test
	void hasTheRolesOfTheSuite() {
		assertThat(this.realm.path("roles").path("realm").valueStream().map((role) -> role.path("name").asString()))
			.containsExactlyInAnyOrder("citizen", "officer", "agency", "operator", "auditor", "admin", "service");
	}

	@Test
	void sendsNobodyToAnUnknownAddress() {
		assertThat(clients()).allSatisfy((client) -> {
			assertThat(texts(client.path("redirectUris"))).noneMatch((address) -> address.contains("*"));
			assertThat(texts(client.path("webOrigins"))).noneMatch((address) -> address.contains("*"));
			assertThat(client.path("implicitFlowEnabled").asBoolean()).isFalse();
		});
	}

	@Test
	void takesPasswordsFromTheCommandLineClientOnly() {
		assertThat(clients().filter((client) -> client.path("directAccessGrantsEnabled").asBoolean())
			.map((client) -> client.path("clientId").asString())).containsExactly("project06-cli");
	}

	@Test
	void keepsNoSecretOfAClient() {
		assertThat(clients().map((client) -> client.path("secret")).filter(JsonNode::isString).map(JsonNode::asString))
			.hasSize(2)
			.allMatch((secret) -> secret.matches("\\$\\{[A-Z_]+}"));
	}

	@Test
	void guardsAgainstGuessingAndLongTokens() {
		assertThat(this.realm.path("bruteForceProtected").asBoolean()).isTrue();
		assertThat(this.realm.path("accessTokenLifespan").asInt()).isEqualTo(15 * 60);
		assertThat(this.realm.path("registrationAllowed").asBoolean()).isFalse();
	}

	@Test
	void knowsEverySampleUserWithThePublishedPassword() {
		for (SampleUser user : SampleUser.values()) {
			if (user.isPerson()) {
				JsonNode found = user(user.username());
				assertThat(texts(found.path("realmRoles"))).hasSize(1)
					.allMatch((role) -> user.username().startsWith(role));
				assertThat(found.path("credentials").path(0).path("value").asString()).isEqualTo(SampleUser.PASSWORD);
			}
		}
	}

	@Test
	void onlyAnAdministratorSeesAndChangesWhatTokensVouchFor() {
		JsonNode profile = new JsonMapper().readTree(this.realm.path("components")
			.path("org.keycloak.userprofile.UserProfileProvider")
			.path(0)
			.path("config")
			.path("kc.user.profile.config")
			.path(0)
			.asString());
		List<String> vouched = List.of("vneid_sub", "account_level", "auth_level", "agency");
		assertThat(profile.path("attributes")
			.valueStream()
			.filter((attribute) -> vouched.contains(attribute.path("name").asString()))).hasSize(4)
			.allSatisfy((attribute) -> {
				assertThat(texts(attribute.path("permissions").path("edit"))).containsExactly("admin");
				assertThat(texts(attribute.path("permissions").path("view"))).containsExactly("admin");
			});
	}

	@Test
	void onlyServicesHaveTheServiceRole() {
		assertThat(this.realm.path("users")
			.valueStream()
			.filter((user) -> texts(user.path("realmRoles")).contains("service"))
			.map((user) -> user.path("serviceAccountClientId").asString())).containsExactly("records-service");
	}

	@Test
	void brokersToVneidWithKeysAndPkceAndAsksNothingAgain() {
		JsonNode provider = this.realm.path("identityProviders").path(0);
		JsonNode settings = provider.path("config");
		assertThat(provider.path("alias").asString()).isEqualTo("vneid");
		assertThat(settings.path("clientAuthMethod").asString()).isEqualTo("private_key_jwt");
		assertThat(settings.path("pkceMethod").asString()).isEqualTo("S256");
		assertThat(settings.path("validateSignature").asString()).isEqualTo("true");
		assertThat(settings.path("issuer").asString()).isEqualTo("${VNEID_ISSUER}");
		assertThat(settings.has("clientSecret")).isFalse();
	}

	@Test
	void keepsTheAuthenticationLevelOfALoginWithItsSession() {
		assertThat(this.realm.path("identityProviderMappers")
			.valueStream()
			.filter((mapper) -> mapper.path("config").toString().contains("auth_level"))
			.map((mapper) -> mapper.path("identityProviderMapper").asString()))
			.containsExactly("oidc-user-session-note-idp-mapper");
	}

	@Test
	void letsWebPagesInWithPkceAndNothingElse() {
		JsonNode web = clients().filter((client) -> client.path("clientId").asString().equals("project06-web"))
			.findFirst()
			.orElseThrow();
		assertThat(web.path("publicClient").asBoolean()).isTrue();
		assertThat(web.path("directAccessGrantsEnabled").asBoolean()).isFalse();
		assertThat(web.path("attributes").path("pkce.code.challenge.method").asString()).isEqualTo("S256");
		assertThat(texts(web.path("redirectUris")))
			.allMatch((address) -> address.startsWith("http://127.0.0.1/") || address.startsWith("http://localhost/"));
	}

	private JsonNode user(String name) {
		return this.realm.path("users")
			.valueStream()
			.filter((user) -> user.path("username").asString().equals(name))
			.findFirst()
			.orElseThrow();
	}

	private Stream<JsonNode> clients() {
		return this.realm.path("clients").valueStream();
	}

	private static List<String> texts(JsonNode array) {
		return array.valueStream().map(JsonNode::asString).toList();
	}

}
