package dev.project06.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.sun.net.httpserver.HttpServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A citizen in a real browser, as the client {@code project06-web}. Every page is kept as
 * a picture.
 */
final class BrowserLogin implements AutoCloseable {

	private static final Path PICTURES = Path.of("target/screenshots");

	private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

	private final URI realm;

	private final HttpServer callback;

	private final Playwright playwright;

	private final Browser browser;

	private final Page page;

	BrowserLogin(URI keycloak) throws IOException {
		this.realm = keycloak.resolve("/realms/project06/protocol/openid-connect/");
		this.callback = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.callback.createContext("/callback", (exchange) -> {
			exchange.sendResponseHeaders(200, -1);
			exchange.close();
		});
		this.callback.start();
		this.playwright = Playwright
			.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
		this.browser = this.playwright.chromium()
			.launch(new BrowserType.LaunchOptions().setExecutablePath(chromium()).setArgs(List.of("--no-sandbox")));
		this.page = this.browser.newContext(new Browser.NewContextOptions().setLocale("en").setViewportSize(1100, 850))
			.newPage();
		Files.createDirectories(PICTURES);
	}

	private static Path chromium() {
		return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
			.map(Path::of)
			.filter(Files::isExecutable)
			.findFirst()
			.orElseThrow(() -> new IllegalStateException("The browser test needs chromium: apt-get install chromium"));
	}

	/** Logs a persona in through Keycloak at VNeID, and gives back the access token. */
	String token(String persona, int level, String name) throws IOException, InterruptedException {
		String verifier = random();
		String state = random();
		this.page.navigate(this.realm.resolve("auth") + "?"
				+ form(Map.of("client_id", "project06-web", "redirect_uri", redirect(), "response_type", "code",
						"scope", "openid", "state", state, "code_challenge", challenge(verifier),
						"code_challenge_method", "S256", "acr_values", "urn:project06:auth-level:" + level)));
		picture(name + "-1-keycloak");
		this.page.locator("#social-vneid").click();
		picture(name + "-2-who");
		this.page.locator("button[name=persona][value=" + persona + "]").click();
		this.page.locator("#secret").fill("sandbox06");
		picture(name + "-3-proofs");
		this.page.locator("button[value=login]").click();
		picture(name + "-4-consent");
		this.page.locator("button[value=allow]").click();
		this.page.waitForURL((address) -> address.startsWith(redirect()));
		Map<String, String> answer = parameters(URI.create(this.page.url()));
		if (!state.equals(answer.get("state"))) {
			throw new IllegalStateException("Another state came back");
		}
		return exchange(answer.getOrDefault("code", ""), verifier);
	}

	private String exchange(String code, String verifier) throws IOException, InterruptedException {
		try (HttpClient client = HttpClient.newHttpClient()) {
			HttpResponse<String> answer = client.send(HttpRequest.newBuilder(this.realm.resolve("token"))
				.header("Content-Type", "application/x-www-form-urlencoded")
				.POST(HttpRequest.BodyPublishers.ofString(form(Map.of("grant_type", "authorization_code", "client_id",
						"project06-web", "redirect_uri", redirect(), "code", code, "code_verifier", verifier))))
				.build(), HttpResponse.BodyHandlers.ofString());
			JsonNode tokens = new JsonMapper().readTree(answer.body());
			if (answer.statusCode() != 200) {
				throw new IllegalStateException("No token: " + tokens.path("error_description").asString(""));
			}
			return tokens.path("access_token").asString();
		}
	}

	static JsonNode claims(String token) {
		return new JsonMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
	}

	private void picture(String name) {
		this.page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")).setFullPage(true));
	}

	private String redirect() {
		return "http://127.0.0.1:" + this.callback.getAddress().getPort() + "/callback";
	}

	private static Map<String, String> parameters(URI address) {
		Map<String, String> parameters = new LinkedHashMap<>();
		for (String pair : address.getRawQuery().split("&", -1)) {
			int equals = pair.indexOf('=');
			parameters.put(pair.substring(0, equals),
					URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
		}
		return parameters;
	}

	private static String form(Map<String, String> fields) {
		return fields.entrySet()
			.stream()
			.map((field) -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
			.collect(Collectors.joining("&"));
	}

	private static String random() {
		byte[] bytes = new byte[32];
		new SecureRandom().nextBytes(bytes);
		return ENCODER.encodeToString(bytes);
	}

	private static String challenge(String verifier) {
		try {
			return ENCODER.encodeToString(
					MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.browser.close();
		this.playwright.close();
		this.callback.stop(0);
	}

}
