package dev.project06.records.linking;

import dev.project06.identity.api.Receipt;
import dev.project06.records.dossier.Applicant;
import dev.project06.records.dossier.DossierCode;
import dev.project06.records.dossier.Link;
import dev.project06.records.person.Numbers;
import dev.project06.records.security.Caller;
import dev.project06.records.security.Policy;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Makes links from receipts. The number is sealed before it leaves here.
 */
@Component
public final class Linker {

	private final Receipts receipts;

	private final Numbers numbers;

	private final Policy policy;

	private final MeterRegistry meters;

	Linker(Receipts receipts, Numbers numbers, Policy policy, MeterRegistry meters) {
		this.receipts = receipts;
		this.numbers = numbers;
		this.policy = policy;
		this.meters = meters;
	}

	/**
	 * The link of a dossier that a citizen files now.
	 * @param dossier its code
	 * @param procedure its procedure
	 * @param applicant the citizen
	 * @return the verified link, or a pending one when the identity service does not
	 * answer; {@link UnknownSubjectException} when nobody has the subject
	 */
	public Mono<Link> linkOf(DossierCode dossier, String procedure, Applicant applicant) {
		return verify(dossier, procedure, applicant).flatMap((verification) -> switch (verification) {
			case Verification.Verified(Receipt receipt) -> link(receipt, dossier, applicant.subject());
			case Verification.UnknownSubject() -> Mono.error(new UnknownSubjectException());
			case Verification.Away _ -> Mono.just(new Link.Pending());
		});
	}

	/**
	 * The link from a receipt that an officer got by confirming number, name and birth
	 * date.
	 * @param jws the receipt
	 * @param dossier code of the dossier
	 * @param exists whether the dossier existed when the receipt was asked for
	 * @param procedure its procedure
	 * @param officer who brings the receipt
	 * @return the verified link; {@link UnusableReceiptException} when a check fails
	 */
	public Mono<Link> linkFrom(String jws, DossierCode dossier, boolean exists, String procedure, Caller officer) {
		return this.receipts.check(jws, procedure, exists ? dossier : null, officer, this.policy)
			.flatMap((receipt) -> link(receipt, dossier, null));
	}

	/**
	 * The link from a receipt that the identity service gave for a claim.
	 * @param receipt the receipt, checked
	 * @param dossier code of the dossier
	 * @return the verified link
	 */
	public Mono<Link> linkOf(Receipt receipt, DossierCode dossier) {
		return link(receipt, dossier, null);
	}

	Mono<Verification> verify(DossierCode dossier, String procedure, Applicant applicant) {
		return this.receipts.ask(dossier, procedure, applicant)
			.doOnNext((verification) -> this.meters
				.counter("records.verifications", "result", verification.getClass().getSimpleName())
				.increment());
	}

	Mono<Link> link(Receipt receipt, DossierCode dossier, @Nullable String subject) {
		return this.numbers.seal(receipt.citizenId(), dossier, subject)
			.map((holder) -> Link.Verified.of(receipt, holder));
	}

}
