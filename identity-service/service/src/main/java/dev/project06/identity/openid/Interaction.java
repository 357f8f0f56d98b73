package dev.project06.identity.openid;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import dev.project06.identity.api.CitizenId;
import dev.project06.identity.number.SealedNumbers;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * A citizen on the way through the login page, bound to one browser.
 *
 * @param id stands in the address of the page
 * @param browser hash of the cookie that the browser was given
 * @param csrf stands in every form
 * @param client who asks
 * @param parameters the authorisation request
 * @param citizenId who wants to log in, when that was said
 * @param login the login, when it went well
 */
record Interaction(String id, String browser, String csrf, String client, Map<String, String> parameters,
		@Nullable CitizenId citizenId, @Nullable Session login) {

	Document document(SealedNumbers numbers) {
		Document document = new Document("interaction", this.id).append("browser", this.browser)
			.append("csrf", this.csrf)
			.append("client", this.client)
			.append("parameters", new Document(new LinkedHashMap<>(this.parameters)));
		if (this.citizenId != null) {
			document.append("citizen", numbers.seal(this.citizenId));
		}
		if (this.login != null) {
			document.append("login", this.login.document(numbers));
		}
		return document;
	}

	static Interaction of(Document document, SealedNumbers numbers) {
		Map<String, String> parameters = new LinkedHashMap<>();
		Objects.requireNonNull(document.get("parameters", Document.class))
			.forEach((name, value) -> parameters.put(name, String.valueOf(value)));
		String citizen = document.getString("citizen");
		Document login = document.get("login", Document.class);
		return new Interaction(Objects.requireNonNull(document.getString("interaction")),
				Objects.requireNonNull(document.getString("browser")),
				Objects.requireNonNull(document.getString("csrf")),
				Objects.requireNonNull(document.getString("client")), parameters,
				(citizen != null) ? numbers.open(citizen).orElseThrow() : null,
				(login != null) ? Session.of(login, numbers) : null);
	}

	/** Nothing of the citizen. */
	@Override
	public String toString() {
		return "Interaction[" + this.client + "]";
	}

}
