package dev.project06.metrics.cell;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import dev.project06.records.events.AgencyBlock;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import static org.assertj.core.api.Assertions.assertThat;

class CellTableTests {

	private static final LocalDate FIRST = LocalDate.parse("2026-01-01");

	private static final List<Slice> SLICES = List.of(new Slice(AgencyBlock.LOCALITY, "H29", "1.004222"),
			new Slice(AgencyBlock.MINISTRY, "G01", "1.004222"));

	@Property(tries = 300)
	void sumsWhatAMapOfCellsHolds(@ForAll long seed) {
		Random random = new Random(seed);
		CellTable table = new CellTable();
		Map<Integer, Map<Cell, Tally>> naive = new HashMap<>();
		int writes = random.nextInt(400);
		for (int i = 0; i < writes; i++) {
			int partition = random.nextInt(3);
			Cell cell = Cell.of(cell(random).toBytes());
			if (random.nextInt(3) == 0) {
				table.put(partition, cell, null);
				naive.getOrDefault(partition, new HashMap<>()).remove(cell);
			}
			else {
				Tally tally = Tally.of(tally(random, cell.basis()).toBytes());
				table.put(partition, cell, tally);
				naive.computeIfAbsent(partition, (key) -> new HashMap<>()).put(cell, tally);
			}
		}
		LocalDate from = FIRST.plusDays(random.nextInt(20));
		Days days = new Days(from, from.plusDays(random.nextInt(20)));
		LocalDate judged = FIRST.plusDays(random.nextInt(30));
		Map<String, Sums> sums = table.sum(days, judged, (slice) -> Optional.of(slice.agency()));
		for (Slice slice : SLICES) {
			Sums sum = sums.getOrDefault(slice.agency(), new Sums());
			for (Count count : Count.values()) {
				assertThat(sum.of(count)).isEqualTo(naive(naive, slice, days, count, 0));
			}
			assertThat(sum.openInTime()).isEqualTo(naive(naive, slice, days, Count.OPEN, (int) judged.toEpochDay()));
		}
		assertThat(table.size()).isEqualTo(naive.values().stream().mapToLong(Map::size).sum());
	}

	private static long naive(Map<Integer, Map<Cell, Tally>> cells, Slice slice, Days days, Count count, int due) {
		return cells.values()
			.stream()
			.flatMap((partition) -> partition.entrySet().stream())
			.filter((entry) -> entry.getKey().slice().equals(slice) && entry.getKey().basis() == count.basis()
					&& days.contains(entry.getKey().day()) && entry.getKey().due() >= due)
			.mapToLong((entry) -> entry.getValue().at(count.position()))
			.sum();
	}

	private static Cell cell(Random random) {
		Basis basis = Basis.of(1 + random.nextInt(3));
		int day = (int) FIRST.toEpochDay() + random.nextInt(20);
		int due = (basis == Basis.RECEIVED_AND_DUE) ? day + random.nextInt(4) : 0;
		return new Cell(basis, day, due, SLICES.get(random.nextInt(2)));
	}

	private static Tally tally(Random random, Basis basis) {
		return java.util.Arrays.stream(Count.values())
			.filter((count) -> count.basis() == basis)
			.map((count) -> Tally.one(count, 1 + random.nextInt(1000)))
			.reduce(Tally::plus)
			.orElseThrow();
	}

}
