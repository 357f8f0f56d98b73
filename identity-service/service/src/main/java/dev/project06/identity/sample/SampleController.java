package dev.project06.identity.sample;

import dev.project06.identity.api.CitizenId;
import dev.project06.identity.register.Register;
import dev.project06.identity.register.Registered;
import dev.project06.identity.sandbox.Sandbox;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Gives testers what a sensor, a chip or a device would give.
 */
@RestController
class SampleController {

	private final Samples samples;

	private final Register register;

	SampleController(Samples samples, Register register) {
		this.samples = samples;
		this.register = register;
	}

	@PostMapping(path = "/api/identity/v1/sandbox/samples", consumes = MediaType.APPLICATION_JSON_VALUE)
	@Operation(summary = "A sample of a face or a fingerprint, or an answer of a card or a device",
			description = "Its similarity to the person's template is the quality, less up to 2 hundredths of it. Each sample counts once; with a seed the same sample comes again.")
	Mono<Sample> take(@Parameter(hidden = true) Sandbox sandbox, @Valid @RequestBody SampleRequest wanted) {
		double quality = (wanted.quality() != null) ? wanted.quality() : 1;
		return this.register.find(sandbox, wanted.citizenId())
			.map(Registered::origin)
			.defaultIfEmpty(wanted.citizenId())
			.map((origin) -> new Sample(wanted.kind(),
					this.samples.take(origin, wanted.kind(), quality, wanted.seed())));
	}

	/**
	 * The sample that is wanted.
	 *
	 * @param citizenId of whom; also for a number that nobody has
	 * @param kind what of
	 * @param quality from 0 to 1; 1 when not said
	 * @param seed decides the noise; another one each time when not said
	 */
	record SampleRequest(@NotNull CitizenId citizenId, @NotNull SampleKind kind,
			@DecimalMin("0") @DecimalMax("1") @Nullable Double quality, @Nullable Long seed) {
	}

	/**
	 * A sample.
	 *
	 * @param kind what of
	 * @param sample base64
	 */
	record Sample(SampleKind kind, String sample) {
	}

}
