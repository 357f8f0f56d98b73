package dev.project06.identity.population;

import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.util.List;

/**
 * Prints how much of a processor a search by name takes: {@code main}, no test.
 */
final class NamesakesCost {

	private static final int YEAR = 1987;

	private NamesakesCost() {
	}

	private static long cpu() {
		return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
	}

	public static void main(String[] arguments) {
		Population population = new Population("project06", Prefixes.RESERVED);
		for (int round = 0; round < 5; round++) {
			for (String province : List.of("001", "038", "006")) {
				long start = cpu();
				Cohort cohort = new Cohort(population, province, YEAR);
				long built = cpu();
				int found = 0;
				for (int day = 1; day <= 365; day++) {
					found += cohort
						.find(population, WrittenName.key("Nguyễn Văn Hùng"), LocalDate.ofYearDay(YEAR, day), 11)
						.size();
				}
				long searched = cpu();
				found += cohort.find(population, WrittenName.key("Nguyễn Văn Tí"), null, 11).size();
				long year = cpu();
				System.out.printf("%s: %,d people sorted in %.1f ms; a day %.1f µs, a year %.1f ms; %d found%n",
						province, cohort.size(), (built - start) / 1e6, (searched - built) / 365e3,
						(year - searched) / 1e6, found);
			}
		}
	}

}
