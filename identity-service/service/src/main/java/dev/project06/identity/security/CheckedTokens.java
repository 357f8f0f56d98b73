package dev.project06.identity.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/**
 * Remembers tokens that were found good until they expire, for at most a minute, so that
 * a busy caller's signature is not checked on each call. Only good tokens are remembered,
 * by their hash, and not more than a bounded number.
 */
final class CheckedTokens implements ReactiveAuthenticationManager {

	private static final int MOST = 10_000;

	private static final Duration LONGEST = Duration.ofMinutes(1);

	private final ReactiveAuthenticationManager check;

	private final Cache<String, Authentication> good = Caffeine.newBuilder()
		.maximumSize(MOST)
		.executor(Runnable::run)
		.expireAfter(Expiry.creating((String key, Authentication checked) -> remaining(checked)))
		.build();

	CheckedTokens(ReactiveAuthenticationManager check) {
		this.check = check;
	}

	@Override
	public Mono<Authentication> authenticate(Authentication presented) {
		if (!(presented instanceof BearerTokenAuthenticationToken token)) {
			return this.check.authenticate(presented);
		}
		String key = hash(token.getToken());
		Authentication known = this.good.getIfPresent(key);
		if (known != null) {
			return Mono.just(known);
		}
		return this.check.authenticate(presented).doOnNext((checked) -> this.good.put(key, checked));
	}

	private static Duration remaining(Authentication checked) {
		@Nullable Instant expiry = (checked instanceof JwtAuthenticationToken token) ? token.getToken().getExpiresAt() : null;
		if (expiry == null) {
			return Duration.ZERO;
		}
		Duration left = Duration.between(Instant.now(), expiry);
		if (left.isNegative()) {
			return Duration.ZERO;
		}
		return (left.compareTo(LONGEST) < 0) ? left : LONGEST;
	}

	private static String hash(String token) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
			return new String(digest, StandardCharsets.ISO_8859_1);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java runtime has SHA-256", ex);
		}
	}

}
