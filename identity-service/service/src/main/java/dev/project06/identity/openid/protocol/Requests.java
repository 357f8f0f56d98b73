package dev.project06.identity.openid.protocol;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpMethod;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * Reads protocol requests from HTTP.
 */
public final class Requests {

	private static final int LARGEST = 64 * 1024;

	private static final int TOO_LARGE = 413;

	private static final int UNSUPPORTED = 415;

	private Requests() {
	}

	/**
	 * Reads a request: the query of a GET, the form of a POST.
	 * @param request the HTTP request
	 * @param endpoint where it went, as clients know it
	 * @return the request, or a {@link ProtocolException}
	 */
	public static Mono<ProtocolRequest> read(ServerHttpRequest request, URI endpoint) {
		String query = Objects.requireNonNullElse(request.getURI().getRawQuery(), "");
		if (!HttpMethod.POST.equals(request.getMethod())) {
			return Mono.fromSupplier(() -> ProtocolRequest.of(HttpMethod.GET, endpoint, request.getHeaders(), query));
		}
		if (!query.isEmpty()) {
			return Mono.error(ProtocolException.of(OAuth2Error.INVALID_REQUEST, "parameters-in-address",
					"the parameters of a POST stand in its body"));
		}
		if (hasBody(request) && !isForm(request)) {
			return Mono.error(ProtocolException.of(OAuth2Error.INVALID_REQUEST.setHTTPStatusCode(UNSUPPORTED),
					"content-type", "the body is to be application/x-www-form-urlencoded in UTF-8"));
		}
		return DataBufferUtils.join(request.getBody(), LARGEST)
			.map(Requests::text)
			.onErrorMap(DataBufferLimitException.class,
					(failure) -> ProtocolException.of(OAuth2Error.INVALID_REQUEST.setHTTPStatusCode(TOO_LARGE),
							"body-too-large", "a request has at most 64 KiB"))
			.defaultIfEmpty("")
			.map((body) -> ProtocolRequest.of(HttpMethod.POST, endpoint, request.getHeaders(), body));
	}

	private static String text(DataBuffer buffer) {
		try {
			return buffer.toString(StandardCharsets.UTF_8);
		}
		finally {
			DataBufferUtils.release(buffer);
		}
	}

	private static boolean hasBody(ServerHttpRequest request) {
		return request.getHeaders().getContentLength() != 0
				&& (request.getHeaders().getContentLength() > 0 || type(request) != null);
	}

	private static boolean isForm(ServerHttpRequest request) {
		MediaType type = type(request);
		return type != null && MediaType.APPLICATION_FORM_URLENCODED.equalsTypeAndSubtype(type)
				&& (type.getCharset() == null || StandardCharsets.UTF_8.equals(type.getCharset()));
	}

	private static @Nullable MediaType type(ServerHttpRequest request) {
		try {
			return request.getHeaders().getContentType();
		}
		catch (InvalidMediaTypeException ex) {
			return MediaType.ALL;
		}
	}

}
