package dev.project06.identity.bulk;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import dev.project06.identity.api.Purpose;
import dev.project06.identity.bulk.BulkChecks.Caller;
import dev.project06.identity.problem.ProblemName;
import dev.project06.identity.problem.RefusedException;
import dev.project06.identity.sandbox.Sandbox;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Bulk checks of agencies and their officers. A job belongs to the agency; nobody else
 * learns that it is there.
 */
@RestController
@RequestMapping("/api/identity/v1/bulk-checks")
class BulkController {

	private static final MediaType CSV = MediaType.parseMediaType("text/csv");

	private final BulkChecks checks;

	BulkController(BulkChecks checks) {
		this.checks = checks;
	}

	@PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
	@Operation(summary = "Begin a bulk check",
			description = "With an id of its own a job may be asked for again: 201 when it is new, 200 when it was there.")
	Mono<ResponseEntity<View>> create(@Parameter(hidden = true) Sandbox sandbox, @Valid @RequestBody NewJob wanted,
			JwtAuthenticationToken token) {
		String id = (wanted.id() != null) ? wanted.id() : UUID.randomUUID().toString();
		Job job = new Job(sandbox.name(), caller(token).owner(), id, wanted.source(), wanted.purpose(),
				sandbox.now().truncatedTo(ChronoUnit.MILLIS), null);
		return this.checks.create(job)
			.flatMap((isNew) -> view(sandbox, token, id)
				.map((view) -> ResponseEntity.status(isNew ? HttpStatus.CREATED : HttpStatus.OK).body(view)));
	}

	@GetMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
	@Operation(summary = "How far it is",
			description = "After a break an upload goes on with nextRow; what came before is answered.")
	Mono<View> show(@Parameter(hidden = true) Sandbox sandbox, @PathVariable String id, JwtAuthenticationToken token) {
		return view(sandbox, token, id);
	}

	@PutMapping(path = "/{id}/rows", consumes = { MediaType.APPLICATION_NDJSON_VALUE, "text/csv" },
			produces = MediaType.APPLICATION_JSON_VALUE)
	@Operation(summary = "Send rows",
			description = "A row a line, with ref, citizenId, fullName, birthDate: JSON objects, or CSV under a header. from is the number of the first one, from 0. Kept in chunks of 1,000 while they arrive.")
	@io.swagger.v3.oas.annotations.parameters.RequestBody(required = true)
	Mono<View> send(@Parameter(hidden = true) Sandbox sandbox, @PathVariable String id, @RequestParam @Min(0) int from,
			JwtAuthenticationToken token, @Parameter(hidden = true) ServerHttpRequest request) {
		Caller caller = caller(token);
		MediaType type = request.getHeaders().getContentType();
		Charset charset = (type != null) ? type.getCharset() : null;
		if (charset != null && !charset.equals(StandardCharsets.UTF_8)) {
			return Mono.error(RefusedException.of(ProblemName.BULK_MALFORMED, "charset"));
		}
		return this.checks.find(sandbox.name(), caller.owner(), id)
			.flatMap((job) -> this.checks
				.answer(sandbox, job, caller, from, CSV.isCompatibleWith(type), WholeBodies.of(request))
				.map((reached) -> View.of(job, reached)));
	}

	@PostMapping(path = "/{id}/complete", consumes = MediaType.APPLICATION_JSON_VALUE)
	@Operation(summary = "Close it", description = "Refused unless rows is how many were answered. May be repeated.")
	Mono<View> complete(@Parameter(hidden = true) Sandbox sandbox, @PathVariable String id,
			@Valid @RequestBody Completion completion, JwtAuthenticationToken token) {
		return this.checks.find(sandbox.name(), caller(token).owner(), id)
			.flatMap((job) -> this.checks.complete(job, completion.rows(), sandbox.now()))
			.flatMap((job) -> this.checks.reached(job).map((reached) -> View.of(job, reached)));
	}

	@GetMapping(path = "/{id}/results", produces = MediaType.APPLICATION_NDJSON_VALUE)
	@Operation(summary = "What the rows were answered", description = "A JSON object a line, from a row on.")
	Mono<ResponseEntity<Flux<DataBuffer>>> results(@Parameter(hidden = true) Sandbox sandbox, @PathVariable String id,
			@RequestParam(defaultValue = "0") @Min(0) int from, JwtAuthenticationToken token,
			ServerHttpResponse response) {
		return this.checks.find(sandbox.name(), caller(token).owner(), id)
			.filterWhen((job) -> this.checks.reached(job).map((reached) -> from <= reached.nextRow()))
			.switchIfEmpty(Mono.error(() -> RefusedException.of(ProblemName.OUT_OF_RANGE, "beyond-the-last-row")))
			.map((job) -> ResponseEntity.ok()
				.contentType(MediaType.APPLICATION_NDJSON)
				.body(this.checks.answers(job, from)
					.map((part) -> response.bufferFactory().wrap(part.getBytes(StandardCharsets.UTF_8)))));
	}

	private Mono<View> view(Sandbox sandbox, JwtAuthenticationToken token, String id) {
		return this.checks.find(sandbox.name(), caller(token).owner(), id)
			.flatMap((job) -> this.checks.reached(job).map((reached) -> View.of(job, reached)));
	}

	private static Caller caller(JwtAuthenticationToken token) {
		return new Caller(token.getName(), token.getToken().getClaimAsString("agency"));
	}

	/**
	 * A job that is wanted.
	 *
	 * @param id 4 to 64 small letters, digits and hyphens, with no 12 digits in a row;
	 * made up when left out
	 * @param source whose rows they are, 1 to 100 characters
	 * @param purpose why they are compared
	 */
	record NewJob(@Nullable @Pattern(regexp = "(?!.*[0-9]{12})[a-z0-9][a-z0-9-]{2,62}[a-z0-9]") String id,
			@NotNull @Size(min = 1, max = 100) @Pattern(regexp = "(?!.*[0-9]{12})[^\\p{Cc}\\p{Cs}]*") String source,
			@NotNull @Valid Purpose purpose) {
	}

	/**
	 * The end of a job.
	 *
	 * @param rows how many rows the caller sent
	 */
	record Completion(@Min(0) int rows) {
	}

	/**
	 * A job as its owner sees it.
	 *
	 * @param id what it is called
	 * @param source whose rows they are
	 * @param purpose why they are compared
	 * @param state whether rows are taken
	 * @param nextRow the row that comes next, which is how many are answered
	 * @param totals how they were answered
	 * @param createdAt when it began
	 * @param completedAt when it was closed
	 */
	record View(String id, String source, Purpose purpose, State state, int nextRow, Totals totals, Instant createdAt,
			@Nullable Instant completedAt) {

		static View of(Job job, Reached reached) {
			return new View(job.id(), job.source(), job.purpose(),
					(job.completedAt() != null) ? State.COMPLETED : State.OPEN, reached.nextRow(), reached.totals(),
					job.createdAt(), job.completedAt());
		}

	}

	/**
	 * Whether rows are taken.
	 */
	enum State {

		/** Rows are taken. */
		OPEN,

		/** Nothing more happens. */
		COMPLETED

	}

}
