package dev.project06.identity.sample;

import java.nio.ByteBuffer;

import dev.project06.identity.api.CitizenId;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class VectorTests {

	@Property
	void theSimilarityOfASampleFollowsItsQuality(@ForAll("numbers") CitizenId who,
			@ForAll("biometrics") SampleKind kind, @ForAll @DoubleRange(min = 0, max = 1) double quality,
			@ForAll long seed) {
		Vector template = Vector.template(who, kind);
		byte[] sample = Vector.sample(template, quality, seed).encode();
		assertThat(Vector.flaw(sample)).isEmpty();
		assertThat(Vector.decode(sample).similarity(template)).isBetween(0.98 * quality - 1e-4, quality + 1e-4);
	}

	@Property
	void theBestSampleOfSomebodyElseIsNotAlike(@ForAll("numbers") CitizenId one, @ForAll("numbers") CitizenId other,
			@ForAll("biometrics") SampleKind kind, @ForAll long seed) {
		if (!one.equals(other)) {
			assertThat(Vector.sample(Vector.template(one, kind), 1, seed).similarity(Vector.template(other, kind)))
				.isLessThan(0.6);
		}
	}

	@Property
	void aFaceIsNoFingerprint(@ForAll("numbers") CitizenId who) {
		assertThat(Vector.template(who, SampleKind.FACE).similarity(Vector.template(who, SampleKind.FINGERPRINT)))
			.isLessThan(0.6);
	}

	@Property
	void aSampleComesAgainWithItsSeedOnly(@ForAll("numbers") CitizenId who, @ForAll long seed) {
		Vector template = Vector.template(who, SampleKind.FACE);
		byte[] sample = Vector.sample(template, 1, seed).encode();
		assertThat(Vector.sample(template, 1, seed).encode()).isEqualTo(sample);
		assertThat(Vector.sample(template, 1, seed + 1).encode()).isNotEqualTo(sample);
		assertThat(Vector.template(who, SampleKind.FACE).encode()).isEqualTo(template.encode());
	}

	@Property
	void thePrefixDoesNotChangeTheTemplate(@ForAll("numbers") CitizenId who) {
		CitizenId real = CitizenId.of('0' + who.digits().substring(1));
		assertThat(Vector.template(real, SampleKind.FACE).similarity(Vector.template(who, SampleKind.FACE)))
			.isCloseTo(1, Offset.offset(1e-9));
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 511, 513, 1024 })
	void anotherLengthIsNamed(int length) {
		assertThat(Vector.flaw(new byte[length])).contains("sample-length");
	}

	@Property
	void aNumberThatIsNoneIsNamed(@ForAll("numbers") CitizenId who, @ForAll @IntRange(max = 127) int place,
			@ForAll("odd") float odd) {
		byte[] sample = Vector.template(who, SampleKind.FACE).encode();
		ByteBuffer.wrap(sample).putFloat(place * Float.BYTES, odd);
		assertThat(Vector.flaw(sample)).contains("sample-not-finite");
	}

	@Property
	void whatIsNoUnitVectorIsNamed(@ForAll("numbers") CitizenId who,
			@ForAll @DoubleRange(min = 1.02, max = 1e6) double factor) {
		ByteBuffer scaled = ByteBuffer.allocate(Vector.BYTES);
		ByteBuffer template = ByteBuffer.wrap(Vector.template(who, SampleKind.FACE).encode());
		while (template.hasRemaining()) {
			scaled.putFloat((float) (template.getFloat() * factor));
		}
		assertThat(Vector.flaw(scaled.array())).contains("sample-not-unit");
		assertThat(Vector.flaw(new byte[Vector.BYTES])).contains("sample-not-unit");
	}

	@Provide
	Arbitrary<CitizenId> numbers() {
		return Arbitraries.integers()
			.between(0, 99_999_999)
			.map((number) -> CitizenId.of("9011%08d".formatted(number)));
	}

	@Provide
	Arbitrary<SampleKind> biometrics() {
		return Arbitraries.of(SampleKind.FACE, SampleKind.FINGERPRINT);
	}

	@Provide
	Arbitrary<Float> odd() {
		return Arbitraries.of(Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY);
	}

}
