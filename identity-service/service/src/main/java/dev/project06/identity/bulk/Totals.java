package dev.project06.identity.bulk;

/**
 * How many rows had which outcome.
 *
 * @param matched name and birth date agree with the register
 * @param differs the number was issued to somebody else
 * @param unknown nobody has the number
 * @param malformed the row could not be read
 */
record Totals(int matched, int differs, int unknown, int malformed) {

	static final Totals NONE = new Totals(0, 0, 0, 0);

	Totals plus(Totals other) {
		return new Totals(this.matched + other.matched, this.differs + other.differs, this.unknown + other.unknown,
				this.malformed + other.malformed);
	}

	int rows() {
		return this.matched + this.differs + this.unknown + this.malformed;
	}

}
