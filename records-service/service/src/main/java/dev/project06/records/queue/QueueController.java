package dev.project06.records.queue;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

import dev.project06.records.calendar.WorkingCalendar;
import dev.project06.records.dossier.Dossier;
import dev.project06.records.events.LinkState;
import dev.project06.records.filing.PersonalNumbers;
import dev.project06.records.handling.Precondition;
import dev.project06.records.handling.Writes;
import dev.project06.records.ledger.Access.Purpose;
import dev.project06.records.ledger.Ledger;
import dev.project06.records.reading.Cursor;
import dev.project06.records.reading.DossierAnswer;
import dev.project06.records.security.Caller;
import dev.project06.records.security.Policy;
import dev.project06.records.store.LinkingQueue;
import dev.project06.records.store.Page;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The queue of dossiers whose holder an officer has to find out.
 */
@RestController
@RequestMapping("/api/records/v1/linking-queue")
final class QueueController {

	private final LinkingDesk desk;

	private final LinkingQueue queue;

	private final Policy policy;

	private final Ledger ledger;

	private final Clock clock;

	QueueController(LinkingDesk desk, LinkingQueue queue, Policy policy, Ledger ledger, Clock clock) {
		this.desk = desk;
		this.queue = queue;
		this.policy = policy;
		this.ledger = ledger;
		this.clock = clock;
	}

	@GetMapping
	@Operation(summary = "List dossiers whose holder is not linked, the latest first",
			description = "Of the own agency and those under it; without those that were set aside.")
	Mono<Listing> list(@AuthenticationPrincipal Jwt token, @RequestParam(required = false) @Nullable Reason reason,
			@RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit,
			@RequestParam(required = false) @Nullable String after) {
		Caller caller = Caller.of(token);
		Page.Position position = Cursor.read(after);
		List<LinkState> reasons = (reason != null) ? List.of(reason.state())
				: Arrays.stream(Reason.values()).map(Reason::state).toList();
		if (caller.agency() == null) {
			return this.ledger.refused(caller.actor(), "linking-queue", List.of(), "FORBIDDEN")
				.then(Mono.error(new AccessDeniedException("Only an agency has a linking queue")));
		}
		return this.queue.list(this.policy.agenciesOf(caller), reasons, today(), position, limit + 1)
			.collectList()
			.flatMap((found) -> {
				List<Dossier> shown = found.subList(0, Math.min(limit, found.size()));
				String next = (found.size() > limit) ? Cursor.of(shown.getLast()) : null;
				return this.ledger
					.listed(caller.actor(), "linking-queue", shown.stream().map((one) -> one.code().text()).toList())
					.thenReturn(new Listing(shown.stream().map(QueueItem::of).toList(), next));
			});
	}

	@PostMapping("/{code}/open")
	@Operation(summary = "Show what is claimed of a holder and who fits now",
			description = "For officers of the agency in charge. Asks the register anew; purpose and legal basis are kept for ever.")
	Mono<ResponseEntity<OpenedItem>> open(@AuthenticationPrincipal Jwt token, @PathVariable String code,
			@Valid @RequestBody Question question) {
		return this.desk.open(Caller.of(token), code, purpose(question.reason(), question.legalBasis()))
			.map((opened) -> ResponseEntity.ok()
				.eTag("\"" + opened.item().version() + "\"")
				.cacheControl(CacheControl.noStore())
				.body(opened));
	}

	@PostMapping("/{code}/choose")
	@Operation(summary = "Link the holder",
			description = "One of the candidates, or nobody named when exactly one person fits.")
	Mono<ResponseEntity<DossierAnswer>> choose(@AuthenticationPrincipal Jwt token, @PathVariable String code,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String seen,
			@Valid @RequestBody Choice choice) {
		return this.desk
			.choose(Caller.of(token), code, Precondition.of(seen), choice,
					purpose(choice.reason(), choice.legalBasis()))
			.map(Writes::answer);
	}

	@PostMapping("/{code}/set-aside")
	@Operation(summary = "Leave the holder open", description = "Until a day, or for good when nobody can tell.")
	Mono<ResponseEntity<DossierAnswer>> setAside(@AuthenticationPrincipal Jwt token, @PathVariable String code,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String seen,
			@Valid @RequestBody Postponement wish) {
		wish.check(today());
		return this.desk.setAside(Caller.of(token), code, Precondition.of(seen), wish).map(Writes::answer);
	}

	private static Purpose purpose(String reason, String legalBasis) {
		PersonalNumbers.refuse("reason", reason);
		PersonalNumbers.refuse("legalBasis", legalBasis);
		return new Purpose(reason, legalBasis);
	}

	private LocalDate today() {
		return LocalDate.ofInstant(this.clock.instant(), WorkingCalendar.ZONE);
	}

	/**
	 * Why a dossier is in the queue.
	 */
	enum Reason {

		/** Several people fit. */
		AMBIGUOUS(LinkState.AMBIGUOUS),

		/** What is claimed differs from the register. */
		MISMATCH(LinkState.MISMATCH),

		/** Nobody is known to be the holder. */
		UNLINKED(LinkState.UNLINKED);

		private final LinkState state;

		Reason(LinkState state) {
			this.state = state;
		}

		LinkState state() {
			return this.state;
		}

	}

	/**
	 * A page of the queue.
	 *
	 * @param items the dossiers, the latest first
	 * @param next cursor of the next page, if there is one
	 */
	record Listing(List<QueueItem> items, @Nullable String next) {
	}

	/**
	 * Why an officer wants to know.
	 *
	 * @param reason what for
	 * @param legalBasis the legal text that permits it
	 */
	record Question(@NotBlank @Size(max = 200) String reason, @NotBlank @Size(min = 3, max = 200) String legalBasis) {
	}

}
