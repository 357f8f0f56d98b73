package dev.project06.identity.openid.protocol;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

/**
 * A request to an endpoint of the provider, with each parameter once.
 *
 * @param http the request as the protocol library reads it
 * @param parameters name and value of what was sent
 */
public record ProtocolRequest(HTTPRequest http, Map<String, String> parameters) {

	public ProtocolRequest {
		parameters = Map.copyOf(parameters);
	}

	static ProtocolRequest of(HttpMethod method, URI endpoint, HttpHeaders headers, String encoded) {
		List<String> authorizations = headers.getOrEmpty(HttpHeaders.AUTHORIZATION);
		if (authorizations.size() > 1) {
			throw ProtocolException.of(OAuth2Error.INVALID_REQUEST, "several-authorizations",
					"the header Authorization was sent more than once");
		}
		Map<String, String> parameters = Parameters.read(encoded);
		HTTPRequest http = new HTTPRequest(HTTPRequest.Method.valueOf(method.name()), endpoint);
		authorizations.forEach(http::setAuthorization);
		if (HttpMethod.POST.equals(method)) {
			http.setEntityContentType(com.nimbusds.common.contenttype.ContentType.APPLICATION_URLENCODED);
			http.setBody(encoded);
		}
		else {
			http.appendQueryString(encoded);
		}
		return new ProtocolRequest(http, parameters);
	}

	/**
	 * One parameter.
	 * @param name its name
	 * @return its value, if it was sent and is not empty
	 */
	public Optional<String> get(String name) {
		return Optional.ofNullable(this.parameters.get(name)).filter((value) -> !value.isEmpty());
	}

	/**
	 * The parameters in the form that the protocol library takes.
	 * @param parameters name and value
	 * @return name and values
	 */
	public static Map<String, List<String>> lists(Map<String, String> parameters) {
		Map<String, List<String>> lists = new LinkedHashMap<>();
		parameters.forEach((name, value) -> lists.put(name, List.of(value)));
		return lists;
	}

	/** What was sent may be secret. */
	@Override
	public String toString() {
		return "ProtocolRequest[" + this.http.getMethod() + "]";
	}

}
