package dev.project06.records.catalogue;

import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;

import dev.project06.records.filing.RefusedFieldException;
import dev.project06.records.filing.RequestKey;
import dev.project06.records.procedure.Catalogue;
import dev.project06.records.procedure.Edit;
import dev.project06.records.procedure.Edit.Ruling;
import dev.project06.records.procedure.Edit.Signature;
import dev.project06.records.procedure.History;
import dev.project06.records.procedure.Procedure;
import dev.project06.records.revision.IfMatch;
import dev.project06.records.revision.OtherRevisionException;
import dev.project06.records.security.Caller;
import dev.project06.records.store.Procedures;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Edits procedures. Every attempt is judged on what stands in the store, and what it
 * makes is in the catalogue of this instance before the answer is given.
 */
@Component
final class Edits {

	private final Procedures store;

	private final Catalogue catalogue;

	private final Clock clock;

	Edits(Procedures store, Catalogue catalogue, Clock clock) {
		this.store = store;
		this.catalogue = catalogue;
		this.clock = clock;
	}

	/**
	 * Has a version follow, or begins a procedure; a repeated request makes no second
	 * one.
	 */
	Mono<Made> add(Caller caller, RequestKey key, @Nullable String ifMatch, Procedure draft) {
		Signature signature = new Signature(caller.account(), this.clock.instant(), key.key(), key.body());
		return twice(draft.code(), (current) -> {
			Edit earlier = current.flatMap((history) -> history.madeBy(key.key())).orElse(null);
			if (earlier != null) {
				return Mono.just(Made.again(earlier, key));
			}
			current.ifPresent((history) -> IfMatch.refuseOther(ifMatch, Integer.toString(history.revision())));
			return keep(current.map((history) -> history.add(draft, signature))
				.orElseGet(() -> History.begin(draft, signature)));
		});
	}

	/** Changes or ends a version. */
	Mono<Made> change(Caller caller, String code, @Nullable String ifMatch, Change change) {
		Signature signature = new Signature(caller.account(), this.clock.instant(), null, null);
		return twice(code, (current) -> {
			History history = current.orElseThrow(NothingThereException::new);
			IfMatch.refuseOther(ifMatch, Integer.toString(history.revision()));
			return keep(change.on(history, signature));
		});
	}

	/** Who loses a race is judged on what the winner has made. */
	private Mono<Made> twice(String code, Function<Optional<History>, Mono<Made>> attempt) {
		Mono<Made> once = current(code).flatMap(attempt);
		return once.switchIfEmpty(once)
			.switchIfEmpty(current(code).flatMap((current) -> Mono.error(new OtherRevisionException(
					current.map((history) -> Integer.toString(history.revision())).orElse("0")))));
	}

	private Mono<Optional<History>> current(String code) {
		return this.store.find(code)
			.doOnNext(this.catalogue::accept)
			.map(Optional::of)
			.switchIfEmpty(Mono.fromSupplier(() -> this.catalogue.history(code)));
	}

	private Mono<Made> keep(Ruling ruling) {
		return switch (ruling) {
			case Ruling.Done done -> this.store.keep(done.history()).filter((kept) -> kept).map((kept) -> {
				this.catalogue.accept(done.history());
				return new Made(done.history().edits().getLast(), false);
			});
			case Ruling.Refused refused -> Mono.error(new RefusedFieldException(refused.field(), refused.check()));
			case Ruling.Begun _ -> Mono.error(new VersionBegunException());
			case Ruling.Missing _ -> Mono.error(new NothingThereException());
		};
	}

	/**
	 * What is to be done to a history.
	 */
	interface Change {

		Ruling on(History history, Signature signature);

	}

	/**
	 * An edit that stands.
	 *
	 * @param edit the edit
	 * @param replayed whether an earlier request has made it
	 */
	record Made(Edit edit, boolean replayed) {

		private static Made again(Edit earlier, RequestKey key) {
			if (!key.body().equals(earlier.signature().body())) {
				throw new ReusedKeyException(earlier.content().code(), earlier.content().version());
			}
			return new Made(earlier, true);
		}

	}

}
