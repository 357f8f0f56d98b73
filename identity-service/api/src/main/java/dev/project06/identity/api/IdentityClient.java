package dev.project06.identity.api;

import reactor.core.publisher.Mono;

import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
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
	 * Finds whom rows of old files mean. For officers and agencies, and for services on
	 * their behalf.
	 * @param request the purpose and the rows
	 * @return an answer for each row; refused as a whole only for the caller's sake
	 */
	@PostExchange("/matches")
	Mono<MatchAnswer> match(@RequestBody MatchRequest request);

	/**
	 * Chooses one of the candidates of a row.
	 * @param choice the row and the candidate
	 * @return the signed receipt; 409 with type {@code match-refused} and the check, such
	 * as {@code no-such-candidate}
	 */
	@PostExchange("/matches/choice")
	Mono<IssuedReceipt> choose(@RequestBody MatchChoice choice);

	/**
	 * Reads what happened to numbers. For records-service only.
	 * @param after the cursor to go on from, 0 at first
	 * @param limit 1 to 500
	 * @return the changes, none when nothing has happened since; 416 when the register
	 * has never come so far
	 */
	@GetExchange("/number-changes")
	Mono<NumberChanges> numberChanges(@RequestParam String after, @RequestParam int limit);

	/**
	 * Issues receipts on the number that a change led to. For records-service only.
	 * @param request the change and the purposes
	 * @return a signed receipt for each purpose; 409 with type {@code match-refused} and
	 * the check {@code deceased} for who is dead by now
	 */
	@PostExchange("/number-changes/receipts")
	Mono<IssuedReceipts> renew(@RequestBody RenewalRequest request);

	/**
	 * The key set that receipts are signed with, as JSON. Needs no token.
	 * @return a JWK set
	 */
	@GetExchange("/keys")
	Mono<String> keys();

}
