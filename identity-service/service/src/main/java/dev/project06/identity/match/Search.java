package dev.project06.identity.match;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import dev.project06.identity.api.CitizenId;
import dev.project06.identity.api.MatchedRow;
import dev.project06.identity.api.MatchedRow.Method;
import dev.project06.identity.match.Read.Claim;
import dev.project06.identity.population.OldNumber;
import dev.project06.identity.register.PeopleSearch;
import dev.project06.identity.register.PeopleSearch.Found;
import dev.project06.identity.register.Register;
import dev.project06.identity.register.Registered;
import dev.project06.identity.sandbox.Sandbox;
import dev.project06.identity.verification.Birth;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.stereotype.Component;

/**
 * Looks rows up in the register: all numbers of a call at once, names one after the other
 * and two at a time, away from the event loop.
 */
@Component
final class Search {

	private static final int NAMES_AT_A_TIME = 2;

	private final Register register;

	private final PeopleSearch people;

	Search(Register register, PeopleSearch people) {
		this.register = register;
		this.people = people;
	}

	/** What each row means, in their order. */
	Mono<List<Finding>> findings(Sandbox sandbox, List<Read> rows) {
		List<Claim> claims = rows.stream().filter(Claim.class::isInstance).map(Claim.class::cast).toList();
		Mono<Map<CitizenId, Registered>> byNumber = Mono.defer(() -> this.register.find(sandbox,
				claims.stream().flatMap((claim) -> Optional.ofNullable(claim.number()).stream()).distinct().toList()));
		Mono<Map<OldNumber, Registered>> byOldNumber = Mono.defer(() -> this.people.withOldNumbers(sandbox,
				claims.stream()
					.filter((claim) -> claim.number() == null)
					.flatMap((claim) -> Optional.ofNullable(claim.oldNumber()).stream())
					.distinct()
					.toList()));
		return byNumber.zipWith(byOldNumber)
			.flatMap((numbers) -> Flux.fromIterable(rows)
				.flatMapSequential((row) -> finding(sandbox, row, numbers.getT1(), numbers.getT2()), NAMES_AT_A_TIME)
				.collectList())
			.subscribeOn(Schedulers.parallel());
	}

	private Mono<Finding> finding(Sandbox sandbox, Read row, Map<CitizenId, Registered> byNumber,
			Map<OldNumber, Registered> byOldNumber) {
		return switch (row) {
			case Read.Malformed bad -> Mono.just(new Finding.Unread(bad.field(), bad.check()));
			case Claim claim when claim.number() != null -> numbered(sandbox, claim, byNumber.get(claim.number()));
			case Claim claim when byOldNumber.containsKey(claim.oldNumber()) -> {
				Optional<Registered> found = Optional.ofNullable(byOldNumber.get(claim.oldNumber()));
				yield Mono.just(Finding.byNumber(claim, Method.OLD_NUMBER, found, found));
			}
			case Claim claim when claim.searchable() ->
				candidates(sandbox, claim).map((found) -> Finding.among(claim, found));
			case Claim claim -> Mono.just(new Finding.Nobody(Method.OLD_NUMBER));
		};
	}

	private Mono<Finding> numbered(Sandbox sandbox, Claim claim, @Nullable Registered found) {
		CitizenId heir = (found != null) ? found.replacedBy() : null;
		Optional<Registered> carrier = Optional.ofNullable(found);
		return (heir == null) ? Mono.just(Finding.byNumber(claim, Method.NUMBER, carrier, carrier))
				: this.register.latest(sandbox, heir)
					.map((latest) -> Finding.byNumber(claim, Method.NUMBER, carrier, Optional.of(latest)));
	}

	/** Those who have name, birth and place of a row that states them. */
	Mono<Found> candidates(Sandbox sandbox, Claim claim) {
		Birth birth = Objects.requireNonNull(claim.birth());
		return Mono
			.defer(() -> this.people.named(sandbox, claim.name(), birth.year(), birth.date(), claim.provinces(),
					MatchedRow.MOST + 1))
			.subscribeOn(Schedulers.parallel());
	}

}
