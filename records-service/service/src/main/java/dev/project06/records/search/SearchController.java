package dev.project06.records.search;

import dev.project06.records.reading.Cursor;
import dev.project06.records.reading.Listing;
import dev.project06.records.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Searches among the dossiers that a caller may see. What is looked for stands in the
 * body, since it may hold a number.
 */
@RestController
final class SearchController {

	private final Search search;

	SearchController(Search search) {
		this.search = search;
	}

	@Operation(summary = "Search dossiers, the latest first",
			description = "For officials and auditors. Pages stay as they are whatever is filed meanwhile.")
	@PostMapping("/api/records/v1/dossiers/search")
	Mono<Listing> search(@AuthenticationPrincipal Jwt token,
			@RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit,
			@RequestParam(required = false) @Nullable String after, @Valid @RequestBody Question question) {
		Caller caller = Caller.of(token);
		var position = Cursor.read(after);
		return this.search.select(caller, question, "search")
			.flatMap((selection) -> this.search.page(caller, selection, position, limit))
			.map((found) -> Listing.of(found, limit));
	}

}
