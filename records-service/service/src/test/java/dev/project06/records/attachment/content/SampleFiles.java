package dev.project06.records.attachment.content;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Small files of every kind.
 */
public final class SampleFiles {

	private static final String WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

	private static final String SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

	private SampleFiles() {
	}

	/** A PDF file that holds a text. */
	public static byte[] pdf(String text) {
		return bytes("%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n% " + text
				+ "\ntrailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n");
	}

	/** A PNG picture of no size to speak of. */
	public static byte[] png() {
		ByteArrayOutputStream file = new ByteArrayOutputStream();
		file.writeBytes(new byte[] { (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' });
		file.writeBytes(chunk("IHDR", new byte[] { 0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0 }));
		file.writeBytes(chunk("IDAT", new byte[] { 0x78, (byte) 0x9c, 0x63, 0x60, 0, 0, 0, 2, 0, 1 }));
		file.writeBytes(chunk("IEND", new byte[0]));
		return file.toByteArray();
	}

	private static byte[] chunk(String type, byte[] data) {
		CRC32 checksum = new CRC32();
		checksum.update(bytes(type));
		checksum.update(data);
		return ByteBuffer.allocate(12 + data.length)
			.putInt(data.length)
			.put(bytes(type))
			.put(data)
			.putInt((int) checksum.getValue())
			.array();
	}

	/** A JPEG picture up to its first scan, and a few bytes of that. */
	public static byte[] jpeg() {
		return new byte[] { (byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0, 0, 4, 'J', 'F', (byte) 0xff,
				(byte) 0xff, (byte) 0xdb, 0, 3, 1, (byte) 0xff, (byte) 0xda, 0, 2, 1, 2, 3, (byte) 0xff, (byte) 0xd9 };
	}

	/** A Word document. */
	public static byte[] docx() {
		return office(WORD, "word/document.xml", bytes("<w:document/>"));
	}

	/** An Excel workbook. */
	public static byte[] xlsx() {
		return office(SHEET, "xl/workbook.xml", bytes("<workbook/>"));
	}

	/** A Word document with one more entry. */
	public static byte[] docxWith(String name, byte[] content) {
		return office(WORD, name, content);
	}

	static byte[] office(String mainPart, String name, byte[] content) {
		return zip((zip) -> {
			entry(zip, "[Content_Types].xml", bytes("<Types><Override ContentType=\"" + mainPart + "\"/></Types>"));
			entry(zip, name, content);
		});
	}

	static byte[] zip(Filling filling) {
		ByteArrayOutputStream file = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(file)) {
			filling.fill(zip);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return file.toByteArray();
	}

	static void entry(ZipOutputStream zip, String name, byte[] content) throws IOException {
		zip.putNextEntry(new ZipEntry(name));
		zip.write(content);
		zip.closeEntry();
	}

	static void storedEntry(ZipOutputStream zip, String name, byte[] content) throws IOException {
		CRC32 checksum = new CRC32();
		checksum.update(content);
		ZipEntry entry = new ZipEntry(name);
		entry.setMethod(ZipEntry.STORED);
		entry.setSize(content.length);
		entry.setCrc(checksum.getValue());
		zip.putNextEntry(entry);
		zip.write(content);
		zip.closeEntry();
	}

	static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.ISO_8859_1);
	}

	/** Puts entries into a zip file. */
	interface Filling {

		void fill(ZipOutputStream zip) throws IOException;

	}

}
