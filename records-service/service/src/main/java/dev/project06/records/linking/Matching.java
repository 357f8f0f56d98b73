package dev.project06.records.linking;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeoutException;

import dev.project06.identity.api.IdentityClient;
import dev.project06.identity.api.InvalidReceiptException;
import dev.project06.identity.api.IssuedReceipt;
import dev.project06.identity.api.MatchAnswer;
import dev.project06.identity.api.MatchChoice;
import dev.project06.identity.api.MatchRequest;
import dev.project06.identity.api.MatchRow;
import dev.project06.identity.api.MatchedRow;
import dev.project06.identity.api.OnBehalfOf;
import dev.project06.identity.api.Purpose;
import dev.project06.identity.api.Receipt;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.http.HttpStatusCode;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import org.springframework.web.reactive.function.client.WebClientResponseException;

/**
 * Asks the identity service whom claims mean, on behalf of an agency, whose limits hold
 * and which stands in the ledger there.
 */
public final class Matching {

	/** The most claims of one call. */
	public static final int MOST = MatchRequest.MOST_ROWS;

	private final IdentityClient client;

	private final ReceiptKeys keys;

	private final Duration patience;

	Matching(IdentityClient client, ReceiptKeys keys, Duration patience) {
		this.client = client;
		this.keys = keys;
		this.patience = patience;
	}

	/**
	 * Asks whom claims mean.
	 * @param claimed the claims, at most {@link #MOST}, each on a dossier of its own
	 * @param legalBasis the legal text that permits it
	 * @param asker on whose behalf
	 * @return a match for each claim, in their order; {@link IdentityAwayException} when
	 * it does not answer, {@link MatchRefusedException} when it refuses
	 */
	public Mono<List<Match>> match(List<Claimed> claimed, String legalBasis, OnBehalfOf asker) {
		if (claimed.isEmpty()) {
			return Mono.just(List.of());
		}
		List<MatchRow> rows = new ArrayList<>(claimed.size());
		for (Claimed one : claimed) {
			rows.add(one.row(Integer.toString(rows.size())));
		}
		return answered(this.client
			.match(new MatchRequest(new Purpose(claimed.getFirst().procedure(), legalBasis, null), asker, rows)))
			.publishOn(Schedulers.parallel())
			.map(MatchAnswer::rows)
			.filter((answers) -> answers.size() == claimed.size())
			.switchIfEmpty(Mono.error(() -> new IdentityAwayException("The answer lacks rows", null)))
			.flatMapMany(Flux::fromIterable)
			.index()
			.concatMap((answer) -> match(answer.getT2(), claimed.get(answer.getT1().intValue()), legalBasis))
			.collectList();
	}

	private Mono<Match> match(MatchedRow answer, Claimed claimed, String legalBasis) {
		return switch (answer.outcome()) {
			case MATCHED -> receipt(answer.receipt(), claimed, legalBasis).map((receipt) -> new Match.Found(receipt,
					(answer.method() != null) ? answer.method() : MatchedRow.Method.NUMBER));
			case DIFFERS -> Mono.just(new Match.Differs(answer.differs()));
			case MALFORMED ->
				Mono.just(new Match.Differs((answer.field() != null) ? List.of(answer.field()) : List.of()));
			case AMBIGUOUS -> Mono.just(new Match.Ambiguous(answer.candidates(), Boolean.TRUE.equals(answer.more())));
			case NOT_FOUND -> Mono.just(new Match.Nobody());
		};
	}

	/**
	 * Has the receipt made out for one of several candidates.
	 * @param claimed the claim
	 * @param candidate the candidate, as it was named in the answer to the claim
	 * @param legalBasis the legal text that permits it
	 * @param asker on whose behalf, and who decided
	 * @return the receipt; {@link MatchRefusedException} when nobody of that name fits
	 * any more, {@link IdentityAwayException} when it does not answer
	 */
	public Mono<Receipt> choose(Claimed claimed, String candidate, String legalBasis, OnBehalfOf asker) {
		MatchChoice choice = new MatchChoice(purpose(claimed, legalBasis), asker, claimed.row("0"), candidate);
		return answered(this.client.choose(choice)).map(IssuedReceipt::receipt)
			.flatMap((jws) -> receipt(jws, claimed, legalBasis));
	}

	private Mono<Receipt> receipt(@Nullable String jws, Claimed claimed, String legalBasis) {
		Purpose purpose = purpose(claimed, legalBasis);
		return Mono.justOrEmpty(jws)
			.flatMap(this.keys::read)
			.filter((receipt) -> receipt.purpose().equals(purpose) && receipt.method() == Receipt.Method.CONFIRMATION)
			.switchIfEmpty(Mono.error(() -> new IdentityAwayException("A receipt is of another kind", null)))
			.onErrorMap(InvalidReceiptException.class, (failure) -> new IdentityAwayException(
					"A receipt fails " + failure.check().name().toLowerCase(Locale.ROOT), failure));
	}

	private static Purpose purpose(Claimed claimed, String legalBasis) {
		return new Purpose(claimed.procedure(), legalBasis, claimed.dossier().text());
	}

	private <T> Mono<T> answered(Mono<T> question) {
		return question.timeout(this.patience)
			.onErrorMap(WebClientResponseException.class, Matching::refused)
			.onErrorMap(WebClientRequestException.class, Matching::away)
			.onErrorMap(TimeoutException.class, Matching::away)
			.onErrorMap(ServiceToken.TokenUnavailableException.class, Matching::away);
	}

	private static IdentityAwayException away(Throwable failure) {
		return new IdentityAwayException("The identity service does not answer", failure);
	}

	/** Who asks too much, or at a time when tokens change, may ask again. */
	private static Throwable refused(WebClientResponseException failure) {
		HttpStatusCode status = failure.getStatusCode();
		boolean later = status.is5xxServerError() || status.value() == 401 || status.value() == 429;
		return later ? away(failure) : new MatchRefusedException(failure.getResponseBodyAsString());
	}

}
