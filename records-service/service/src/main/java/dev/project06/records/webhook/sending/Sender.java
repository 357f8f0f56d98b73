package dev.project06.records.webhook.sending;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

import javax.net.ssl.SSLException;

import dev.project06.records.webhook.endpoint.Answer;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelOption;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.http.HttpMethod;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;
import reactor.netty.http.client.PrematureCloseException;
import reactor.netty.resources.ConnectionProvider;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Sends requests to addresses that agencies give. Follows no redirect, uses no proxy,
 * reads no more of an answer than its beginning, and takes no longer than it may.
 */
@Component
public final class Sender implements DisposableBean {

	private static final int MOST_READ = 16 * 1024;

	private final ConnectionProvider connections = ConnectionProvider.builder("webhooks")
		.maxConnections(64)
		.pendingAcquireMaxCount(-1)
		.maxIdleTime(Duration.ofSeconds(5))
		.build();

	private final UrlRules rules;

	private final CheckedResolver resolver;

	private final HttpClient client;

	private final Duration timeout;

	private final Clock clock;

	@Autowired
	Sender(TargetSettings settings, Clock clock) {
		this(settings, clock, InetAddress::getAllByName);
	}

	Sender(TargetSettings settings, Clock clock, CheckedResolver.Names names) {
		this.rules = new UrlRules(settings.loopback());
		this.resolver = new CheckedResolver(this.rules, names);
		this.timeout = settings.timeout();
		this.clock = clock;
		this.client = HttpClient.create(this.connections)
			.resolver(this.resolver)
			.followRedirect(false)
			.disableRetry(true)
			.option(ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(settings.connectTimeout().toMillis()))
			.headers((all) -> all.set("User-Agent", "project06-records"));
	}

	/**
	 * Checks an address before anything is sent to it.
	 * @param url the address
	 * @return the address; {@link ForbiddenTargetException} names the check that fails
	 */
	public Mono<URI> check(String url) {
		return Mono.fromCallable(() -> {
			URI target = this.rules.read(url);
			try {
				this.resolver.check(target.getHost());
			}
			catch (UnknownHostException ex) {
				throw new ForbiddenTargetException("url-unknown-host");
			}
			return target;
		}).subscribeOn(Schedulers.boundedElastic());
	}

	/**
	 * Posts something.
	 * @param url where to
	 * @param headers the headers
	 * @param body the body
	 * @return what came back, never an error
	 */
	public Mono<Answer> post(URI url, Map<String, String> headers, byte[] body) {
		return send(HttpMethod.POST, url, headers, body, this::answered);
	}

	/**
	 * Asks whether an address agrees to be told, as CloudEvents' Web Hooks do.
	 * @param url the address
	 * @param origin who would tell it
	 * @return what came back: a success only when the address allows the origin
	 */
	public Mono<Answer> ask(URI url, String origin) {
		return send(HttpMethod.OPTIONS, url, Map.of("WebHook-Request-Origin", origin), new byte[0], (response) -> {
			String allowed = response.responseHeaders().get("WebHook-Allowed-Origin", "");
			return (allowed.equals("*") || allowed.equalsIgnoreCase(origin)) ? answered(response)
					: new Answer.CutOff("not-allowed");
		});
	}

	private Mono<Answer> send(HttpMethod method, URI url, Map<String, String> headers, byte[] body,
			Function<HttpClientResponse, Answer> reading) {
		return this.client.headers((all) -> headers.forEach((name, value) -> all.set(name, value)))
			.request(method)
			.uri(url)
			.send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(body)))
			.response((response, content) -> content.map(ByteBuf::readableBytes)
				.scan(0, Integer::sum)
				.takeWhile((read) -> read < MOST_READ)
				.then(Mono.fromSupplier(() -> reading.apply(response))))
			.next()
			.timeout(this.timeout)
			.onErrorResume((failure) -> Mono.just(failed(failure)));
	}

	private Answer answered(HttpClientResponse response) {
		return new Answer.Answered(response.status().code(), retryAfter(response.responseHeaders().get("Retry-After")));
	}

	/** Seconds, or the time itself. */
	private @Nullable Duration retryAfter(@Nullable String header) {
		if (header == null) {
			return null;
		}
		try {
			return header.strip().matches("[0-9]{1,9}") ? Duration.ofSeconds(Long.parseLong(header.strip()))
					: Duration.between(this.clock.instant(),
							ZonedDateTime.parse(header.strip(), DateTimeFormatter.RFC_1123_DATE_TIME));
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

	private static Answer failed(Throwable failure) {
		return switch (failure) {
			case ForbiddenTargetException ex -> new Answer.Unreachable(ex.check());
			case UnknownHostException _ -> new Answer.Unreachable("unknown-host");
			case ConnectTimeoutException _ -> new Answer.Unreachable("connect");
			case SSLException _ -> new Answer.Unreachable("tls");
			case PrematureCloseException _ -> new Answer.CutOff("cut-off");
			case ConnectException _ -> new Answer.Unreachable("connect");
			case NoRouteToHostException _ -> new Answer.Unreachable("connect");
			case SocketException _ -> new Answer.CutOff("cut-off");
			case TimeoutException _ -> new Answer.CutOff("timeout");
			case IOException _ -> new Answer.CutOff("cut-off");
			default -> new Answer.CutOff("no-http");
		};
	}

	@Override
	public void destroy() {
		this.connections.dispose();
	}

}
