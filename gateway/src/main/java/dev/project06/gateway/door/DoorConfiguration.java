package dev.project06.gateway.door;

import dev.project06.gateway.calls.CallLog;
import dev.project06.gateway.problem.Problems;
import reactor.core.publisher.Mono;
import reactor.netty.NettyPipeline;

import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.boot.webflux.autoconfigure.WebHttpHandlerBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;

/**
 * Sets the door before the server, and the log around everything that passes it.
 */
@Configuration(proxyBeanMethods = false)
class DoorConfiguration {

	@Bean
	NettyServerCustomizer door(DoorSettings settings) {
		Door door = new Door(settings);
		return (server) -> server.readTimeout(settings.readTimeout())
			.doOnChannelInit((observer, channel, remote) -> channel.pipeline()
				.addBefore(NettyPipeline.HttpTrafficHandler, "door", door));
	}

	@Bean
	WebHttpHandlerBuilderCustomizer callsAndRefusals(CallLog log, Problems problems) {
		return (builder) -> builder
			.httpHandlerDecorator((handler) -> log.around(new RefusingHandler(handler, problems)));
	}

	private record RefusingHandler(HttpHandler admitted, Problems problems) implements HttpHandler {

		@Override
		public Mono<Void> handle(ServerHttpRequest request, ServerHttpResponse response) {
			String refusal = request.getHeaders().getFirst(Door.REFUSAL);
			if (refusal == null) {
				return this.admitted.handle(request, response);
			}
			return this.problems.write(request, response, Refusal.valueOf(refusal).answer(), null);
		}

	}

}
