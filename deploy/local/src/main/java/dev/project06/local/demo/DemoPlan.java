package dev.project06.local.demo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Which dossiers to file so that the rates come out as published. The plan depends on its
 * arguments only.
 */
final class DemoPlan {

	/** Every this many-th dossier of a counter goes in without a confirmed number. */
	private static final int UNIDENTIFIED_EACH = 20;

	private DemoPlan() {
	}

	/**
	 * The first half of 2024: 61 % of the ministries' dossiers and 17 % of the
	 * localities' were online, 42 % of all. The three figures fit together when 25 of 44
	 * dossiers are the ministries'. Source: National Committee on Digital Transformation,
	 * July 2024.
	 * @param total how many dossiers; a multiple of 4,400 gives the three figures exactly
	 * @param ministries agencies of the ministries
	 * @param localities agencies of the localities
	 * @param procedures procedures to file
	 * @return the filings, mixed
	 */
	static List<DemoFiling> firstHalf2024(int total, List<String> ministries, List<String> localities,
			List<String> procedures) {
		int ofMinistries = Math.round(total * 25 / 44f);
		int ofLocalities = total - ofMinistries;
		List<DemoFiling> filings = new ArrayList<>();
		filings.addAll(block(ofMinistries, Math.round(ofMinistries * 0.61f), ministries, procedures));
		filings.addAll(block(ofLocalities, Math.round(ofLocalities * 0.17f), localities, procedures));
		Collections.shuffle(filings, new Random(2024));
		return List.copyOf(filings);
	}

	/**
	 * A share of one agency's dossiers.
	 * @param online how many are filed online
	 * @param all how many are filed
	 * @param agency the agency
	 * @param procedures procedures to file
	 * @return the filings, mixed
	 */
	static List<DemoFiling> share(int online, int all, String agency, List<String> procedures) {
		List<DemoFiling> filings = new ArrayList<>(block(all, online, List.of(agency), procedures));
		Collections.shuffle(filings, new Random(2024));
		return List.copyOf(filings);
	}

	private static List<DemoFiling> block(int all, int online, List<String> agencies, List<String> procedures) {
		List<DemoFiling> filings = new ArrayList<>();
		for (int i = 0; i < all; i++) {
			filings.add(new DemoFiling(agencies.get(i % agencies.size()), procedures.get(i % procedures.size()),
					i < online, i % UNIDENTIFIED_EACH != 0));
		}
		return filings;
	}

}
