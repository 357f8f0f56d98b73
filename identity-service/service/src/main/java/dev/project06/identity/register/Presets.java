package dev.project06.identity.register;

import java.util.List;
import java.util.Map;

import dev.project06.identity.api.CitizenId;
import dev.project06.identity.sandbox.Sandbox;
import reactor.core.publisher.Mono;

/**
 * People to whom something has happened in every sandbox before anything happens there,
 * and whom the register answers for in a way of its own.
 */
public interface Presets {

	/**
	 * What has happened.
	 * @return the changes of each number, in their order; always the same
	 */
	Map<CitizenId, List<Change>> changes();

	/**
	 * What comes before the register says anything about a number.
	 * @param sandbox where
	 * @param citizenId the number
	 * @return ends when the register may answer, or with the failure that it answers with
	 */
	Mono<Void> before(Sandbox sandbox, CitizenId citizenId);

}
