package dev.project06.identity.api;

import reactor.core.publisher.Mono;

import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * The operations that another service calls. Failures arrive as
 * {@code WebClientResponseException} with an RFC 9457 problem as body.
 */
@HttpExchange("/api/identity/v1")
public interface IdentityClient {

	/**
	 * Issues a receipt on a citizen who logged in. Needs the role {@code service}.
	 * @param request the subject and the purpose
	 * @return the signed receipt; 404 with type {@code unknown-subject} for a subject
	 * that nobody has
	 */
	@PostExchange("/receipts")
	Mono<IssuedReceipt> issueReceipt(@RequestBody ReceiptRequest request);

	/**
	 * The key set that receipts are signed with, as JSON. Needs no token.
	 * @return a JWK set
	 */
	@GetExchange("/keys")
	Mono<String> keys();

}
