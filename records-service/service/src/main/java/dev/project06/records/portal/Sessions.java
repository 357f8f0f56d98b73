package dev.project06.records.portal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;

import dev.project06.identity.api.ReceiptSigner;
import dev.project06.records.agency.AgencyCode;
import dev.project06.records.agency.MalformedAgencyCodeException;
import dev.project06.records.security.Caller;
import dev.project06.records.security.Policy;
import dev.project06.records.store.PortalSessions;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

import org.springframework.stereotype.Component;

/**
 * Opens sessions and looks them up. One is random, good for a while, and of use only to
 * the account that opened it, for the agency that it was opened for. The store holds its
 * hash.
 */
@Component
final class Sessions {

	private static final int BYTES = 32;

	private static final int LONGEST = 200;

	private final PortalSessions store;

	private final Policy policy;

	private final PortalSettings settings;

	private final Clock clock;

	private final SecureRandom random = ReceiptSigner.random();

	Sessions(PortalSessions store, Policy policy, PortalSettings settings, Clock clock) {
		this.store = store;
		this.policy = policy;
		this.settings = settings;
		this.clock = clock;
	}

	Mono<PortalAnswer> open(Caller caller, JsonNode call) {
		AgencyCode agency = agency(call);
		if (!this.policy.mayFileFor(caller, agency)) {
			throw new PortalException(PortalError.AGENCY_NOT_PERMITTED);
		}
		refuseLong("username", Members.text(call, "username"));
		refuseLong("password", Members.text(call, "password"));
		byte[] bytes = new byte[BYTES];
		this.random.nextBytes(bytes);
		String session = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
		Instant now = this.clock.instant();
		return this.store.sweep(now)
			.then(this.store.insert(new PortalSessions.Session(hash(session), agency, caller.account(),
					now.plus(this.settings.session()))))
			.thenReturn(PortalAnswer.session(session, this.settings.session().toSeconds()));
	}

	/** They decide nothing, and are kept nowhere. */
	private static void refuseLong(String field, @Nullable String text) {
		if (text != null && text.length() > LONGEST) {
			throw new PortalException(PortalError.MALFORMED_CALL, field, "length");
		}
	}

	/** The agency of a session that is good. */
	Mono<AgencyCode> agency(Caller caller, JsonNode call) {
		AgencyCode named = agency(call);
		String session = Members.text(call, "session");
		if (session == null || session.length() > LONGEST) {
			throw new PortalException(PortalError.SESSION_INVALID);
		}
		Instant now = this.clock.instant();
		return this.store.find(hash(session))
			.filter((found) -> found.account().equals(caller.account()) && found.agency().equals(named)
					&& now.isBefore(found.until()) && this.policy.mayFileFor(caller, named))
			.map(PortalSessions.Session::agency)
			.switchIfEmpty(Mono.error(() -> new PortalException(PortalError.SESSION_INVALID)));
	}

	private static AgencyCode agency(JsonNode call) {
		String text = Members.text(call, "madonvi");
		try {
			return AgencyCode.of((text != null) ? text : "");
		}
		catch (MalformedAgencyCodeException ex) {
			throw new PortalException(PortalError.MALFORMED_CALL, "madonvi", (text != null) ? "code" : "required");
		}
	}

	private static String hash(String session) {
		try {
			return Base64.getUrlEncoder()
				.withoutPadding()
				.encodeToString(MessageDigest.getInstance("SHA-256").digest(session.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every JDK has SHA-256", ex);
		}
	}

}
