package dev.project06.records.takeover.job;

import java.util.concurrent.atomic.AtomicReference;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.AttributeKey;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.NettyPipeline;
import reactor.netty.channel.AbortedException;
import reactor.netty.http.server.HttpServerRequest;

import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;

/**
 * Tells a body that ended from one that was cut off: when the server itself closes the
 * connection, as it does when it stops, the stream of the one ends like that of the
 * other.
 */
@Configuration(proxyBeanMethods = false)
class WholeBodies {

	private static final AttributeKey<Boolean> WHOLE = AttributeKey.valueOf(WholeBodies.class, "whole");

	@Bean
	NettyServerCustomizer wholeBodyMark() {
		Mark mark = new Mark();
		return (server) -> server.doOnChannelInit((observer, channel, remote) -> channel.pipeline()
			.addBefore(NettyPipeline.HttpTrafficHandler, "whole-body", mark));
	}

	/** The body, which fails at its end unless the last part of it came. */
	static Flux<DataBuffer> of(ServerHttpRequest request) {
		AtomicReference<@Nullable Channel> channel = new AtomicReference<>();
		HttpServerRequest server = ServerHttpRequestDecorator.getNativeRequest(request);
		server.withConnection((connection) -> channel.set(connection.channel()));
		return request.getBody().concatWith(Mono.defer(() -> {
			Channel used = channel.get();
			return (used != null && Boolean.TRUE.equals(used.attr(WHOLE).get())) ? Mono.empty()
					: Mono.error(new AbortedException("The body was cut off"));
		}));
	}

	@ChannelHandler.Sharable
	private static final class Mark extends ChannelInboundHandlerAdapter {

		@Override
		public void channelRead(ChannelHandlerContext context, Object message) {
			if (message instanceof HttpRequest) {
				context.channel().attr(WHOLE).set(false);
			}
			if (message instanceof LastHttpContent) {
				context.channel().attr(WHOLE).set(true);
			}
			context.fireChannelRead(message);
		}

	}

}
