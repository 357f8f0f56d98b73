package dev.project06.records.attachment.content;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static dev.project06.records.attachment.content.SampleFiles.bytes;
import static dev.project06.records.attachment.content.SampleFiles.docxWith;
import static dev.project06.records.attachment.content.SampleFiles.entry;
import static dev.project06.records.attachment.content.SampleFiles.pdf;
import static dev.project06.records.attachment.content.SampleFiles.storedEntry;
import static dev.project06.records.attachment.content.SampleFiles.zip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class InspectionTests {

	private static final ZipLimits LIMITS = new ZipLimits(20, 8_000_000, 100);

	private static final long LARGEST = 1_000_000;

	static Stream<Arguments> goodFiles() {
		return Stream.of(arguments(FileType.PDF, pdf("a signed file: /ByteRange [0 1 2 3]")),
				arguments(FileType.PNG, SampleFiles.png()), arguments(FileType.JPEG, SampleFiles.jpeg()),
				arguments(FileType.DOCX, SampleFiles.docx()), arguments(FileType.XLSX, SampleFiles.xlsx()),
				arguments(FileType.DOCX, docxWith("word/media/image1.png", SampleFiles.png())),
				arguments(FileType.DOCX, zip((zip) -> {
					storedEntry(zip, "empty/", new byte[0]);
					storedEntry(zip, "stored.xml", bytes("stored"));
					entry(zip, "[Content_Types].xml", bytes("wordprocessingml.document.main+xml"));
					zip.setComment("a remark");
				})));
	}

	@ParameterizedTest
	@MethodSource("goodFiles")
	void aGoodFileIsTakenHoweverItArrives(FileType type, byte[] file) throws Exception {
		String digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
		for (int part : List.of(1, 2, 3, 7, 64, file.length)) {
			assertThat(inspect(type, file, part)).isEqualTo(new Inspection.Inspected(file.length, digest));
		}
	}

	static Stream<Arguments> hostileFiles() {
		byte[] docx = SampleFiles.docx();
		byte[] encrypted = docx.clone();
		encrypted[6] |= 1;
		byte[] otherName = docx.clone();
		otherName[docx.length - 22 - 5] ^= 1;
		byte[] ole = HexFormat.of().parseHex("d0cf11e0a1b11ae10000");
		return Stream.of(arguments("nothing", FileType.PDF, new byte[0], "empty"),
				arguments("a text", FileType.PDF, bytes("Kính gửi quý cơ quan"), "unknown-type"),
				arguments("a program", FileType.PDF, bytes("MZ\u0090\0\3\0\0\0"), "unknown-type"),
				arguments("a page with a script", FileType.PNG, bytes("<html><script>"), "unknown-type"),
				arguments("a PDF behind something else", FileType.PDF, bytes("x%PDF-1.7\n%%EOF"), "unknown-type"),
				arguments("a PDF that is called a picture", FileType.PNG, pdf(""), "mislabelled"),
				arguments("a picture that is called a PDF", FileType.PDF, SampleFiles.png(), "mislabelled"),
				arguments("a PNG that is called a JPEG", FileType.JPEG, SampleFiles.png(), "mislabelled"),
				arguments("a workbook that is called a document", FileType.DOCX, SampleFiles.xlsx(), "mislabelled"),
				arguments("a plain zip file", FileType.DOCX, zip((zip) -> entry(zip, "a.txt", bytes("a"))),
						"mislabelled"),
				arguments("a Word file of 2003", FileType.DOCX, ole, "old-or-encrypted-office"),
				arguments("an encrypted PDF", FileType.PDF, pdf("<< /Encrypt 5 0 R >>"), "encrypted"),
				arguments("half a PDF", FileType.PDF, bytes("%PDF-1.7\n1 0 obj"), "incomplete"),
				arguments("half a PNG", FileType.PNG, Arrays.copyOf(SampleFiles.png(), 40), "incomplete"),
				arguments("a PNG with a web page behind it", FileType.PNG, join(SampleFiles.png(), bytes("<html>")),
						"more-behind-the-end"),
				arguments("half a JPEG", FileType.JPEG, Arrays.copyOf(SampleFiles.jpeg(), 9), "incomplete"),
				arguments("a JPEG of no segments", FileType.JPEG, HexFormat.of().parseHex("ffd8ffe000040000aabbccdd"),
						"malformed"),
				arguments("macros", FileType.DOCX, docxWith("word/vbaProject.bin", ole), "macros"),
				arguments("macros by another name", FileType.DOCX,
						SampleFiles.office("application/vnd.ms-word.document.macroEnabled.main+xml", "word/a.xml",
								bytes("a")),
						"macros"),
				arguments("a control that runs", FileType.DOCX, docxWith("word/activeX/activeX1.bin", bytes("a")),
						"macros"),
				arguments("a zip in it", FileType.DOCX, docxWith("word/embeddings/a.xlsx", SampleFiles.xlsx()),
						"nested-archive"),
				arguments("a RAR in it", FileType.DOCX, docxWith("a.bin", bytes("Rar!\u001a\7\0x")), "nested-archive"),
				arguments("an old Office file in it", FileType.DOCX, docxWith("a.bin", ole), "nested-archive"),
				arguments("an encrypted entry", FileType.DOCX, encrypted, "encrypted"),
				arguments("a bomb in one entry", FileType.DOCX, docxWith("a", new byte[4_000_000]), "zip-ratio"),
				arguments("a bomb in many entries", FileType.DOCX, zip((zip) -> {
					for (int entry = 0; entry < 9; entry++) {
						entry(zip, "e" + entry, new byte[1_000_000]);
					}
				}), "zip-too-much"), arguments("too many entries", FileType.DOCX, zip((zip) -> {
					for (int entry = 0; entry < 21; entry++) {
						entry(zip, "e" + entry, new byte[1]);
					}
				}), "zip-entries"),
				arguments("a way out of the folder", FileType.DOCX, docxWith("../../etc/passwd", bytes("x")),
						"malformed"),
				arguments("an absolute name", FileType.DOCX, docxWith("/etc/passwd", bytes("x")), "malformed"),
				arguments("a name of Windows", FileType.DOCX, docxWith("C:\\x", bytes("x")), "malformed"),
				arguments("a directory that tells otherwise", FileType.DOCX, otherName, "malformed"),
				arguments("something behind the end", FileType.DOCX, join(docx, bytes("x")), "more-behind-the-end"),
				arguments("two files in one", FileType.DOCX, join(docx, docx), "more-behind-the-end"),
				arguments("half a document", FileType.DOCX, Arrays.copyOf(docx, docx.length / 2), "incomplete"));
	}

	@ParameterizedTest(name = "{0}: {3}")
	@MethodSource("hostileFiles")
	void aHostileFileIsRefusedByName(String what, FileType type, byte[] file, String check) {
		for (int part : List.of(1, 5, Math.max(1, file.length))) {
			assertThatExceptionOfType(RefusedFileException.class).as(what)
				.isThrownBy(() -> inspect(type, file, part))
				.extracting(RefusedFileException::check)
				.isEqualTo("file-" + check);
		}
	}

	@Test
	void aFileIsRefusedAsSoonAsItIsTooLarge() {
		try (Inspection inspection = new Inspection(FileType.PDF, 100, LIMITS)) {
			inspection.pass(pdf("").clone());
			assertThatExceptionOfType(FileTooLargeException.class).isThrownBy(() -> inspection.pass(new byte[100]))
				.extracting(FileTooLargeException::largest)
				.isEqualTo(100L);
		}
	}

	@Test
	void aBombIsRefusedLongBeforeItsEnd() {
		byte[] bomb = docxWith("a", new byte[800_000_000 / 8]);
		int read = 0;
		try (Inspection inspection = new Inspection(FileType.DOCX, LARGEST, LIMITS)) {
			for (byte[] part : parts(bomb, 512)) {
				inspection.pass(part);
				read += part.length;
			}
		}
		catch (RefusedFileException ex) {
			assertThat(ex.check()).isEqualTo("file-zip-ratio");
		}
		assertThat(read).isLessThan(bomb.length / 20);
	}

	@Property(tries = 300)
	void aChangedByteOfAZipIsEitherNoticedOrHarmless(@ForAll @IntRange(min = 0, max = 400) int place,
			@ForAll @IntRange(min = 1, max = 255) int change) {
		byte[] file = SampleFiles.docx();
		file[place % file.length] ^= (byte) change;
		try {
			assertThat(inspect(FileType.DOCX, file, 64).size()).isEqualTo(file.length);
		}
		catch (RefusedFileException ex) {
			assertThat(ex.check()).startsWith("file-");
		}
	}

	@Property(tries = 200)
	void whateverIsInAZipIsReadAsOneEntryAfterTheOther(@ForAll("contents") List<byte[]> contents,
			@ForAll @IntRange(min = 1, max = 300) int part) {
		byte[] file = zip((zip) -> {
			for (int at = 0; at < contents.size(); at++) {
				if (at % 2 == 0) {
					entry(zip, "e" + at, contents.get(at));
				}
				else {
					storedEntry(zip, "e" + at, contents.get(at));
				}
			}
		});
		Heard heard = new Heard();
		try (ZipReader reader = new ZipReader(LIMITS, heard)) {
			parts(file, part).forEach(reader::accept);
			reader.end();
		}
		assertThat(heard.entries).hasSize(contents.size());
		IntStream.range(0, contents.size())
			.forEach((at) -> assertThat(heard.entries.get(at).toByteArray()).isEqualTo(contents.get(at)));
	}

	@Provide
	Arbitrary<List<byte[]>> contents() {
		return Arbitraries.bytes().array(byte[].class).ofMaxSize(500).list().ofMinSize(1).ofMaxSize(6);
	}

	private static Inspection.Inspected inspect(FileType type, byte[] file, int part) {
		try (Inspection inspection = new Inspection(type, LARGEST, LIMITS)) {
			parts(file, part).forEach(inspection::pass);
			inspection.end();
			return inspection.inspected();
		}
	}

	private static List<byte[]> parts(byte[] file, int part) {
		return IntStream.iterate(0, (from) -> from < file.length, (from) -> from + part)
			.mapToObj((from) -> Arrays.copyOfRange(file, from, Math.min(file.length, from + part)))
			.toList();
	}

	private static byte[] join(byte[] one, byte[] other) {
		byte[] both = Arrays.copyOf(one, one.length + other.length);
		System.arraycopy(other, 0, both, one.length, other.length);
		return both;
	}

	/** What a reader found. */
	private static final class Heard implements ZipEntries {

		private final List<java.io.ByteArrayOutputStream> entries = new java.util.ArrayList<>();

		@Override
		public void begin(String name) {
			this.entries.add(new java.io.ByteArrayOutputStream());
		}

		@Override
		public void data(byte[] bytes, int length) {
			this.entries.getLast().write(bytes, 0, length);
		}

	}

}
