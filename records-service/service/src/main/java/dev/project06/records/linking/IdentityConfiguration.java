package dev.project06.records.linking;

import java.time.Clock;
import java.time.Duration;

import dev.project06.identity.api.IdentityClient;
import io.micrometer.observation.ObservationRegistry;
import io.netty.channel.ChannelOption;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.support.WebClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

/**
 * Makes the client of the identity service, which carries the trace of the request on.
 */
@Configuration(proxyBeanMethods = false)
class IdentityConfiguration {

	private static final int CONNECTIONS = 64;

	/** An answer to many claims holds a receipt for each. */
	private static final int LARGEST_ANSWER = 4 * 1024 * 1024;

	@Bean
	IdentityClient identityClient(IdentitySettings settings, Clock clock, ObservationRegistry observations) {
		return client(settings, settings.patience(), clock, observations);
	}

	private static IdentityClient client(IdentitySettings settings, Duration patience, Clock clock,
			ObservationRegistry observations) {
		WebClient plain = WebClient.builder()
			.clientConnector(new ReactorClientHttpConnector(http(patience)))
			.codecs((codecs) -> codecs.defaultCodecs().maxInMemorySize(LARGEST_ANSWER))
			.observationRegistry(observations)
			.build();
		ServiceToken token = new ServiceToken(plain, settings, clock);
		WebClient client = plain.mutate().baseUrl(settings.url().toString()).filter(withToken(token)).build();
		return HttpServiceProxyFactory.builderFor(WebClientAdapter.create(client))
			.build()
			.createClient(IdentityClient.class);
	}

	private static HttpClient http(Duration patience) {
		ConnectionProvider connections = ConnectionProvider.builder("identity")
			.maxConnections(CONNECTIONS)
			.pendingAcquireMaxCount(CONNECTIONS * 16)
			.pendingAcquireTimeout(patience)
			.maxIdleTime(Duration.ofSeconds(30))
			.build();
		return HttpClient.create(connections)
			.option(ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(patience.toMillis()))
			.responseTimeout(patience);
	}

	/**
	 * The key set is public; asking for it must not depend on the realm. A token that is
	 * no longer taken is exchanged at once, as nothing was done with it.
	 */
	private static ExchangeFilterFunction withToken(ServiceToken token) {
		return (request, next) -> request.url().getPath().endsWith("/keys") ? next.exchange(request)
				: token.get().flatMap((value) -> next.exchange(bearing(value, request)).flatMap((answer) -> {
					if (!answer.statusCode().isSameCodeAs(HttpStatus.UNAUTHORIZED)) {
						return Mono.just(answer);
					}
					token.refused(value);
					return answer.releaseBody()
						.then(token.get())
						.flatMap((fresh) -> next.exchange(bearing(fresh, request)));
				}));
	}

	private static ClientRequest bearing(String token, ClientRequest request) {
		return ClientRequest.from(request).headers((headers) -> headers.setBearerAuth(token)).build();
	}

	@Bean
	Matching matching(IdentitySettings settings, Clock clock, ObservationRegistry observations) {
		IdentityClient client = client(settings, settings.matchPatience(), clock, observations);
		return new Matching(client, new ReceiptKeys(client, clock), settings.matchPatience());
	}

	@Bean
	Renewals renewals(IdentityClient client, IdentitySettings settings, Clock clock) {
		return new Renewals(client, new ReceiptKeys(client, clock), settings);
	}

	@Bean
	Receipts receipts(IdentityClient client, IdentitySettings settings, Clock clock) {
		return new Receipts(client, new ReceiptKeys(client, clock), settings, clock);
	}

}
