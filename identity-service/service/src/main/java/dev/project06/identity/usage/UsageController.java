package dev.project06.identity.usage;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import dev.project06.identity.api.CitizenId;
import dev.project06.identity.api.Purpose;
import dev.project06.identity.calendar.WorkingDays;
import dev.project06.identity.ledger.Disclosure;
import dev.project06.identity.ledger.Entry;
import dev.project06.identity.ledger.EntryStore;
import dev.project06.identity.ledger.Ledger;
import dev.project06.identity.number.SealedNumbers;
import dev.project06.identity.problem.Languages;
import dev.project06.identity.problem.ProblemName;
import dev.project06.identity.problem.RefusedException;
import dev.project06.identity.sandbox.Sandbox;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tells a citizen who used her data. Each look is an entry itself, and the newest one on
 * the first page.
 */
@RestController
@RequestMapping("/api/identity/v1/me/usages")
class UsageController {

	private final Citizens citizens;

	private final SealedNumbers numbers;

	private final Ledger ledger;

	private final EntryStore entries;

	private final ContestStore contests;

	private final ContestSettings settings;

	private final MessageSource texts;

	private final WorkingDays workingDays = new WorkingDays();

	UsageController(Citizens citizens, SealedNumbers numbers, Ledger ledger, EntryStore entries, ContestStore contests,
			ContestSettings settings, MessageSource texts) {
		this.citizens = citizens;
		this.numbers = numbers;
		this.ledger = ledger;
		this.entries = entries;
		this.contests = contests;
		this.settings = settings;
		this.texts = texts;
	}

	@GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
	@Operation(summary = "Who used my data",
			description = "For citizens. Newest first; next is the value of before for the page that follows.")
	Mono<Page> usages(@Parameter(hidden = true) Sandbox sandbox, @RequestParam(required = false) @Min(1) Long before,
			@RequestParam(defaultValue = "50") @Min(1) @Max(100) int limit, JwtAuthenticationToken token) {
		CitizenId citizen = this.citizens.of(token);
		String subject = this.numbers.seal(citizen);
		return recordRead(sandbox, citizen, token)
			.thenMany(this.entries.about(sandbox.name(), subject, Objects.requireNonNullElse(before, Long.MAX_VALUE), 0,
					limit + 1))
			.collectList()
			.flatMap((found) -> this.contests.of(sandbox, subject, found.stream().map(Entry::seq).toList())
				.collectMap(Contest::seq)
				.map((contested) -> Page.of(found, contested, limit)));
	}

	/**
	 * The operation {@code findUsage} of Estonia's data tracker (andmejälgija,
	 * "Kasutusteabe esitamise protokoll" 1.3.1, 2024-05-30). From the protocol: the names
	 * and the meaning of {@code offset} (from 1), {@code limit} (100 unless said),
	 * {@code usage}, {@code logtime}, {@code action} (in words for people),
	 * {@code receiver} (code of the agency), and the order, newest first. Not from it:
	 * JSON in place of the SOAP of X-Road, the largest limit and offset, and that a use
	 * without an agency names who asked.
	 */
	@GetMapping(path = "/findUsage", produces = MediaType.APPLICATION_JSON_VALUE)
	@Operation(summary = "Who used my data, in the shape of Estonia's findUsage")
	Mono<FindUsageResponse> findUsage(@Parameter(hidden = true) Sandbox sandbox,
			@RequestParam(defaultValue = "1") @Min(1) @Max(10_000) int offset,
			@RequestParam(defaultValue = "100") @Min(1) @Max(1000) int limit, JwtAuthenticationToken token,
			@RequestHeader HttpHeaders headers) {
		CitizenId citizen = this.citizens.of(token);
		Locale language = Languages.of(headers);
		return recordRead(sandbox, citizen, token)
			.thenMany(this.entries.about(sandbox.name(), this.numbers.seal(citizen), Long.MAX_VALUE, offset - 1, limit))
			.map((entry) -> new FoundUsage(entry.time(),
					this.texts.getMessage("operation." + entry.operation(), null, language),
					Objects.requireNonNullElse(entry.agency(), entry.actor())))
			.collectList()
			.map(FindUsageResponse::new);
	}

	@PostMapping(path = "/{seq}/contest", consumes = MediaType.APPLICATION_JSON_VALUE)
	@ResponseStatus(HttpStatus.CREATED)
	@Operation(summary = "Contest a use", description = "Opens a case that the agency has to answer in time.")
	Mono<Contest> contest(@Parameter(hidden = true) Sandbox sandbox, @PathVariable @Min(1) long seq,
			@Valid @RequestBody Objection objection, JwtAuthenticationToken token) {
		String subject = this.numbers.seal(this.citizens.of(token));
		String reason = FreeText.checked(objection.reason());
		return this.entries.about(sandbox.name(), subject, seq)
			.switchIfEmpty(Mono.error(() -> RefusedException.of(ProblemName.NOT_FOUND, "no-such-usage")))
			.flatMap((entry) -> open(sandbox, subject, entry, reason));
	}

	private Mono<Contest> open(Sandbox sandbox, String subject, Entry entry, String reason) {
		if (entry.agency() == null) {
			return Mono.error(RefusedException.of(ProblemName.CONTEST_REFUSED, "usage-without-agency"));
		}
		Instant now = sandbox.now();
		return this.contests
			.open(sandbox, subject, entry, entry.agency(), reason, now,
					this.workingDays.endOfTerm(now, this.settings.workingDays()))
			.switchIfEmpty(Mono.error(() -> RefusedException.of(ProblemName.CONTEST_REFUSED, "contested-already")));
	}

	private Mono<Void> recordRead(Sandbox sandbox, CitizenId citizen, JwtAuthenticationToken token) {
		return this.ledger.record(new Disclosure(sandbox, token.getName(), null, Disclosure.Operation.LEDGER_READ, null,
				List.of(citizen), List.of("usages"), "READ", null));
	}

	/**
	 * Why a use is contested.
	 *
	 * @param reason 3 to 1000 characters
	 */
	record Objection(@NotNull @Size(min = 3, max = 1000) @Pattern(regexp = FreeText.FORM) String reason) {
	}

	/**
	 * A part of the list.
	 *
	 * @param usages newest first
	 * @param next where the following page begins, if there is one
	 */
	record Page(List<Usage> usages, @Nullable Long next) {

		static Page of(List<Entry> found, Map<Long, Contest> contested, int limit) {
			List<Usage> usages = found.stream()
				.limit(limit)
				.map((entry) -> Usage.of(entry, contested.get(entry.seq())))
				.toList();
			return new Page(usages, (found.size() > limit) ? usages.getLast().seq() : null);
		}

	}

	/**
	 * One use, without whom it is about.
	 *
	 * @param seq place in the ledger
	 * @param time when
	 * @param actor who asked
	 * @param agency for whom
	 * @param operation what
	 * @param purpose why
	 * @param fields what was given out
	 * @param result what came of it
	 * @param requestId id of the request
	 * @param contest the case, if it is contested
	 */
	record Usage(long seq, Instant time, String actor, @Nullable String agency, Disclosure.Operation operation,
			@Nullable Purpose purpose, List<String> fields, String result, @Nullable String requestId,
			@Nullable Contest contest) {

		static Usage of(Entry entry, @Nullable Contest contest) {
			return new Usage(entry.seq(), entry.time(), entry.actor(), entry.agency(), entry.operation(),
					entry.purpose(), entry.fields(), entry.result(), entry.requestId(), contest);
		}

	}

	/**
	 * The answer of {@code findUsage}.
	 *
	 * @param usage the uses
	 */
	record FindUsageResponse(List<FoundUsage> usage) {
	}

	/**
	 * One use as {@code findUsage} tells it.
	 *
	 * @param logtime when
	 * @param action what, in words
	 * @param receiver the agency
	 */
	record FoundUsage(Instant logtime, @Nullable String action, String receiver) {
	}

}
