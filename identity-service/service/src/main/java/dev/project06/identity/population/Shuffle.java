package dev.project06.identity.population;

/**
 * A keyed permutation of the numbers below the square of {@code side}, and its inverse: a
 * Feistel network over two halves that are added modulo {@code side}. It makes numbers
 * look drawn by lot; it is not meant to keep a secret.
 */
final class Shuffle {

	private static final int ROUNDS = 6;

	private final long key;

	private final int side;

	Shuffle(long key, int side) {
		this.key = key;
		this.side = side;
	}

	/** Where the permutation of that name puts a value. */
	int apply(int name, int value) {
		int left = value / this.side;
		int right = value % this.side;
		for (int round = 0; round < ROUNDS; round++) {
			int next = (left + scramble(name, round, right)) % this.side;
			left = right;
			right = next;
		}
		return left * this.side + right;
	}

	/** What the permutation of that name puts there. */
	int invert(int name, int place) {
		int left = place / this.side;
		int right = place % this.side;
		for (int round = ROUNDS - 1; round >= 0; round--) {
			int previous = Math.floorMod(right - scramble(name, round, left), this.side);
			right = left;
			left = previous;
		}
		return left * this.side + right;
	}

	private int scramble(int name, int round, int half) {
		long input = ((long) name << 32) | ((long) round << 24) | half;
		return Lots.below(Lots.mix(this.key ^ Lots.mix(input)), this.side);
	}

}
