package dev.project06.identity.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;

import dev.project06.identity.api.LedgerCheckpoint;
import dev.project06.identity.problem.ProblemName;
import dev.project06.identity.problem.RefusedException;
import dev.project06.identity.sandbox.Sandbox;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Min;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The ledger of a sandbox for auditors. The export is an entry of its own, and the last
 * one in itself or close to it.
 */
@RestController
@RequestMapping("/api/identity/v1")
class LedgerController {

	private static final int LINES_A_PART = 50;

	private final Ledger ledger;

	private final EntryStore entries;

	private final CheckpointSigner signer;

	private final Clock clock;

	LedgerController(Ledger ledger, EntryStore entries, CheckpointSigner signer, Clock clock) {
		this.ledger = ledger;
		this.entries = entries;
		this.signer = signer;
		this.clock = clock;
	}

	@GetMapping(path = "/ledger", produces = MediaType.APPLICATION_NDJSON_VALUE)
	@Operation(summary = "Export the ledger",
			description = "For auditors. One entry a line, then a signed checkpoint; without it the export is not whole. The command verify-ledger checks it.")
	Mono<ResponseEntity<Flux<DataBuffer>>> export(@Parameter(hidden = true) Sandbox sandbox,
			@RequestParam(defaultValue = "1") @Min(1) long from, Authentication auditor, ServerHttpResponse response) {
		return this.ledger
			.record(new Disclosure(sandbox, auditor.getName(), null, Disclosure.Operation.LEDGER_READ, null, List.of(),
					List.of("ledger"), "EXPORTED", null))
			.then(this.entries.last(sandbox.name()))
			.filter((last) -> from <= last.seq())
			.switchIfEmpty(Mono.error(() -> RefusedException.of(ProblemName.OUT_OF_RANGE, "beyond-the-last-entry")))
			.map((last) -> ResponseEntity.ok()
				.contentType(MediaType.APPLICATION_NDJSON)
				.body(lines(from, last)
					.map((part) -> response.bufferFactory().wrap(part.getBytes(StandardCharsets.UTF_8)))));
	}

	private Flux<String> lines(long from, Entry last) {
		return this.entries.range(last.sandbox(), from, last.seq())
			.map(Entry::line)
			.buffer(LINES_A_PART)
			.map((lines) -> String.join("\n", lines) + "\n")
			.concatWith(Mono.fromSupplier(() -> "{\"checkpoint\":\""
					+ this.signer
						.sign(new LedgerCheckpoint(last.sandbox(), from, last.seq(), last.hash(), this.clock.instant()))
					+ "\"}\n"));
	}

}
