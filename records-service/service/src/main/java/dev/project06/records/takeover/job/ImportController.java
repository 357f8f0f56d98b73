package dev.project06.records.takeover.job;

import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;

import dev.project06.records.agency.Agencies;
import dev.project06.records.agency.AgencyCode;
import dev.project06.records.filing.PersonalNumbers;
import dev.project06.records.filing.RefusedFieldException;
import dev.project06.records.filing.RequestKey;
import dev.project06.records.ledger.Access;
import dev.project06.records.ledger.Ledger;
import dev.project06.records.security.Caller;
import dev.project06.records.security.Permission;
import dev.project06.records.security.Policy;
import dev.project06.records.store.takeover.ImportJob;
import dev.project06.records.store.takeover.ImportStore;
import dev.project06.records.takeover.file.BadFileException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Imports of old dossiers, by agencies, their officers and administrators. An import
 * belongs to its agency; nobody else learns that it is there.
 */
@RestController
@RequestMapping("/api/records/v1/imports")
final class ImportController {

	private static final MediaType CSV = MediaType.parseMediaType("text/csv");

	private static final int NAME = 22;

	private final Imports imports;

	private final ImportStore store;

	private final Agencies agencies;

	private final Policy policy;

	private final Ledger ledger;

	private final JsonMapper json;

	private final Clock clock;

	ImportController(Imports imports, ImportStore store, Agencies agencies, Policy policy, Ledger ledger,
			JsonMapper json, Clock clock) {
		this.imports = imports;
		this.store = store;
		this.agencies = agencies;
		this.policy = policy;
		this.ledger = ledger;
		this.json = json;
		this.clock = clock;
	}

	@PostMapping
	@Operation(summary = "Begin an import of old dossiers",
			description = "Of the own agency and those under it; an administrator names the agency.")
	Mono<ResponseEntity<ImportView>> create(@AuthenticationPrincipal Jwt token,
			@RequestHeader(name = RequestKey.HEADER, required = false) @Nullable String key,
			@Valid @RequestBody NewImport wanted) {
		Caller caller = Caller.of(token);
		AgencyCode agency = (wanted.agency() != null) ? wanted.agency() : caller.agency();
		if (agency == null) {
			throw new RefusedFieldException("agency", "required");
		}
		RequestKey request = RequestKey.of(caller, key, "import", this.json.writeValueAsBytes(wanted));
		if (this.agencies.find(agency).isEmpty()) {
			throw new RefusedFieldException("agency", "code");
		}
		Permission.require(this.policy.mayImport(caller, agency));
		PersonalNumbers.refuse("source", wanted.source());
		PersonalNumbers.refuse("legalBasis", wanted.legalBasis());
		ImportJob job = new ImportJob("imp-" + request.key().substring(0, NAME), request.body(), agency,
				wanted.source(), wanted.legalBasis(), caller.actor(), this.clock.instant(), null, null);
		return this.store.insert(job).flatMap((isNew) -> isNew ? Mono.just(created(job, false)) : again(job));
	}

	/** The first answer again: how it stood when it began. */
	private Mono<ResponseEntity<ImportView>> again(ImportJob same) {
		return this.store.find(same.id()).map((earlier) -> {
			if (!earlier.request().equals(same.request())) {
				throw new ImportKeyUsedException(earlier.id());
			}
			return created(earlier, true);
		});
	}

	private static ResponseEntity<ImportView> created(ImportJob job, boolean replayed) {
		ResponseEntity.BodyBuilder answer = ResponseEntity.created(URI.create("/api/records/v1/imports/" + job.id()));
		return (replayed ? answer.header("Idempotency-Replayed", "true") : answer).body(ImportView.begun(job));
	}

	@GetMapping("/{id}")
	@Operation(summary = "Show how far an import is",
			description = "After a break an upload goes on with nextRow; what came before is answered.")
	Mono<ImportView> show(@AuthenticationPrincipal Jwt token, @PathVariable String id) {
		return find(token, id).flatMap(this::view);
	}

	@PutMapping(path = "/{id}/rows", consumes = { MediaType.APPLICATION_NDJSON_VALUE, "text/csv" },
			produces = MediaType.APPLICATION_JSON_VALUE)
	@Operation(summary = "Send rows",
			description = "A row a line: JSON objects, or CSV under a header, in UTF-8. from is the number of the first one, from 0. Kept in parts of 500 while they arrive.")
	@io.swagger.v3.oas.annotations.parameters.RequestBody(required = true)
	Mono<ImportView> send(@AuthenticationPrincipal Jwt token, @PathVariable String id, @RequestParam @Min(0) int from,
			@Parameter(hidden = true) ServerHttpRequest request) {
		MediaType type = request.getHeaders().getContentType();
		Charset charset = (type != null) ? type.getCharset() : null;
		if (charset != null && !charset.equals(StandardCharsets.UTF_8)) {
			return Mono.error(new BadFileException("Content-Type", "charset", -1));
		}
		return find(token, id).flatMap((job) -> this.imports
			.take(job, Caller.of(token).actor(), from, CSV.isCompatibleWith(type), WholeBodies.of(request))
			.then(find(token, id))
			.flatMap(this::view));
	}

	@PostMapping("/{id}/complete")
	@Operation(summary = "Close an import",
			description = "Refused unless rows is how many were answered. May be repeated.")
	Mono<ImportView> complete(@AuthenticationPrincipal Jwt token, @PathVariable String id,
			@Valid @RequestBody Completion completion) {
		return find(token, id).flatMap((job) -> this.imports.complete(job, completion.rows())).flatMap(this::view);
	}

	@GetMapping(path = "/{id}/results", produces = MediaType.APPLICATION_NDJSON_VALUE)
	@Operation(summary = "What the rows were answered", description = "A JSON object a line, from a row on.")
	Mono<ResponseEntity<Flux<DataBuffer>>> results(@AuthenticationPrincipal Jwt token, @PathVariable String id,
			@RequestParam(defaultValue = "0") @Min(0) int from, ServerHttpResponse response) {
		return find(token, id)
			.filterWhen((job) -> this.store.reached(job.id()).map((reached) -> from <= reached.nextRow()))
			.switchIfEmpty(Mono.error(() -> new RefusedFieldException("from", "beyond-the-end")))
			.flatMap((job) -> this.ledger
				.record(new Access(Caller.of(token).actor(), Access.Kind.LISTED, "results of " + id, null, List.of(),
						"SHOWN"))
				.thenReturn(job))
			.map((job) -> ResponseEntity.ok()
				.contentType(MediaType.APPLICATION_NDJSON)
				.body(this.imports.answers(job, from)
					.map((part) -> response.bufferFactory().wrap(part.getBytes(StandardCharsets.UTF_8)))));
	}

	@GetMapping("/{id}/report")
	@Operation(summary = "Count the rows of an import",
			description = "By outcome and reason, by agency and by procedure.")
	Mono<ImportReport> report(@AuthenticationPrincipal Jwt token, @PathVariable String id) {
		return find(token, id).flatMap((job) -> view(job).zipWith(this.store.tally(job.id()), ImportReport::of));
	}

	private Mono<ImportView> view(ImportJob job) {
		return this.store.reached(job.id()).map((reached) -> ImportView.of(job, reached));
	}

	private Mono<ImportJob> find(Jwt token, String id) {
		Caller caller = Caller.of(token);
		return this.store.find(id)
			.filter((job) -> this.policy.mayImport(caller, job.agency()))
			.switchIfEmpty(Mono.error(NoSuchImportException::new));
	}

	/**
	 * An import that is wanted.
	 *
	 * @param agency the agency whose dossiers they are, when it is not the caller's own
	 * @param source where they come from, such as the name of the system
	 * @param legalBasis the legal text that permits to ask for the numbers of holders
	 */
	record NewImport(@Nullable AgencyCode agency,
			@NotBlank @Size(max = 100) @Pattern(regexp = "[^\\p{Cc}\\p{Cs}]*") String source,
			@NotNull @Size(min = 3, max = 200) @Pattern(regexp = "[^\\p{Cc}\\p{Cs}]*") String legalBasis) {
	}

	/**
	 * The end of an import.
	 *
	 * @param rows how many rows the caller sent
	 */
	record Completion(@Min(0) int rows) {
	}

}
