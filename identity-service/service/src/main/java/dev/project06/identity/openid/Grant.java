package dev.project06.identity.openid;

import java.util.Objects;

import dev.project06.identity.number.SealedNumbers;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * What a citizen granted a client in one login. Every code and token belongs to one, and
 * ends with it.
 *
 * @param id its handle
 * @param client the client
 * @param scope the scopes, with spaces between
 * @param nonce the nonce of the request, if it had one
 * @param share what the client gets to know
 * @param session the login
 */
record Grant(String id, String client, String scope, @Nullable String nonce, Share share, Session session) {

	Document document(SealedNumbers numbers) {
		Document document = new Document("session", this.session.id()).append("grant", this.id)
			.append("client", this.client)
			.append("scope", this.scope)
			.append("share", this.share.document())
			.append("login", this.session.document(numbers))
			.append("revoked", false);
		if (this.nonce != null) {
			document.append("nonce", this.nonce);
		}
		return document;
	}

	static Grant of(Document document, SealedNumbers numbers) {
		return new Grant(Objects.requireNonNull(document.getString("grant")),
				Objects.requireNonNull(document.getString("client")),
				Objects.requireNonNull(document.getString("scope")), document.getString("nonce"),
				Share.of(Objects.requireNonNull(document.get("share", Document.class))),
				Session.of(Objects.requireNonNull(document.get("login", Document.class)), numbers));
	}

}
