package dev.project06.records.form.print;

/**
 * Which letters the fonts have: those of Latin scripts, Vietnamese ones among them, and
 * what goes with them.
 */
final class Letters {

	private Letters() {
	}

	static boolean has(int letter) {
		return (letter >= 0x20 && letter <= 0x7e) || (letter >= 0xa0 && letter <= 0x17f) || letter == 0x1a0
				|| letter == 0x1a1 || letter == 0x1af || letter == 0x1b0 || (letter >= 0x1ea0 && letter <= 0x1ef9)
				|| (letter >= 0x2010 && letter <= 0x2026) || letter == 0x20ab;
	}

}
