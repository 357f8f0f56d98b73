package dev.project06.records.linking;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientException;

/**
 * The token of this service (client credentials), asked for once and used until shortly
 * before its end or until it is refused, however many need it at a time.
 */
final class ServiceToken {

	private static final Duration SAFETY = Duration.ofSeconds(30);

	private final Mono<Token> token;

	private volatile @Nullable String refused;

	ServiceToken(WebClient client, IdentitySettings settings, Clock clock) {
		this.token = Mono
			.defer(() -> client.post()
				.uri(settings.tokenUri())
				.headers((headers) -> headers.setBasicAuth(settings.clientId(), settings.clientSecret()))
				.body(BodyInserters.fromFormData("grant_type", "client_credentials"))
				.retrieve()
				.bodyToMono(Answer.class))
			.map((answer) -> new Token(answer.token(), clock.instant().plusSeconds(answer.seconds()).minus(SAFETY)))
			.onErrorMap(WebClientException.class, TokenUnavailableException::new)
			.cacheInvalidateIf((known) -> known.value().equals(this.refused) || !clock.instant().isBefore(known.end()));
	}

	Mono<String> get() {
		return this.token.map(Token::value);
	}

	/**
	 * The identity service does not take it; a realm that started anew has other keys.
	 */
	void refused(String value) {
		this.refused = value;
	}

	private record Answer(@JsonProperty("access_token") String token, @JsonProperty("expires_in") long seconds) {

		/** Not the token. */
		@Override
		public String toString() {
			return "Answer[]";
		}

	}

	private record Token(String value, Instant end) {

		/** Not the token. */
		@Override
		public String toString() {
			return "Token[]";
		}

	}

	/** This service gets no token. */
	static final class TokenUnavailableException extends IllegalStateException {

		private static final long serialVersionUID = 1L;

		private TokenUnavailableException(WebClientException cause) {
			super("The realm gives no token", cause);
		}

	}

}
