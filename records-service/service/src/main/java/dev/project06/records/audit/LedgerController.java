package dev.project06.records.audit;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;

import com.nimbusds.jose.jwk.JWKSet;
import dev.project06.identity.api.LedgerCheckpoint;
import dev.project06.identity.api.ReceiptSigner;
import dev.project06.records.encryption.Keyring;
import dev.project06.records.filing.RefusedFieldException;
import dev.project06.records.ledger.Access;
import dev.project06.records.ledger.Entries;
import dev.project06.records.ledger.Entry;
import dev.project06.records.ledger.Ledger;
import dev.project06.records.security.Caller;
import dev.project06.records.security.Permission;
import dev.project06.records.security.Policy;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.constraints.Min;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The whole ledger for auditors. The export is an entry of its own, and the last one in
 * itself or close to it.
 */
@RestController
@RequestMapping("/api/records/v1/ledger")
final class LedgerController {

	private static final int LINES_A_PART = 50;

	private final Ledger ledger;

	private final Entries entries;

	private final Policy policy;

	private final Clock clock;

	private final ReceiptSigner signer;

	private final Map<String, Object> keys;

	LedgerController(Ledger ledger, Entries entries, Policy policy, Clock clock, Keyring keyring) {
		this.ledger = ledger;
		this.entries = entries;
		this.policy = policy;
		this.clock = clock;
		this.signer = new ReceiptSigner(keyring.signingKey());
		this.keys = new JWKSet(keyring.signingKey().toPublicJWK()).toJSONObject();
	}

	@GetMapping(produces = MediaType.APPLICATION_NDJSON_VALUE)
	@Operation(summary = "Export the ledger",
			description = "For auditors. One entry a line, then a signed checkpoint; without it the export is not whole. The command verify-ledger checks it.")
	Mono<ResponseEntity<Flux<DataBuffer>>> export(@AuthenticationPrincipal Jwt token,
			@RequestParam(defaultValue = "1") @Min(1) long from, ServerHttpResponse response) {
		Caller caller = Caller.of(token);
		Permission.require(this.policy.mayAudit(caller));
		return this.ledger
			.record(new Access(caller.actor(), Access.Kind.OPENED, "ledger-export", null, List.of(), "SHOWN"))
			.then(this.entries.last())
			.filter((last) -> from <= last.seq())
			.switchIfEmpty(Mono.error(() -> new RefusedFieldException("from", "beyond-the-end")))
			.map((last) -> ResponseEntity.ok()
				.contentType(MediaType.APPLICATION_NDJSON)
				.body(lines(from, last)
					.map((part) -> response.bufferFactory().wrap(part.getBytes(StandardCharsets.UTF_8)))));
	}

	private Flux<String> lines(long from, Entry last) {
		return this.entries.range(from, last.seq())
			.map(Entry::line)
			.buffer(LINES_A_PART)
			.map((lines) -> String.join("\n", lines) + "\n")
			.concatWith(Mono.fromSupplier(() -> "{\"checkpoint\":\""
					+ this.signer
						.sign(new LedgerCheckpoint(Entry.CHAIN, from, last.seq(), last.hash(), this.clock.instant()))
					+ "\"}\n"));
	}

	@GetMapping("/keys")
	@Operation(summary = "The key that signs the ends of exports")
	Map<String, Object> keys() {
		return this.keys;
	}

}
