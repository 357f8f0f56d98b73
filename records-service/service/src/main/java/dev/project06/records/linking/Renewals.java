package dev.project06.records.linking;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeoutException;

import dev.project06.identity.api.IdentityClient;
import dev.project06.identity.api.InvalidReceiptException;
import dev.project06.identity.api.NumberChanges;
import dev.project06.identity.api.Purpose;
import dev.project06.identity.api.Receipt;
import dev.project06.identity.api.RenewalRequest;
import dev.project06.records.dossier.Dossier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import org.springframework.web.reactive.function.client.WebClientResponseException;

/**
 * What the identity service says of numbers that have changed.
 */
public final class Renewals {

	/** The most dossiers of one call. */
	public static final int MOST = RenewalRequest.MOST;

	private final IdentityClient client;

	private final ReceiptKeys keys;

	private final Duration patience;

	private final String legalBasis;

	Renewals(IdentityClient client, ReceiptKeys keys, IdentitySettings settings) {
		this.client = client;
		this.keys = keys;
		this.patience = settings.patience();
		this.legalBasis = settings.legalBasis();
	}

	/**
	 * The legal text that permits this service to ask by itself.
	 * @return the text
	 */
	public String legalBasis() {
		return this.legalBasis;
	}

	/**
	 * Reads what happened to numbers.
	 * @param after the cursor to go on from
	 * @param limit how many changes at most
	 * @return the changes; from the first one when the register began anew;
	 * {@link IdentityAwayException} when it does not answer
	 */
	public Mono<NumberChanges> changes(String after, int limit) {
		return answered(this.client.numberChanges(after, limit)
			.onErrorResume(WebClientResponseException.class,
					(failure) -> failure.getStatusCode().isSameCodeAs(HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE)
							? this.client.numberChanges("0", limit) : Mono.error(failure)));
	}

	/**
	 * Has receipts made out on the number that holds in place of another.
	 * @param change the change
	 * @param dossiers the dossiers, at most {@link #MOST}
	 * @return a receipt for each dossier, in their order; nothing when the register
	 * vouches for nobody, as after a death; {@link IdentityAwayException} when it does
	 * not answer
	 */
	public Mono<List<Receipt>> receipts(NumberChanges.Change change, List<Dossier> dossiers) {
		List<Purpose> purposes = dossiers.stream()
			.map((dossier) -> new Purpose(dossier.filing().procedure(), this.legalBasis, dossier.code().text()))
			.toList();
		return answered(this.client.renew(new RenewalRequest(change.cursor(), purposes))
			.onErrorResume(WebClientResponseException.class,
					(failure) -> vouchesForNobody(failure) ? Mono.empty() : Mono.error(failure)))
			.flatMap((issued) -> Flux.fromIterable(issued.receipts()).concatMap(this.keys::read).collectList())
			.onErrorMap(InvalidReceiptException.class,
					(failure) -> new IdentityAwayException(
							"A receipt fails " + failure.check().name().toLowerCase(Locale.ROOT), failure))
			.flatMap((receipts) -> receipts.stream().map(Receipt::purpose).toList().equals(purposes)
					? Mono.just(receipts)
					: Mono.error(new IdentityAwayException("The receipts have other purposes", null)));
	}

	private static boolean vouchesForNobody(WebClientResponseException failure) {
		return failure.getStatusCode().isSameCodeAs(HttpStatus.CONFLICT)
				|| failure.getStatusCode().isSameCodeAs(HttpStatus.NOT_FOUND);
	}

	private <T> Mono<T> answered(Mono<T> question) {
		return question.timeout(this.patience)
			.onErrorMap(WebClientResponseException.class,
					(failure) -> new IdentityAwayException("It answers " + failure.getStatusCode().value(), failure))
			.onErrorMap(WebClientRequestException.class,
					(failure) -> new IdentityAwayException("It cannot be reached", failure))
			.onErrorMap(TimeoutException.class, (failure) -> new IdentityAwayException("It takes too long", failure))
			.onErrorMap(ServiceToken.TokenUnavailableException.class,
					(failure) -> new IdentityAwayException("The realm gives no token", failure));
	}

}
