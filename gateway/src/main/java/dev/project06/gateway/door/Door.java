package dev.project06.gateway.door;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import dev.project06.gateway.access.OpenIdPath;
import dev.project06.gateway.limits.Uploads;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.timeout.ReadTimeoutException;
import io.netty.util.AttributeKey;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;

/**
 * The first to see a request. A good one goes on with clean headers; a bad one goes on as
 * a harmless request that carries nothing but the {@link Refusal}, so that it is
 * answered, logged and counted in the same way as everything else.
 */
@ChannelHandler.Sharable
final class Door extends ChannelInboundHandlerAdapter {

	/** Marks a refused request; the door drops it from what callers send. */
	static final String REFUSAL = "x-gateway-refusal";

	private static final AttributeKey<Future<?>> DEADLINE = AttributeKey.valueOf(Door.class, "deadline");

	private final DoorSettings settings;

	Door(DoorSettings settings) {
		this.settings = settings;
	}

	@Override
	public void channelRead(ChannelHandlerContext context, Object message) {
		switch (message) {
			case HttpRequest request -> {
				Object admitted = admit(context, request);
				if (!(admitted instanceof LastHttpContent)) {
					await(context, request);
				}
				context.fireChannelRead(admitted);
			}
			case HttpContent part when part.decoderResult().isFailure() -> {
				part.release();
				context.fireExceptionCaught(new BrokenBodyException(part.decoderResult().cause()));
			}
			case LastHttpContent end -> {
				arrived(context);
				context.fireChannelRead(end);
			}
			default -> context.fireChannelRead(message);
		}
	}

	@Override
	public void channelInactive(ChannelHandlerContext context) {
		arrived(context);
		context.fireChannelInactive();
	}

	/** Gives the rest of the request its time. */
	private void await(ChannelHandlerContext context, HttpRequest request) {
		int query = request.uri().indexOf('?');
		String path = (query < 0) ? request.uri() : request.uri().substring(0, query);
		Duration time = Uploads.include(request.method().name(), path) ? this.settings.uploadTimeout()
				: this.settings.requestTimeout();
		context.channel()
			.attr(DEADLINE)
			.set(context.executor().schedule(() -> hangUp(context), time.toMillis(), TimeUnit.MILLISECONDS));
	}

	private static void hangUp(ChannelHandlerContext context) {
		context.fireExceptionCaught(ReadTimeoutException.INSTANCE);
		Future<?> unused = context.close();
	}

	private static void arrived(ChannelHandlerContext context) {
		Future<?> deadline = context.channel().attr(DEADLINE).getAndSet(null);
		if (deadline != null) {
			deadline.cancel(false);
		}
	}

	private Object admit(ChannelHandlerContext context, HttpRequest request) {
		if (request.decoderResult().isFailure()) {
			ReferenceCountUtil.release(request);
			HttpRequest empty = new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/",
					Unpooled.EMPTY_BUFFER);
			return refuse(context, empty, broken(request.decoderResult().cause()));
		}
		Refusal refusal = check(request);
		if (refusal != null) {
			return refuse(context, request, refusal);
		}
		clean(context, request);
		return request;
	}

	private static @Nullable Refusal check(HttpRequest request) {
		Refusal target = RequestRules.target(request.uri());
		if (target != null) {
			return target;
		}
		boolean hostNeeded = request.protocolVersion().equals(HttpVersion.HTTP_1_1);
		Refusal host = RequestRules.host(request.headers().getAll(HttpHeaderNames.HOST), hostNeeded);
		if (host != null) {
			return host;
		}
		return (request.headers().getAll(HttpHeaderNames.AUTHORIZATION).size() > 1) ? Refusal.BAD_AUTHORIZATION : null;
	}

	private Object refuse(ChannelHandlerContext context, HttpRequest request, Refusal refusal) {
		request.setUri("/");
		request.headers().set(HttpHeaderNames.HOST, "refused").remove(HttpHeaderNames.AUTHORIZATION);
		clean(context, request);
		request.headers()
			.set(REFUSAL, refusal.name())
			.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE)
			.remove(HttpHeaderNames.EXPECT);
		return request;
	}

	private void clean(ChannelHandlerContext context, HttpRequest request) {
		String peer = (context.channel().remoteAddress() instanceof InetSocketAddress address)
				? address.getAddress().getHostAddress() : "unknown";
		HeaderHygiene.clean(request.headers(), OpenIdPath.matches(request.uri()), peer, this.settings.trusts(peer),
				context.pipeline().get(SslHandler.class) != null);
	}

	private static Refusal broken(Throwable cause) {
		return switch (cause) {
			case TooLongHttpLineException _ -> Refusal.URI_TOO_LONG;
			case TooLongHttpHeaderException _ -> Refusal.HEADERS_TOO_LARGE;
			default -> Refusal.MALFORMED;
		};
	}

}
