package dev.project06.records.audit;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

import dev.project06.records.dossier.Dossier;
import dev.project06.records.ledger.Access.Kind;
import dev.project06.records.ledger.Entries;
import dev.project06.records.ledger.Entry;
import dev.project06.records.reading.Access;
import dev.project06.records.security.Caller;
import dev.project06.records.security.Permission;
import dev.project06.records.security.Policy;
import dev.project06.records.security.Scope;
import dev.project06.records.store.Criteria;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Who used the dossiers of a citizen. To look at that is an access, too.
 */
@RestController
@RequestMapping("/api/records/v1")
final class UsageController {

	/** Of how many own dossiers, the latest ones, all uses are told together. */
	private static final int DOSSIERS = 200;

	private final Access access;

	private final Entries entries;

	private final Policy policy;

	UsageController(Access access, Entries entries, Policy policy) {
		this.access = access;
		this.entries = entries;
		this.policy = policy;
	}

	@GetMapping("/dossiers/{code}/usages")
	@Operation(summary = "Show who used a dossier, the latest use first",
			description = "For the citizen whose it is, and for auditors.")
	Mono<Listing> ofOne(@AuthenticationPrincipal Jwt token, @PathVariable String code,
			@RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit,
			@RequestParam(required = false) @Min(1) @Nullable Long before) {
		Caller caller = Caller.of(token);
		Permission.require(this.policy.maySeeUsages(caller));
		return this.access.find(caller, code, "usages")
			.flatMap((found) -> listing(List.of(found.dossier().code().text()), limit, before));
	}

	@GetMapping("/me/usages")
	@Operation(summary = "Show who used the own dossiers, the latest use first",
			description = "Of the latest 200 dossiers; of an older one by its code.")
	Mono<Listing> ofMine(@AuthenticationPrincipal Jwt token,
			@RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit,
			@RequestParam(required = false) @Min(1) @Nullable Long before) {
		Caller caller = Caller.of(token);
		Permission.require(this.policy.scope(caller, null) instanceof Scope.Own);
		return this.access.list(caller, "usages", Criteria.ANY, null, DOSSIERS)
			.map((found) -> found.stream().map(Dossier::code).map(Object::toString).toList())
			.flatMap((codes) -> codes.isEmpty() ? Mono.just(new Listing(List.of(), null))
					: listing(codes, limit, before));
	}

	private Mono<Listing> listing(Collection<String> dossiers, int limit, @Nullable Long before) {
		return this.entries.about(dossiers, (before != null) ? before : Long.MAX_VALUE, limit + 1)
			.collectList()
			.map((found) -> {
				List<Entry> shown = found.subList(0, Math.min(limit, found.size()));
				return new Listing(shown.stream().map((entry) -> Usage.of(entry, dossiers)).toList(),
						(found.size() > limit) ? shown.getLast().seq() : null);
			});
	}

	/**
	 * Some uses.
	 *
	 * @param items the uses, the latest first
	 * @param next what to send as {@code before} for older ones, if there are any
	 */
	record Listing(List<Usage> items, @Nullable Long next) {
	}

	/**
	 * One use. Who it was stands there by role and agency.
	 *
	 * @param seq its place in the ledger
	 * @param time when
	 * @param by role of who asked
	 * @param agency agency of who asked, if any
	 * @param kind how close the look was
	 * @param operation what was asked
	 * @param reason why, if it had to be said
	 * @param legalBasis the legal text that was named
	 * @param dossiers which of the own dossiers
	 * @param result what came of it
	 * @param traceId id of the request, to ask about it
	 */
	record Usage(long seq, Instant time, String by, @Nullable String agency, Kind kind, String operation,
			@Nullable String reason, @Nullable String legalBasis, List<String> dossiers, String result,
			@Nullable String traceId) {

		private static Usage of(Entry entry, Collection<String> own) {
			var use = entry.access();
			var purpose = use.purpose();
			return new Usage(entry.seq(), entry.time(), use.actor().role(), use.actor().agency(), use.kind(),
					use.operation(), (purpose != null) ? purpose.reason() : null,
					(purpose != null) ? purpose.legalBasis() : null,
					use.dossiers().stream().filter(own::contains).toList(), use.result(), entry.traceId());
		}

	}

}
