package dev.project06.identity.renewal;

import java.util.List;
import java.util.stream.Stream;

import dev.project06.identity.api.CitizenId;
import dev.project06.identity.api.IssuedReceipts;
import dev.project06.identity.api.NumberChanges;
import dev.project06.identity.api.NumberChanges.Kind;
import dev.project06.identity.api.RenewalRequest;
import dev.project06.identity.ledger.Disclosure;
import dev.project06.identity.ledger.Ledger;
import dev.project06.identity.problem.ProblemName;
import dev.project06.identity.problem.RefusedException;
import dev.project06.identity.receipt.Receipts;
import dev.project06.identity.register.NumberFeed;
import dev.project06.identity.register.Register;
import dev.project06.identity.register.Registered;
import dev.project06.identity.sandbox.Sandbox;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The feed of number changes, for the one service that keeps numbers in dossiers.
 */
@RestController
@RequestMapping("/api/identity/v1/number-changes")
class RenewalController {

	private static final int MOST = 500;

	private final NumberFeed feed;

	private final Register register;

	private final Receipts receipts;

	private final Ledger ledger;

	private final RenewalSettings settings;

	RenewalController(NumberFeed feed, Register register, Receipts receipts, Ledger ledger, RenewalSettings settings) {
		this.feed = feed;
		this.register = register;
		this.receipts = receipts;
		this.ledger = ledger;
		this.settings = settings;
	}

	@GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
	@Operation(summary = "What happened to numbers",
			description = "For records-service only. In one order without gaps; a page that holds something is in the ledger.")
	Mono<NumberChanges> changes(@Parameter(hidden = true) Sandbox sandbox,
			@RequestParam(defaultValue = "0") @Min(0) @Max(999_999_999_999L) long after,
			@RequestParam(defaultValue = "100") @Min(1) @Max(MOST) int limit, JwtAuthenticationToken caller) {
		return reader(caller).then(this.feed.read(sandbox, after, limit).collectList())
			.flatMap((changes) -> changes.isEmpty() ? nothing(sandbox, after) : told(sandbox, caller, changes));
	}

	/** A cursor that the register never gave out would pass over what comes. */
	private Mono<NumberChanges> nothing(Sandbox sandbox, long after) {
		NumberChanges none = new NumberChanges(List.of(), Long.toString(after));
		return (after == 0) ? Mono.just(none) : this.feed.find(sandbox, after)
			.map((last) -> none)
			.switchIfEmpty(Mono.error(() -> RefusedException.of(ProblemName.OUT_OF_RANGE, "beyond-the-last-change")));
	}

	private Mono<NumberChanges> told(Sandbox sandbox, JwtAuthenticationToken caller,
			List<NumberChanges.Change> changes) {
		List<CitizenId> about = changes.stream().flatMap(RenewalController::about).distinct().toList();
		return record(sandbox, caller, about, "READ " + changes.size())
			.thenReturn(new NumberChanges(changes, changes.getLast().cursor()));
	}

	private static Stream<CitizenId> about(NumberChanges.Change change) {
		return (change.kind() == Kind.REISSUED) ? Stream.of(CitizenId.of(change.from()), change.to())
				: Stream.of(change.to());
	}

	@PostMapping(path = "/receipts", consumes = MediaType.APPLICATION_JSON_VALUE)
	@Operation(summary = "Receipts on the number that holds in place of another",
			description = "For records-service only. One for each purpose, on the number that holds now.")
	Mono<IssuedReceipts> renew(@Parameter(hidden = true) Sandbox sandbox, @Valid @RequestBody RenewalRequest request,
			JwtAuthenticationToken caller) {
		return reader(caller).then(this.feed.find(sandbox, Long.parseLong(request.cursor())))
			.filter((change) -> change.kind() == Kind.REISSUED)
			.switchIfEmpty(Mono.error(() -> RefusedException.of(ProblemName.NOT_FOUND, "no-such-change")))
			.flatMap((change) -> this.register.latest(sandbox, change.to()))
			.flatMap((person) -> renewed(sandbox, caller, request, person));
	}

	private Mono<IssuedReceipts> renewed(Sandbox sandbox, JwtAuthenticationToken caller, RenewalRequest request,
			Registered person) {
		CitizenId number = person.person().citizenId();
		if (person.status() == Registered.Status.DECEASED) {
			return record(sandbox, caller, List.of(number), "DECEASED")
				.then(Mono.error(() -> RefusedException.of(ProblemName.MATCH_REFUSED, "deceased")));
		}
		return Flux.fromIterable(request.purposes())
			.flatMap((purpose) -> this.ledger
				.record(new Disclosure(sandbox, caller.getName(), null, Disclosure.Operation.NUMBER_CHANGES, purpose,
						List.of(number), List.of("citizenId"), "ISSUED", null)),
					RenewalRequest.MOST)
			.then(Mono.fromSupplier(() -> new IssuedReceipts(request.purposes()
				.stream()
				.map((purpose) -> this.receipts.renewal(number, caller.getName(), purpose))
				.toList())));
	}

	private Mono<Void> reader(JwtAuthenticationToken caller) {
		return this.settings.reader().equals(caller.getToken().getClaimAsString("azp")) ? Mono.empty()
				: Mono.error(new AccessDeniedException("not the service that keeps numbers"));
	}

	private Mono<Void> record(Sandbox sandbox, JwtAuthenticationToken caller, List<CitizenId> about, String result) {
		return this.ledger.record(new Disclosure(sandbox, caller.getName(), null, Disclosure.Operation.NUMBER_CHANGES,
				null, about, List.of("citizenId"), result, null));
	}

}
