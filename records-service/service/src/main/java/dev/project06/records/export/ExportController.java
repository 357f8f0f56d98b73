package dev.project06.records.export;

import java.nio.charset.StandardCharsets;

import dev.project06.records.ledger.Access.Purpose;
import dev.project06.records.reading.Access;
import dev.project06.records.search.Search;
import dev.project06.records.security.Caller;
import dev.project06.records.security.Policy;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Gives out all dossiers that a search would find.
 */
@RestController
final class ExportController {

	static final String OPERATION = "export";

	private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

	private final Search search;

	private final Export export;

	private final Access access;

	private final Policy policy;

	private final JsonMapper json;

	ExportController(Search search, Export export, Access access, Policy policy, JsonMapper json) {
		this.search = search;
		this.export = export;
		this.access = access;
		this.policy = policy;
		this.json = json;
	}

	@Operation(summary = "Export dossiers",
			description = "For officials and auditors; with numbers for officers of the agency whose turn it is, each on record. Without the last line, which tells the count, it was cut off.")
	@PostMapping("/api/records/v1/dossiers/export")
	Mono<ResponseEntity<Flux<DataBuffer>>> export(@AuthenticationPrincipal Jwt token, @Valid @RequestBody Wish wish,
			ServerHttpResponse response) {
		Caller caller = Caller.of(token);
		Purpose purpose = wish.purpose();
		Lines lines = switch (wish.form()) {
			case NDJSON -> new Lines.Ndjson(this.json);
			case CSV -> new Lines.Csv(purpose != null);
		};
		return this.search.select(caller, wish.selection(), OPERATION)
			.flatMap((selection) -> mayHave(caller, purpose) ? this.export.begin(caller, selection, purpose, lines)
					: this.access.refused(caller, "personal-number by export", "FORBIDDEN",
							new AccessDeniedException("Only an officer exports numbers")))
			.map((parts) -> answer(wish.form())
				.body(parts.map((part) -> response.bufferFactory().wrap(part.getBytes(StandardCharsets.UTF_8)))));
	}

	private boolean mayHave(Caller caller, @Nullable Purpose purpose) {
		return purpose == null || this.policy.mayExportNumbers(caller);
	}

	private static ResponseEntity.BodyBuilder answer(Wish.Form form) {
		boolean csv = form == Wish.Form.CSV;
		return ResponseEntity.ok()
			.contentType(csv ? CSV : MediaType.APPLICATION_NDJSON)
			.header(HttpHeaders.CACHE_CONTROL, "no-store")
			.header(HttpHeaders.CONTENT_DISPOSITION,
					ContentDisposition.attachment()
						.filename(csv ? "dossiers.csv" : "dossiers.ndjson")
						.build()
						.toString());
	}

}
