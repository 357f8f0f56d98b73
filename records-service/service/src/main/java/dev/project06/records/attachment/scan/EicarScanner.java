package dev.project06.records.attachment.scan;

import dev.project06.records.attachment.content.ByteSearch;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Knows nothing but the test file of EICAR, wherever it stands: enough to rehearse what
 * happens to infected files where no scanner is at hand.
 */
final class EicarScanner implements Scanner {

	/** In two halves, so that no scanner takes this class for the test file. */
	private static final String EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}" + "$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

	@Override
	public Mono<Verdict> scan(Flux<Mono<byte[]>> content) {
		return Mono.defer(() -> {
			ByteSearch search = new ByteSearch(EICAR);
			return content.concatMap((part) -> part, 1)
				.any(search::endsIn)
				.map((found) -> found ? new Verdict.Infected("Eicar-Test-Signature") : new Verdict.Clean());
		});
	}

}
