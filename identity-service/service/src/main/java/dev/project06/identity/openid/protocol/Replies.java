package dev.project06.identity.openid.protocol;

import java.util.Map;

import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.jose.util.JSONObjectUtils;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * Answers of the provider to clients.
 */
public final class Replies {

	private Replies() {
	}

	/**
	 * An answer that nobody keeps.
	 * @param status the HTTP status
	 * @param body the members
	 * @return the answer
	 */
	public static ResponseEntity<String> json(int status, Map<String, Object> body) {
		return unkept(status).body(JSONObjectUtils.toJSONString(body));
	}

	/**
	 * A refusal as RFC 6749 writes it.
	 * @param refused the refusal
	 * @return the answer
	 */
	public static ResponseEntity<String> refusal(ProtocolException refused) {
		ErrorObject error = refused.error();
		int status = (error.getHTTPStatusCode() > 0) ? error.getHTTPStatusCode() : 400;
		ResponseEntity.BodyBuilder reply = unkept(status);
		if (OAuth2Error.INVALID_CLIENT_CODE.equals(error.getCode())) {
			reply.header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"VNeID sandbox\"");
		}
		return reply.body(JSONObjectUtils.toJSONString(error.toJSONObject()));
	}

	private static ResponseEntity.BodyBuilder unkept(int status) {
		return ResponseEntity.status(status)
			.cacheControl(CacheControl.noStore())
			.header(HttpHeaders.PRAGMA, "no-cache")
			.contentType(MediaType.APPLICATION_JSON);
	}

}
