package dev.project06.records.linking;

import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.TimeoutException;

import dev.project06.identity.api.IdentityClient;
import dev.project06.identity.api.InvalidReceiptException;
import dev.project06.identity.api.Purpose;
import dev.project06.identity.api.Receipt;
import dev.project06.identity.api.ReceiptRequest;
import dev.project06.records.agency.AgencyCode;
import dev.project06.records.agency.MalformedAgencyCodeException;
import dev.project06.records.dossier.Applicant;
import dev.project06.records.dossier.DossierCode;
import dev.project06.records.security.Caller;
import dev.project06.records.security.Policy;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.client.WebClientException;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import org.springframework.web.reactive.function.client.WebClientResponseException;

/**
 * Gets receipts from the identity service, and checks those that officers bring.
 */
final class Receipts {

	private static final String UNKNOWN_SUBJECT = "/problems/unknown-subject\"";

	private final IdentityClient client;

	private final ReceiptKeys keys;

	private final IdentitySettings settings;

	Receipts(IdentityClient client, ReceiptKeys keys, IdentitySettings settings, Clock clock) {
		this.client = client;
		this.keys = keys;
		this.settings = settings;
	}

	/** Asks for the number of an applicant. Never fails, and never takes long. */
	Mono<Verification> ask(DossierCode dossier, String procedure, Applicant applicant) {
		Purpose purpose = new Purpose(procedure, this.settings.legalBasis(), dossier.text());
		return this.client
			.issueReceipt(new ReceiptRequest(applicant.subject(), applicant.accountLevel(),
					applicant.authenticationLevel(), purpose))
			.flatMap((issued) -> this.keys.read(issued.receipt()))
			.<Verification>map((receipt) -> receipt.purpose().equals(purpose) ? new Verification.Verified(receipt)
					: new Verification.Away("the receipt has another purpose", false))
			.switchIfEmpty(Mono.fromSupplier(() -> new Verification.Away("the answer was empty", true)))
			.timeout(this.settings.patience())
			.onErrorResume(WebClientResponseException.class, (failure) -> Mono.just(answered(failure)))
			.onErrorResume(WebClientRequestException.class, (failure) -> away("it cannot be reached"))
			.onErrorResume(TimeoutException.class, (failure) -> away("it takes too long"))
			.onErrorResume(IdentityAwayException.class, (failure) -> away("its keys cannot be read"))
			.onErrorResume(ServiceToken.TokenUnavailableException.class, (failure) -> away("the realm gives no token"))
			.onErrorResume(InvalidReceiptException.class,
					(failure) -> Mono.just(new Verification.Away("the receipt fails " + failure.check(), false)));
	}

	private static Verification answered(WebClientResponseException failure) {
		boolean notFound = failure.getStatusCode().isSameCodeAs(HttpStatus.NOT_FOUND);
		if (notFound && failure.getResponseBodyAsString().contains(UNKNOWN_SUBJECT)) {
			return new Verification.UnknownSubject();
		}
		boolean mistake = failure.getStatusCode().isSameCodeAs(HttpStatus.BAD_REQUEST);
		return new Verification.Away("it answers " + failure.getStatusCode().value(), !mistake);
	}

	private static Mono<Verification> away(String reason) {
		return Mono.just(new Verification.Away(reason, true));
	}

	/**
	 * Checks a receipt that an officer got from the confirm operation.
	 * @param dossier the dossier, unless it is only about to be filed
	 */
	Mono<Receipt> check(String jws, String procedure, @Nullable DossierCode dossier, Caller officer, Policy policy) {
		return this.keys.read(jws)
			.timeout(this.settings.patience())
			.onErrorMap(InvalidReceiptException.class,
					(failure) -> new UnusableReceiptException(failure.check().name().toLowerCase(Locale.ROOT)))
			.onErrorMap(Receipts::isAway, (failure) -> new IdentityAwayException("No keys to check receipts", failure))
			.<Receipt>handle((receipt, sink) -> {
				String failed = failedCheck(receipt, procedure, dossier, officer, policy);
				if (failed == null) {
					sink.next(receipt);
				}
				else {
					sink.error(new UnusableReceiptException(failed));
				}
			});
	}

	private static @Nullable String failedCheck(Receipt receipt, String procedure, @Nullable DossierCode dossier,
			Caller officer, Policy policy) {
		if (receipt.method() != Receipt.Method.CONFIRMATION) {
			return "method";
		}
		if (!receipt.purpose().procedure().equals(procedure)) {
			return "procedure";
		}
		String named = receipt.purpose().dossier();
		if (named != null && (dossier == null || !named.equals(dossier.text()))) {
			return "dossier";
		}
		AgencyCode agency = agency(receipt);
		return (agency != null && policy.mayFileFor(officer, agency)) ? null : "agency";
	}

	private static @Nullable AgencyCode agency(Receipt receipt) {
		try {
			return (receipt.agency() != null) ? AgencyCode.of(receipt.agency()) : null;
		}
		catch (MalformedAgencyCodeException ex) {
			return null;
		}
	}

	private static boolean isAway(Throwable failure) {
		return failure instanceof WebClientException || failure instanceof TimeoutException;
	}

}
