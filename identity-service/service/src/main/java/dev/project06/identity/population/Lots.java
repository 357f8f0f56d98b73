package dev.project06.identity.population;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Draws that are the same on every machine. Each topic has its own draw, so that a
 * property that is added later changes none of the others.
 */
final class Lots {

	private Lots() {
	}

	/** A key from a text. */
	static long key(String text) {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			return ByteBuffer.wrap(digest.digest(text.getBytes(StandardCharsets.UTF_8))).getLong();
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

	/** A bijection of 64 bits under which near inputs lie far apart (SplitMix64). */
	static long mix(long value) {
		long mixed = value + 0x9E3779B97F4A7C15L;
		mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
		mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
		return mixed ^ (mixed >>> 31);
	}

	/** From 64 even bits an even draw of 0 to the bound, which is not reached. */
	static int below(long bits, int bound) {
		return (int) Math.unsignedMultiplyHigh(bits, bound);
	}

	/** The draw on a topic for whoever has that key. */
	static int draw(long key, Topic topic, int bound) {
		return below(mix(key + topic.number), bound);
	}

	/**
	 * What is drawn for a person, and from 20 on for a household. A number once given to
	 * a topic stays with it.
	 */
	enum Topic {

		BIRTHDAY(0), FAMILY_NAME(1), MIDDLE_NAME(2), GIVEN_NAME(3), BIRTH_YEAR_ONLY(4), OLD_NUMBER(5), CARD(6),
		CARD_DAY(7), BLOOD(8), BIRTH_COMMUNE(9), ALONE(10),

		PEOPLE(20), RELIGION(21), HOME_TOWN(22), MOVED(23), PROVINCE(24), COMMUNE(25), STREET(26), HOUSE(27), AWAY(28);

		private final int number;

		Topic(int number) {
			this.number = number;
		}

	}

}
