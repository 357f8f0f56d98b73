package dev.project06.records.attachment.scan;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Looks into files for what does harm.
 */
interface Scanner {

	/**
	 * Looks into one file.
	 * @param content what it holds, each part read when it is subscribed to
	 * @return the verdict; {@link ScannerAwayException} when nobody could be asked
	 */
	Mono<Verdict> scan(Flux<Mono<byte[]>> content);

}
