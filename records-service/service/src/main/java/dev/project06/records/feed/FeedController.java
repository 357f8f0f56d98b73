package dev.project06.records.feed;

import java.time.Duration;
import java.time.Instant;

import dev.project06.records.ledger.Ledger;
import dev.project06.records.security.Caller;
import dev.project06.records.store.changes.Change;
import dev.project06.records.store.changes.Selection;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The feed of changes, as a batch of CloudEvents. The header {@code Link} leads on, also
 * from an empty batch.
 */
@RestController
final class FeedController {

	private static final String PATH = "/api/records/v1/changes";

	/** The gateway gives a service 10 seconds to begin its answer. */
	private static final int LONGEST_WAIT = 8;

	private final Feed feed;

	private final Audience audience;

	private final Ledger ledger;

	private final JsonMapper json;

	FeedController(Feed feed, Audience audience, Ledger ledger, JsonMapper json) {
		this.feed = feed;
		this.audience = audience;
		this.ledger = ledger;
		this.json = json;
	}

	@Operation(summary = "Read what changed, on from a cursor or from a time")
	@GetMapping(PATH)
	Mono<ResponseEntity<byte[]>> changes(@AuthenticationPrincipal Jwt token,
			@RequestParam(required = false) @Nullable String after,
			@RequestParam(required = false) @Nullable Instant from,
			@RequestParam(defaultValue = "100") @Min(1) @Max(1000) int limit,
			@RequestParam(defaultValue = "0") @Min(0) @Max(LONGEST_WAIT) int wait) {
		Caller caller = Caller.of(token);
		Selection selection = this.audience.selection(caller, null);
		return this.feed.place(after, from)
			.flatMap((place) -> this.feed.read(selection, place, limit, Duration.ofSeconds(wait)))
			.flatMap((batch) -> this.ledger
				.listed(caller.actor(), "changes", batch.changes().stream().map(Change::dossier).distinct().toList())
				.thenReturn(answer(batch, limit)));
	}

	private ResponseEntity<byte[]> answer(Feed.Batch batch, int limit) {
		return ResponseEntity.ok()
			.header(HttpHeaders.LINK,
					"<%s?after=%s&limit=%d>; rel=\"next\"".formatted(PATH, FeedCursor.of(batch.next()), limit))
			.contentType(MediaType.parseMediaType(CloudEvent.BATCH_MEDIA_TYPE))
			.body(this.json.writeValueAsBytes(batch.changes().stream().map(CloudEvent::of).toList()));
	}

}
