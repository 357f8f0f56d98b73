package dev.project06.records.ledger;

import java.time.Clock;
import java.util.List;

import dev.project06.records.dossier.Actor;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Keeps every access for ever, in one chain of hashes for all instances.
 */
@Component
public final class Ledger {

	private final Chain chain;

	Ledger(Entries entries, Clock clock) {
		this.chain = new Chain(entries, clock);
	}

	/**
	 * Writes an access down. Data may be given out only after this has ended well.
	 * @param access the access
	 * @return ends when it is kept
	 */
	public Mono<Void> record(Access access) {
		return Mono.deferContextual((context) -> this.chain.append(access, TraceId.of(context)));
	}

	/**
	 * Dossiers stand in a list, an export or a feed that is given out.
	 * @param actor who asked
	 * @param operation what was asked
	 * @param dossiers codes of the dossiers
	 * @return ends when it is kept; at once when the list is empty
	 */
	public Mono<Void> listed(Actor actor, String operation, List<String> dossiers) {
		return dossiers.isEmpty() ? Mono.empty()
				: record(new Access(actor, Access.Kind.LISTED, operation, null, dossiers, "SHOWN"));
	}

	/**
	 * A dossier is shown.
	 * @param actor who asked
	 * @param operation what was asked
	 * @param dossier its code
	 * @return ends when it is kept
	 */
	public Mono<Void> opened(Actor actor, String operation, String dossier) {
		return record(new Access(actor, Access.Kind.OPENED, operation, null, List.of(dossier), "SHOWN"));
	}

	/**
	 * Nothing is shown.
	 * @param actor who asked
	 * @param operation what was asked
	 * @param dossiers codes of the dossiers that were asked for, if they can be codes
	 * @param result why not
	 * @return ends when it is kept
	 */
	public Mono<Void> refused(Actor actor, String operation, List<String> dossiers, String result) {
		return record(new Access(actor, Access.Kind.REFUSED, operation, null, dossiers, result));
	}

}
