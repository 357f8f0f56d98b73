package dev.project06.identity.account;

import java.text.Normalizer;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.RejectedExecutionException;

import dev.project06.identity.number.SealedNumbers;
import dev.project06.identity.problem.ProblemName;
import dev.project06.identity.problem.RefusedException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder.SecretKeyFactoryAlgorithm;
import org.springframework.stereotype.Component;

/**
 * Hashes secrets, and compares them, on a few threads of its own. A key of the service
 * goes into each hash, so that a copy of the store alone is no use for guessing.
 */
@Component
final class SecretHashes implements DisposableBean {

	private static final int SALT_BYTES = 16;

	private static final int WAITING = 500;

	private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

	private static final Duration FOR_EVER = Duration.ofMillis(Long.MAX_VALUE);

	private final Pbkdf2PasswordEncoder encoder;

	private final Scheduler threads;

	/** Hash of the password and of the answers that everybody starts with. */
	private final Mono<String> password;

	private final Mono<String> passcode;

	SecretHashes(SealedNumbers numbers, AccountSettings settings) {
		this.encoder = new Pbkdf2PasswordEncoder(numbers.mark("secrets", "pepper"), SALT_BYTES, settings.hashRounds(),
				SecretKeyFactoryAlgorithm.PBKDF2WithHmacSHA256);
		this.threads = Schedulers.newBoundedElastic(settings.hashThreads(), WAITING, "secrets", 60, true);
		this.password = kept(hash(Secrets.PASSWORD));
		this.passcode = kept(hash(Secrets.PASSCODE));
	}

	private static Mono<String> kept(Mono<String> hash) {
		return hash.cache((done) -> FOR_EVER, (failure) -> Duration.ZERO, () -> Duration.ZERO);
	}

	Mono<String> hash(String secret) {
		return onThreads(Mono.fromCallable(() -> this.encoder.encode(secret)));
	}

	/** Compares a password or an answer; {@code null} is that of everybody. */
	Mono<Boolean> matchesPassword(@Nullable String hash, String given) {
		return matches((hash != null) ? Mono.just(hash) : this.password, given);
	}

	Mono<Boolean> matchesPasscode(@Nullable String hash, String given) {
		return matches((hash != null) ? Mono.just(hash) : this.passcode, given);
	}

	private Mono<Boolean> matches(Mono<String> hash, String given) {
		return hash.flatMap((known) -> onThreads(Mono.fromCallable(() -> this.encoder.matches(given, known))));
	}

	private <T> Mono<T> onThreads(Mono<T> work) {
		return work.subscribeOn(this.threads)
			.onErrorMap(RejectedExecutionException.class,
					(full) -> RefusedException.of(ProblemName.TOO_MANY_REQUESTS, "too-many-logins", RETRY_AFTER));
	}

	/** An answer as it is compared: case and spaces around it do not matter. */
	static String answer(String written) {
		return Normalizer.normalize(written.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
	}

	@Override
	public void destroy() {
		this.threads.dispose();
	}

}
