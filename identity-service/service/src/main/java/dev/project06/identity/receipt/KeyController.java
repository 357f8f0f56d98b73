package dev.project06.identity.receipt;

import io.swagger.v3.oas.annotations.Operation;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Changes the key that receipts are signed with, in two steps.
 */
@RestController
@RequestMapping("/api/identity/v1/keys")
class KeyController {

	private final Receipts receipts;

	KeyController(Receipts receipts) {
		this.receipts = receipts;
	}

	@PostMapping("/next")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	@Operation(summary = "Publish the next key", description = "For administrators. It signs nothing yet.")
	Mono<Void> next() {
		return onDisk(() -> {
			this.receipts.publishNext();
			return true;
		});
	}

	@PostMapping("/rotation")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	@Operation(summary = "Sign with the next key",
			description = "For administrators, five minutes after it was published at the earliest. Receipts signed before stay valid.")
	Mono<Void> rotate() {
		return onDisk(() -> {
			this.receipts.rotate();
			return true;
		});
	}

	private static Mono<Void> onDisk(java.util.concurrent.Callable<Boolean> step) {
		return Mono.fromCallable(step).subscribeOn(Schedulers.boundedElastic()).then();
	}

}
