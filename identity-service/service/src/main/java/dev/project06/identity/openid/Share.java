package dev.project06.identity.openid;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.OIDCClaimsRequest;
import com.nimbusds.openid.connect.sdk.assurance.request.VerifiedClaimsSetRequest;
import com.nimbusds.openid.connect.sdk.claims.ClaimsSetRequest;
import dev.project06.identity.openid.client.Client;
import dev.project06.identity.openid.client.Scopes;
import net.minidev.json.JSONObject;
import org.bson.Document;

/**
 * What a client gets to know about a citizen beside subject and levels.
 *
 * @param plain claims in the answer of {@code userinfo}
 * @param verified verified claims in the answer of {@code userinfo}
 * @param verifiedInToken verified claims in the ID token
 * @param offline whether it may ask again when the citizen is away
 */
record Share(Set<String> plain, Set<String> verified, Set<String> verifiedInToken, boolean offline) {

	/** The claims that the register vouches for. */
	static final List<String> REGISTERED = List.of("name", "birthdate", "gender");

	static final String TRUST_FRAMEWORK = "vn_decree_69_2024";

	Share {
		plain = Set.copyOf(plain);
		verified = Set.copyOf(verified);
		verifiedInToken = Set.copyOf(verifiedInToken);
	}

	static Share of(AuthenticationRequest request, Client client) {
		Scope scope = request.getScope();
		Set<String> plain = new TreeSet<>();
		Set<String> verified = new TreeSet<>();
		Set<String> inToken = new TreeSet<>();
		if (scope.contains(Scopes.PROFILE)) {
			plain.addAll(REGISTERED);
		}
		if (scope.contains(Scopes.CITIZEN_ID)) {
			plain.add(Scopes.CITIZEN_ID);
		}
		if (scope.contains(Scopes.VERIFIED)) {
			verified.addAll(REGISTERED);
		}
		OIDCClaimsRequest claims = request.getOIDCClaims();
		if (claims != null && client.scopes().contains(Scopes.PROFILE)) {
			plain.addAll(names(claims.getUserInfoClaimsRequest()));
		}
		if (claims != null && client.scopes().contains(Scopes.VERIFIED)) {
			verified.addAll(names(claims.getUserInfoVerifiedClaimsRequests()));
			inToken.addAll(names(claims.getIDTokenVerifiedClaimsRequests()));
		}
		return new Share(plain, verified, inToken, scope.contains(Scopes.OFFLINE));
	}

	private static List<String> names(Collection<VerifiedClaimsSetRequest> requests) {
		return requests.stream().filter(Share::ofThisFramework).flatMap((one) -> names(one).stream()).toList();
	}

	private static List<String> names(@org.jspecify.annotations.Nullable ClaimsSetRequest request) {
		return (request == null) ? List.of()
				: request.getEntries()
					.stream()
					.map(ClaimsSetRequest.Entry::getClaimName)
					.filter(REGISTERED::contains)
					.toList();
	}

	/** A request for another trust framework is for data that nobody has here. */
	private static boolean ofThisFramework(VerifiedClaimsSetRequest request) {
		Object framework = request.getVerification().toJSONObject().get("trust_framework");
		if (!(framework instanceof JSONObject wanted)) {
			return true;
		}
		Object values = wanted.getOrDefault("values", List.of());
		return TRUST_FRAMEWORK.equals(wanted.get("value"))
				|| (values instanceof Collection<?> several && several.contains(TRUST_FRAMEWORK));
	}

	/** What the citizen is asked to agree to, in the order in which it is shown. */
	List<String> items() {
		Stream<String> data = Stream.of("name", "birthdate", "gender", Scopes.CITIZEN_ID)
			.filter((item) -> this.plain.contains(item) || this.verified.contains(item)
					|| this.verifiedInToken.contains(item));
		boolean evidence = !this.verified.isEmpty() || !this.verifiedInToken.isEmpty();
		return Stream.concat(Stream.concat(Stream.of("subject", "levels"), data),
				Stream.concat(evidence ? Stream.of("evidence") : Stream.empty(),
						this.offline ? Stream.of(Scopes.OFFLINE) : Stream.empty()))
			.toList();
	}

	Document document() {
		return new Document("plain", List.copyOf(this.plain)).append("verified", List.copyOf(this.verified))
			.append("verifiedInToken", List.copyOf(this.verifiedInToken))
			.append("offline", this.offline);
	}

	static Share of(Document document) {
		return new Share(Set.copyOf(document.getList("plain", String.class)),
				Set.copyOf(document.getList("verified", String.class)),
				Set.copyOf(document.getList("verifiedInToken", String.class)), document.getBoolean("offline", false));
	}

}
