package dev.project06.local.keycloak;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gets access tokens from Keycloak.
 */
public final class Tokens {

	private static final JsonMapper JSON = new JsonMapper();

	private static final String COMMAND_LINE = "project06-cli";

	private final HttpClient client;

	private final URI keycloak;

	private final Secrets secrets;

	/**
	 * Asks one Keycloak.
	 * @param client asks
	 * @param keycloak its address, without a path
	 * @param secrets the secrets it was started with
	 */
	public Tokens(HttpClient client, URI keycloak, Secrets secrets) {
		this.client = client;
		this.keycloak = keycloak;
		this.secrets = secrets;
	}

	/**
	 * A token of a sample user.
	 * @param user the user
	 * @return the access token
	 * @throws InterruptedException when the caller is stopped
	 */
	public String of(SampleUser user) throws InterruptedException {
		return user.isPerson() ? ofPerson(user.username(), SampleUser.PASSWORD)
				: ofClient("agency-demo", this.secrets.agencyDemo());
	}

	/**
	 * A token of anybody with a password.
	 * @param username the name
	 * @param password the password
	 * @return the access token
	 * @throws InterruptedException when the caller is stopped
	 */
	public String ofPerson(String username, String password) throws InterruptedException {
		return token("project06", Map.of("grant_type", "password", "client_id", COMMAND_LINE, "username", username,
				"password", password));
	}

	/**
	 * A token of a client.
	 * @param id the client's name
	 * @param secret its secret
	 * @return the access token
	 * @throws InterruptedException when the caller is stopped
	 */
	public String ofClient(String id, String secret) throws InterruptedException {
		return token("project06", Map.of("grant_type", "client_credentials", "client_id", id, "client_secret", secret));
	}

	/**
	 * A token of Keycloak's own administrator, for its admin interface.
	 * @return the access token
	 * @throws InterruptedException when the caller is stopped
	 */
	public String ofKeycloakAdmin() throws InterruptedException {
		return token("master", Map.of("grant_type", "password", "client_id", "admin-cli", "username",
				Secrets.KEYCLOAK_ADMIN, "password", this.secrets.keycloakAdmin()));
	}

	private String token(String realm, Map<String, String> form) throws InterruptedException {
		URI address = this.keycloak.resolve("/realms/" + realm + "/protocol/openid-connect/token");
		HttpRequest request = HttpRequest.newBuilder(address)
			.timeout(Duration.ofSeconds(20))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(BodyPublishers.ofString(encoded(form)))
			.build();
		try {
			HttpResponse<String> response = this.client.send(request, BodyHandlers.ofString());
			JsonNode body = JSON.readTree(response.body());
			if (response.statusCode() != 200) {
				throw new TokenRefusedException("Keycloak refused: "
						+ body.path("error_description").asString(body.path("error").asString("no reason given")));
			}
			return body.path("access_token").asString();
		}
		catch (IOException ex) {
			throw new TokenRefusedException("Keycloak does not answer at " + this.keycloak + ": is the suite up?");
		}
	}

	private static String encoded(Map<String, String> form) {
		return new TreeMap<>(form).entrySet()
			.stream()
			.map((field) -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
			.collect(Collectors.joining("&"));
	}

}
