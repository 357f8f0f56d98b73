package dev.project06.identity.api;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.project06.identity.api.LedgerExport.Broken;
import dev.project06.identity.api.LedgerExport.Check;
import dev.project06.identity.api.LedgerExport.Finding;
import dev.project06.identity.api.LedgerExport.Intact;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class LedgerExportTests {

	private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");

	private static final ECKey KEY = key("one");

	private static final JWKSet KEYS = new JWKSet(KEY).toPublicJWKSet();

	private static final String GENESIS = "0".repeat(64);

	/** Entries 1 to 4. */
	private static final List<String> LINES = lines("default", 1, 4);

	private static final byte[] EXPORT = bytes(LINES, checkpoint(LINES, 1, 4, KEY));

	@Test
	void anExportAsItCameIsIntact() {
		assertThat(check(EXPORT)).isEqualTo(new Intact(new LedgerCheckpoint("default", 1, 4, hash(LINES.get(3)), NOW)));
	}

	@Test
	void anExportOfTheEndOfAChainIsIntact() {
		List<String> end = LINES.subList(2, 4);
		assertThat(check(bytes(end, checkpoint(end, 3, 4, KEY)))).isInstanceOf(Intact.class);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0x01, 0x04, 0x20, 0x80, 0xFF })
	void everyChangedByteIsFoundInItsLine(int change) {
		int line = 1;
		for (int i = 0; i < EXPORT.length; i++) {
			byte[] changed = EXPORT.clone();
			changed[i] ^= (byte) change;
			Finding finding = check(changed);
			assertThat(finding).as("byte %d in line %d", i, line).isInstanceOfSatisfying(Broken.class, at(line));
			line += (EXPORT[i] == '\n') ? 1 : 0;
		}
	}

	@Property
	void aByteThatBecomesAnyOtherIsFoundInItsLine(@ForAll @IntRange(max = 1_000_000) int place, @ForAll byte value) {
		int i = place % EXPORT.length;
		byte[] changed = EXPORT.clone();
		changed[i] = value;
		int line = 1
				+ (int) new String(EXPORT, 0, i, StandardCharsets.ISO_8859_1).chars().filter((c) -> c == '\n').count();
		if (value == EXPORT[i]) {
			assertThat(check(changed)).isInstanceOf(Intact.class);
		}
		else {
			assertThat(check(changed)).isInstanceOfSatisfying(Broken.class, at(line));
		}
	}

	@Property
	void anExportThatIsCutAnywhereIsTruncated(@ForAll @IntRange(max = 1_000_000) int place) {
		byte[] cut = java.util.Arrays.copyOf(EXPORT, place % EXPORT.length);
		assertThat(check(cut)).isInstanceOfSatisfying(Broken.class,
				(broken) -> assertThat(broken.check()).isEqualTo(Check.TRUNCATED));
	}

	private static java.util.function.Consumer<Broken> at(int line) {
		return (broken) -> {
			assertThat(broken.line()).isEqualTo(line);
			assertThat(broken.seq()).isEqualTo(line);
		};
	}

	@Test
	void anEntryThatIsLeftOutIsAGap() {
		List<String> without = List.of(LINES.get(0), LINES.get(1), LINES.get(3));
		assertThat(check(bytes(without, checkpoint(LINES, 1, 4, KEY)))).isEqualTo(new Broken(3, 3, Check.SEQUENCE));
	}

	@Test
	void entriesThatChangePlacesAreAGap() {
		List<String> swapped = List.of(LINES.get(0), LINES.get(2), LINES.get(1), LINES.get(3));
		assertThat(check(bytes(swapped, checkpoint(LINES, 1, 4, KEY)))).isEqualTo(new Broken(2, 2, Check.SEQUENCE));
	}

	@Test
	void anEntryWithANewHashShowsInTheNextOne() {
		List<String> changed = new ArrayList<>(LINES);
		changed.set(1, line("default", 2, hash(LINES.get(0)), "SOMEBODY ELSE"));
		assertThat(check(bytes(changed, checkpoint(LINES, 1, 4, KEY)))).isEqualTo(new Broken(3, 3, Check.PREVIOUS));
	}

	@Test
	void aFirstEntryThatFollowsSomethingIsWrong() {
		List<String> changed = List.of(line("default", 1, "1".repeat(64), "MATCH"));
		assertThat(check(bytes(changed, checkpoint(changed, 1, 1, KEY)))).isEqualTo(new Broken(1, 1, Check.PREVIOUS));
	}

	@Test
	void aChainThatIsWrittenAnewMissesTheCheckpoint() {
		List<String> rewritten = new ArrayList<>(LINES.subList(0, 3));
		rewritten.add(line("default", 4, hash(LINES.get(2)), "SOMEBODY ELSE"));
		assertThat(check(bytes(rewritten, checkpoint(LINES, 1, 4, KEY))))
			.isEqualTo(new Broken(4, 4, Check.CHECKPOINT_HEAD));
	}

	@Test
	void whatIsMissingAtTheEndsIsTruncated() {
		String checkpoint = checkpoint(LINES, 1, 4, KEY);
		assertThat(check(bytes(LINES.subList(0, 3), checkpoint))).isEqualTo(new Broken(4, 4, Check.TRUNCATED));
		assertThat(check(bytes(LINES.subList(1, 4), checkpoint))).isEqualTo(new Broken(1, 1, Check.TRUNCATED));
		assertThat(check(bytes(List.of(), checkpoint))).isEqualTo(new Broken(1, 0, Check.TRUNCATED));
		assertThat(check(new byte[0])).isEqualTo(new Broken(1, 0, Check.TRUNCATED));
	}

	@Test
	void whatComesAfterTheCheckpointIsWrong() {
		List<String> more = new ArrayList<>(LINES);
		more.add(checkpoint(LINES, 1, 4, KEY));
		assertThat(check(bytes(more, LINES.getFirst()))).isEqualTo(new Broken(6, 5, Check.MALFORMED));
	}

	@Test
	void entriesOfTwoSandboxesAreNoChain() {
		List<String> mixed = List.of(LINES.getFirst(), line("other", 2, hash(LINES.getFirst()), "MATCH"));
		assertThat(check(bytes(mixed, checkpoint(mixed, 1, 2, KEY)))).isEqualTo(new Broken(2, 2, Check.SANDBOX));
	}

	@Test
	void aCheckpointOfAnotherKeySandboxOrKindIsWrong() {
		assertThat(check(bytes(LINES, checkpoint(LINES, 1, 4, key("other")))))
			.isEqualTo(new Broken(5, 5, Check.CHECKPOINT_SIGNATURE));
		assertThat(check(bytes(LINES, checkpoint(LINES, 1, 4, key("one")))))
			.isEqualTo(new Broken(5, 5, Check.CHECKPOINT_SIGNATURE));
		List<String> other = lines("other", 1, 4);
		assertThat(check(bytes(LINES, checkpoint(other, 1, 4, KEY))))
			.isEqualTo(new Broken(4, 4, Check.CHECKPOINT_HEAD));
		String receipt = ReceiptCodec.sign(new Receipt("r", CitizenId.of("901190007792"), Receipt.Method.LOGIN,
				List.of(), 2, 3, "x", null, new Purpose("1.004222", "Luật", null), NOW, NOW.plusSeconds(1)), KEY);
		assertThat(check(bytes(LINES, "{\"checkpoint\":\"" + receipt + "\"}")))
			.isEqualTo(new Broken(5, 5, Check.CHECKPOINT_SIGNATURE));
	}

	@Test
	void aLineThatIsTooLongIsMalformed() {
		assertThat(check(("x".repeat(5 * 1024 * 1024) + "\n").getBytes(StandardCharsets.UTF_8)))
			.isEqualTo(new Broken(1, 0, Check.MALFORMED));
	}

	@Test
	void theCommandSaysInOneLineWhatItFound(@TempDir Path folder) throws IOException {
		Path keys = Files.writeString(folder.resolve("keys.json"), KEYS.toString());
		Path good = Files.write(folder.resolve("good"), EXPORT);
		byte[] changed = EXPORT.clone();
		changed[LINES.getFirst().length() + 30] ^= 1;
		Path bad = Files.write(folder.resolve("bad"), changed);
		assertThat(run(good, keys)).isEqualTo("0 INTACT: sandbox default, entries 1 to 4, head " + hash(LINES.get(3))
				+ ", signed 2026-11-22T03:00:00Z\n");
		assertThat(run(bad, keys)).isEqualTo("1 BROKEN: line 2, entry 2, HASH: the hash is not that of the entry\n");
		assertThat(run(good, good)).startsWith("2 Cannot be read: ");
		assertThat(run(folder.resolve("none"), keys)).startsWith("2 Cannot be read: ");
		assertThat(run(good)).isEqualTo("2 Usage: verify-ledger <export.ndjson> <keys.json>\n");
	}

	private static String run(Path... arguments) {
		ByteArrayOutputStream text = new ByteArrayOutputStream();
		PrintStream out = new PrintStream(text, true, StandardCharsets.UTF_8);
		int code = VerifyLedger.run(java.util.Arrays.stream(arguments).map(Path::toString).toArray(String[]::new), out,
				out);
		return code + " " + text.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
	}

	private static Finding check(byte[] export) {
		try {
			return LedgerExport.check(new ByteArrayInputStream(export), KEYS);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static byte[] bytes(List<String> lines, String end) {
		StringBuilder export = new StringBuilder();
		lines.forEach((line) -> export.append(line).append('\n'));
		return export.append(end).append('\n').toString().getBytes(StandardCharsets.UTF_8);
	}

	private static String checkpoint(List<String> lines, long from, long seq, ECKey key) {
		String sandbox = lines.getFirst().contains("\"sandbox\":\"other\"") ? "other" : "default";
		return "{\"checkpoint\":\""
				+ new ReceiptSigner(key).sign(new LedgerCheckpoint(sandbox, from, seq, hash(lines.getLast()), NOW))
				+ "\"}";
	}

	private static List<String> lines(String sandbox, int from, int to) {
		List<String> lines = new ArrayList<>();
		String previous = GENESIS;
		for (int seq = from; seq <= to; seq++) {
			String line = line(sandbox, seq, previous, "MATCH");
			lines.add(line);
			previous = hash(line);
		}
		return lines;
	}

	private static String line(String sandbox, int seq, String previous, String result) {
		String entry = "{\"actor\":\"cán bộ\",\"previous\":\"" + previous + "\",\"result\":\"" + result
				+ "\",\"sandbox\":\"" + sandbox + "\",\"seq\":" + seq + "}";
		try {
			String hash = HexFormat.of()
				.formatHex(MessageDigest.getInstance("SHA-256").digest(entry.getBytes(StandardCharsets.UTF_8)));
			return "{\"entry\":" + entry + ",\"hash\":\"" + hash + "\"}";
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String hash(String line) {
		return line.substring(line.length() - 66, line.length() - 2);
	}

	private static ECKey key(String id) {
		try {
			return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
