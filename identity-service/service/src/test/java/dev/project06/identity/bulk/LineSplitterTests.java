package dev.project06.identity.bulk;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

import org.springframework.core.io.buffer.DefaultDataBufferFactory;

import static org.assertj.core.api.Assertions.assertThat;

class LineSplitterTests {

	@Property(tries = 300)
	void theLinesAreTheSameHoweverTheStreamIsCut(@ForAll("lines") List<String> lines,
			@ForAll("cuts") List<Integer> cuts, @ForAll boolean endsWithLineEnd, @ForAll boolean carriage) {
		String text = String.join(carriage ? "\r\n" : "\n", lines) + (endsWithLineEnd ? "\n" : "");
		List<String> expected = new ArrayList<>(lines);
		if (!endsWithLineEnd && lines.getLast().isEmpty()) {
			expected.removeLast();
		}
		assertThat(split(text.getBytes(StandardCharsets.UTF_8), cuts)).extracting(Line::text).isEqualTo(expected);
	}

	@Test
	void aLineOfTheGreatestLengthIsWholeAndALongerOneIsMarked() {
		String text = "x".repeat(4096) + "\n" + "y".repeat(100_000) + "\nz";
		List<Line> lines = split(text.getBytes(StandardCharsets.UTF_8), List.of(1000));
		assertThat(lines).extracting(Line::tooLong).containsExactly(false, true, false);
		assertThat(lines.get(0).length()).isEqualTo(4096);
		assertThat(lines.get(1).length()).isEqualTo(4096);
		assertThat(lines.get(2).text()).isEqualTo("z");
	}

	@Test
	void bytesThatAreNoUtf8HaveNoText() {
		assertThat(split(new byte[] { 'a', (byte) 0xC3, '\n', 'b' }, List.of(1))).extracting(Line::text)
			.containsExactly(null, "b");
	}

	@Provide
	Arbitrary<List<String>> lines() {
		return Arbitraries.strings().withChars("aơ,\" ").ofMaxLength(30).list().ofMinSize(1).ofMaxSize(20);
	}

	@Provide
	Arbitrary<List<Integer>> cuts() {
		return Arbitraries.integers().between(1, 40).list().ofMinSize(1).ofMaxSize(20);
	}

	private static List<Line> split(byte[] bytes, List<Integer> cuts) {
		LineSplitter splitter = new LineSplitter();
		List<Line> lines = new ArrayList<>();
		int at = 0;
		for (int i = 0; at < bytes.length; i++) {
			int to = Math.min(bytes.length, at + cuts.get(i % cuts.size()));
			lines.addAll(splitter
				.split(DefaultDataBufferFactory.sharedInstance.wrap(java.util.Arrays.copyOfRange(bytes, at, to))));
			at = to;
		}
		lines.addAll(splitter.rest());
		return lines;
	}

}
