package dev.project06.records.keys;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

import dev.project06.records.encryption.Secret;
import dev.project06.records.filing.RefusedFieldException;
import dev.project06.records.security.Caller;
import dev.project06.records.security.Permission;
import dev.project06.records.security.Policy;
import dev.project06.records.store.Rotation;
import dev.project06.records.store.Rotations;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * Orders the exchange of keys, and tells how far it is.
 */
@RestController
@RequestMapping(RotationController.PATH)
final class RotationController {

	static final String PATH = "/api/records/v1/admin/rotations";

	private final Rotations rotations;

	private final Sweep sweep;

	private final Policy policy;

	private final Clock clock;

	RotationController(Rotations rotations, Sweep sweep, Policy policy, Clock clock) {
		this.rotations = rotations;
		this.sweep = sweep;
		this.policy = policy;
		this.clock = clock;
	}

	@PostMapping
	@Operation(summary = "Exchange a key while serving", description = "KEY_ENCRYPTION or BLIND_INDEX. One at a time.")
	Mono<ResponseEntity<Progress>> order(@AuthenticationPrincipal Jwt token, @Valid @RequestBody Wish wish) {
		Caller caller = Caller.of(token);
		Permission.require(this.policy.mayAdminister(caller));
		if (wish.secret() == Secret.PSEUDONYM) {
			throw new RefusedFieldException("secret", "code");
		}
		return this.rotations
			.order(wish.secret(), new Rotation.Order(caller.account(), wish.reason(), this.clock.instant()))
			.map((rotation) -> ResponseEntity.status(HttpStatus.ACCEPTED)
				.location(URI.create(PATH + '/' + rotation.number()))
				.body(Progress.of(rotation, 0)));
	}

	@GetMapping
	@Operation(summary = "List the exchanges of keys, the latest first")
	Mono<Listing> list(@AuthenticationPrincipal Jwt token) {
		Permission.require(this.policy.mayAdminister(Caller.of(token)));
		return this.rotations.all().concatMap(this::progress).collectList().map(Listing::new);
	}

	@GetMapping("/{number}")
	@Operation(summary = "Show how far an exchange is")
	Mono<Progress> one(@AuthenticationPrincipal Jwt token, @PathVariable long number) {
		Permission.require(this.policy.mayAdminister(Caller.of(token)));
		return this.rotations.find(number)
			.flatMap(this::progress)
			.switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
	}

	private Mono<Progress> progress(Rotation rotation) {
		return (rotation.phase() == Rotation.Phase.SWEEPING && rotation.keys() != null)
				? this.sweep.left(rotation.secret(), rotation.keys()).map((left) -> Progress.of(rotation, left))
				: Mono.just(Progress.of(rotation, 0));
	}

	/**
	 * What an administrator sends.
	 *
	 * @param secret which keyset
	 * @param reason why
	 */
	record Wish(@NotNull Secret secret, @NotBlank @Size(max = 200) String reason) {
	}

	/**
	 * Rotations, the latest first.
	 *
	 * @param items the rotations
	 */
	record Listing(List<Progress> items) {
	}

	/**
	 * How far a rotation is.
	 *
	 * @param number its number
	 * @param secret which keyset
	 * @param phase its phase
	 * @param since when it came that far
	 * @param done persons who have the new key
	 * @param total persons to get it; 0 until the sweep begins
	 * @param orderedBy the account that ordered it
	 * @param reason why
	 * @param orderedAt when
	 * @param finishedAt when it ended
	 */
	record Progress(long number, Secret secret, Rotation.Phase phase, Instant since, long done, long total,
			String orderedBy, String reason, Instant orderedAt, @Nullable Instant finishedAt) {

		private static Progress of(Rotation rotation, long left) {
			Rotation.Order order = rotation.order();
			return new Progress(rotation.number(), rotation.secret(), rotation.phase(), rotation.since(),
					Math.max(0, rotation.total() - left), rotation.total(), order.by(), order.reason(), order.at(),
					rotation.finishedAt());
		}

	}

}
