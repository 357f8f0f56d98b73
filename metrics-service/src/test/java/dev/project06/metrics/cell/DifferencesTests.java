package dev.project06.metrics.cell;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import dev.project06.records.events.DossierEvent;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class DifferencesTests {

	@Property(tries = 5000)
	void sumUpToTheRecountAfterAnyDelivery(@ForAll long seed) {
		Random random = new Random(seed);
		List<DossierEvent> delivered = Deliveries.of(random, "D");
		Map<String, LastState> lastStates = new HashMap<>();
		Map<Cell, Tally> cells = new HashMap<>();
		for (DossierEvent event : delivered) {
			LastState.Step step = LastState.next(lastStates.get(event.dossier()), event);
			if (step instanceof LastState.Step.Counted(LastState state, Map<Cell, Tally> changes, long _)) {
				lastStates.put(event.dossier(), state);
				changes.forEach((cell, change) -> cells.merge(cell, change, Tally::plus));
			}
		}
		CellTable table = new CellTable();
		cells.forEach((cell, tally) -> table.put(0, cell, tally));
		Deliveries.assertEqualToRecount(table::sum, delivered, random);
	}

}
