package dev.project06.records.portal;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Stream;

import dev.project06.records.dossier.Dossier;
import dev.project06.records.dossier.Move;
import dev.project06.records.dossier.Supplement;
import dev.project06.records.events.DossierState;

/**
 * The moves that bring a dossier from one state to another: other systems tell states and
 * leave out what lies between them.
 */
final class WayForward {

	/**
	 * What lies between may be one of these: nothing is asked for that nobody told of.
	 */
	private static final Set<DossierState> PASSED = EnumSet.of(DossierState.RECEIVED, DossierState.PROCESSING,
			DossierState.FINISHED);

	/** In the order in which they are tried. */
	private static final Map<Move, DossierState> TO = Map.of(Move.RECEIVE, DossierState.RECEIVED, Move.REFUSE,
			DossierState.REFUSED, Move.PROCESS, DossierState.PROCESSING, Move.REQUEST_SUPPLEMENT,
			DossierState.SUPPLEMENT_REQUESTED, Move.SUPPLEMENT, DossierState.PROCESSING, Move.REQUEST_PAYMENT,
			DossierState.PAYMENT_REQUESTED, Move.FINISH, DossierState.FINISHED, Move.RETURN, DossierState.RETURNED,
			Move.STOP, DossierState.STOPPED, Move.WITHDRAW, DossierState.WITHDRAWN);

	private WayForward() {
	}

	/**
	 * The shortest way.
	 * @param from the state that it has
	 * @param to the state that it is to have
	 * @return the moves, none when it has that state; nothing when no way leads there
	 */
	static Optional<List<Move>> between(DossierState from, DossierState to) {
		Map<DossierState, List<Move>> ways = new HashMap<>(Map.of(from, List.of()));
		Queue<DossierState> ahead = new ArrayDeque<>(List.of(from));
		while (!ahead.isEmpty() && !ways.containsKey(to)) {
			DossierState state = ahead.remove();
			for (Move move : Move.allowedFrom(state)) {
				DossierState next = TO.get(move);
				if (next != null && !ways.containsKey(next) && (next == to || PASSED.contains(next))) {
					List<Move> way = new ArrayList<>(ways.get(state));
					way.add(move);
					ways.put(next, way);
					ahead.add(next);
				}
			}
		}
		return Optional.ofNullable(ways.get(to));
	}

	/**
	 * When the last thing happened to a dossier that its dates tell of.
	 * @param dossier the dossier
	 * @return when; nothing that is told later may have happened before
	 */
	static Instant last(Dossier dossier) {
		return Stream
			.concat(Stream.of(Optional.of(dossier.filing().at()), Optional.ofNullable(dossier.receivedAt()),
					Optional.ofNullable(dossier.course().suspendedAt()), Optional.ofNullable(dossier.finishedAt()),
					Optional.ofNullable(dossier.returnedAt())),
					dossier.course().supplements().stream().map(Supplement::completedAt).map(Optional::ofNullable))
			.flatMap(Optional::stream)
			.max(Instant::compareTo)
			.orElseThrow();
	}

}
