package dev.project06.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A browser without scripts: keeps cookies, follows nothing by itself, and fills in
 * forms.
 */
final class Browser {

	private static final Pattern HIDDEN = Pattern
		.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");

	private final HttpClient client;

	private String language = "en";

	Browser() {
		this.client = HttpClient.newBuilder()
			.version(HttpClient.Version.HTTP_1_1)
			.cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
			.followRedirects(HttpClient.Redirect.NEVER)
			.build();
	}

	Browser speaking(String language) {
		this.language = language;
		return this;
	}

	HttpResponse<String> get(URI address) {
		return send(HttpRequest.newBuilder(address).GET());
	}

	HttpResponse<String> post(URI address, Map<String, String> form) {
		return send(HttpRequest.newBuilder(address)
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(HttpRequest.BodyPublishers.ofString(encode(form))));
	}

	/** Sends the form of a page, with its hidden fields. */
	HttpResponse<String> submit(HttpResponse<String> page, Map<String, String> fields) {
		Map<String, String> form = new LinkedHashMap<>();
		Matcher hidden = HIDDEN.matcher(page.body());
		while (hidden.find()) {
			form.putIfAbsent(hidden.group(1), hidden.group(2));
		}
		form.putAll(fields);
		URI address = page.uri();
		return post(URI.create(address.getScheme() + "://" + address.getAuthority() + address.getPath()), form);
	}

	/** Follows a redirect, if it stays here. */
	HttpResponse<String> follow(HttpResponse<String> answer) {
		return get(location(answer));
	}

	static URI location(HttpResponse<String> answer) {
		return answer.uri().resolve(answer.headers().firstValue("Location").orElseThrow());
	}

	static String encode(Map<String, String> form) {
		return form.entrySet()
			.stream()
			.map((field) -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
					+ URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
			.collect(Collectors.joining("&"));
	}

	private HttpResponse<String> send(HttpRequest.Builder request) {
		try {
			return this.client.send(
					request.timeout(Duration.ofMinutes(1)).header("Accept-Language", this.language).build(),
					HttpResponse.BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
