package dev.project06.identity.openid.client;

import java.net.URI;
import java.time.Duration;
import java.util.Date;
import java.util.Objects;
import java.util.Optional;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.openid.connect.sdk.rp.OIDCClientMetadata;
import dev.project06.identity.openid.protocol.OpenIdSettings;
import dev.project06.identity.openid.state.Handles;
import dev.project06.identity.sandbox.Sandbox;
import dev.project06.identity.sandbox.SandboxData;
import dev.project06.identity.store.Prepared;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * The clients of every provider: those that owners of sandboxes registered, and the realm
 * of the suite, which is a client of the sandbox {@code default}.
 */
@Component
public class Clients implements Prepared, SandboxData {

	/** The id of the realm as a client. */
	public static final String REALM = "keycloak";

	/** The services know the subjects of this sector. */
	private static final String REALM_SECTOR = "records";

	private static final Duration SEEN_WITHIN = Duration.ofSeconds(5);

	private final MongoCollection<Document> stored;

	private final Client realm;

	private final Cache<String, Client> known = Caffeine.newBuilder()
		.expireAfterWrite(SEEN_WITHIN)
		.maximumSize(1000)
		.build();

	Clients(MongoDatabase database, OpenIdSettings settings) {
		this.stored = database.getCollection("openid-clients");
		this.realm = realm(settings.realm());
	}

	private static Client realm(URI issuer) {
		String broker = issuer + "/broker/vneid/endpoint";
		return new Client(REALM,
				ClientRules
					.check("""
							{"client_name": "Đề án 06", "redirect_uris": ["%s"], "post_logout_redirect_uris": ["%s/logout_response"],
							"token_endpoint_auth_method": "private_key_jwt", "jwks_uri": "%s/protocol/openid-connect/certs",
							"backchannel_logout_uri": "%s/protocol/openid-connect/logout/backchannel-logout",
							"backchannel_logout_session_required": true, "scope": "openid profile"}"""
						.formatted(broker, broker, issuer, issuer)),
				null, REALM_SECTOR);
	}

	@Override
	public Mono<Void> prepare() {
		return Mono.from(this.stored.createIndex(Indexes.ascending("sandbox"))).then();
	}

	/**
	 * Finds a client.
	 * @param sandbox of which provider
	 * @param id its id
	 * @return the client, or nothing
	 */
	public Mono<Client> find(Sandbox sandbox, String id) {
		if (REALM.equals(id)) {
			return Mono.justOrEmpty(Optional.of(this.realm).filter((client) -> isDefault(sandbox)));
		}
		Client found = this.known.getIfPresent(key(sandbox, id));
		return (found != null) ? Mono.just(found)
				: Mono.from(this.stored.find(by(sandbox, id)))
					.map(Clients::client)
					.doOnNext((client) -> this.known.put(key(sandbox, id), client));
	}

	Flux<Client> all(Sandbox sandbox) {
		return Flux.just(this.realm)
			.filter((client) -> isDefault(sandbox))
			.concatWith(Flux.from(this.stored.find(Filters.eq("sandbox", sandbox.name()))).map(Clients::client));
	}

	/** Registers a client; its secret is given out here and never again. */
	Mono<Registered> register(Sandbox sandbox, OIDCClientMetadata metadata) {
		String id = "c-" + Handles.random().substring(0, 16);
		String secret = ClientAuthenticationMethod.PRIVATE_KEY_JWT.equals(metadata.getTokenEndpointAuthMethod()) ? null
				: Handles.random();
		Document document = new Document("_id", key(sandbox, id)).append("sandbox", sandbox.name())
			.append("client", id)
			.append("metadata", metadata.toJSONObject().toJSONString())
			.append("registeredAt", Date.from(sandbox.now()));
		if (secret != null) {
			document.append("secret", Handles.hash(secret));
		}
		return Mono.from(this.stored.insertOne(document)).map((done) -> new Registered(client(document), secret));
	}

	Mono<Boolean> delete(Sandbox sandbox, String id) {
		return Mono.from(this.stored.deleteOne(by(sandbox, id)))
			.doOnNext((done) -> this.known.invalidate(key(sandbox, id)))
			.map((done) -> done.getDeletedCount() == 1);
	}

	@Override
	public Mono<Void> clear(String sandbox) {
		return Mono.from(this.stored.deleteMany(Filters.eq("sandbox", sandbox)))
			.doOnNext((done) -> this.known.invalidateAll())
			.then();
	}

	private static boolean isDefault(Sandbox sandbox) {
		return Sandbox.DEFAULT.equals(sandbox.name());
	}

	private static Bson by(Sandbox sandbox, String id) {
		return Filters.eq("_id", key(sandbox, id));
	}

	private static String key(Sandbox sandbox, String id) {
		return sandbox.name() + '/' + id;
	}

	private static Client client(Document document) {
		String id = Objects.requireNonNull(document.getString("client"));
		return new Client(id, ClientRules.check(Objects.requireNonNull(document.getString("metadata"))),
				document.getString("secret"), "openid/" + document.getString("_id"));
	}

	/**
	 * A new client.
	 *
	 * @param client the client
	 * @param secret its secret, for one that has a secret
	 */
	record Registered(Client client, @Nullable String secret) {

		/** Nothing of the secret. */
		@Override
		public String toString() {
			return "Registered[" + this.client.id() + "]";
		}

	}

}
