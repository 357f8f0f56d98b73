package dev.project06.identity.sample;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;

import dev.project06.identity.api.CitizenId;

/**
 * The stand-in for a biometric template or sample: a unit vector of 128 numbers. The
 * template of a person is a function of the number, the same on every machine; templates
 * of two people are as good as orthogonal.
 */
final class Vector {

	/** Bytes of an encoded vector: 128 numbers of 32 bits. */
	static final int BYTES = 512;

	private static final int LENGTH = BYTES / Float.BYTES;

	/** How far a length may be from 1. */
	private static final double TOLERANCE = 0.01;

	/** What a sensor loses even of the best sample. */
	private static final double NOISE = 0.02;

	private final double[] numbers;

	private Vector(double[] numbers) {
		this.numbers = numbers;
	}

	/** The template of a person, for numbers that nobody has as for others. */
	static Vector template(CitizenId citizenId, SampleKind kind) {
		return of(new Random(seed(kind.name() + citizenId.digits().substring(1)))::nextGaussian).unit();
	}

	/**
	 * A sample that a sensor would take.
	 * @param template whose
	 * @param quality from 0 to 1
	 * @param seed decides the noise
	 * @return a vector whose similarity to the template is the quality, less up to 2
	 * hundredths of it
	 */
	static Vector sample(Vector template, double quality, long seed) {
		Random random = new Random(seed);
		double alike = quality * (1 - NOISE * random.nextDouble());
		Vector noise = of(random::nextGaussian).unit();
		Vector across = noise.plus(-noise.similarity(template), template).unit();
		return across.times(Math.sqrt(1 - alike * alike)).plus(alike, template).unit();
	}

	/** The cosine of the angle between two vectors, from -1 to 1. */
	double similarity(Vector other) {
		double sum = 0;
		for (int i = 0; i < LENGTH; i++) {
			sum += this.numbers[i] * other.numbers[i];
		}
		return sum;
	}

	byte[] encode() {
		ByteBuffer buffer = ByteBuffer.allocate(BYTES);
		for (double number : this.numbers) {
			buffer.putFloat((float) number);
		}
		return buffer.array();
	}

	/** The rule that bytes break which are no sample, if any. */
	static Optional<String> flaw(byte[] bytes) {
		if (bytes.length != BYTES) {
			return Optional.of("sample-length");
		}
		double length = read(bytes).length();
		if (!Double.isFinite(length)) {
			return Optional.of("sample-not-finite");
		}
		return (Math.abs(length - 1) <= TOLERANCE) ? Optional.empty() : Optional.of("sample-not-unit");
	}

	/** Reads bytes without a flaw. */
	static Vector decode(byte[] bytes) {
		return read(bytes).unit();
	}

	private static Vector read(byte[] bytes) {
		return of(ByteBuffer.wrap(bytes)::getFloat);
	}

	private static Vector of(DoubleSupplier source) {
		return new Vector(DoubleStream.generate(source).limit(LENGTH).toArray());
	}

	private double length() {
		return Math.sqrt(similarity(this));
	}

	private Vector unit() {
		return times(1 / length());
	}

	private Vector times(double factor) {
		double[] result = new double[LENGTH];
		for (int i = 0; i < LENGTH; i++) {
			result[i] = this.numbers[i] * factor;
		}
		return new Vector(result);
	}

	private Vector plus(double factor, Vector other) {
		double[] result = new double[LENGTH];
		for (int i = 0; i < LENGTH; i++) {
			result[i] = this.numbers[i] + factor * other.numbers[i];
		}
		return new Vector(result);
	}

	private static long seed(String text) {
		try {
			return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)))
				.getLong();
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

}
