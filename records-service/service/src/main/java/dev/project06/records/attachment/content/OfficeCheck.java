package dev.project06.records.attachment.content;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A Word or Excel file (ECMA-376) without macros, and without files in it that would have
 * to be unpacked in turn.
 */
final class OfficeCheck implements ContentCheck, ZipEntries {

	/** Tells what every part of the file is. */
	private static final String PARTS = "[content_types].xml";

	private static final int LARGEST_PARTS = 1024 * 1024;

	private static final List<String> MACROS = List.of("vbaproject.bin", "vbadata.xml", "/activex/", "/macrosheets/");

	private final String mainPart;

	private final ZipReader zip;

	private final ByteArrayOutputStream parts = new ByteArrayOutputStream();

	private final byte[] head = new byte[FileType.HEAD];

	private int seen;

	private boolean inParts;

	OfficeCheck(String mainPart, ZipLimits limits) {
		this.mainPart = mainPart;
		this.zip = new ZipReader(limits, this);
	}

	@Override
	public void accept(byte[] bytes) {
		this.zip.accept(bytes);
	}

	@Override
	public void begin(String name) {
		String plain = name.toLowerCase(Locale.ROOT);
		if (MACROS.stream().anyMatch(plain::contains)) {
			throw RefusedFileException.content("macros");
		}
		Arrays.fill(this.head, (byte) 0);
		this.seen = 0;
		this.inParts = plain.equals(PARTS);
	}

	@Override
	public void data(byte[] bytes, int length) {
		for (int at = 0; at < length && this.seen < this.head.length; at++) {
			this.head[this.seen++] = bytes[at];
		}
		if (isPacked(this.head)) {
			throw RefusedFileException.content("nested-archive");
		}
		if (this.inParts) {
			if (this.parts.size() + length > LARGEST_PARTS) {
				throw RefusedFileException.content("malformed");
			}
			this.parts.write(bytes, 0, length);
		}
	}

	private static boolean isPacked(byte[] head) {
		return FileType.begins(head, 'P', 'K', 3, 4) || FileType.begins(head, 'R', 'a', 'r', '!')
				|| FileType.begins(head, '7', 'z', 0xbc, 0xaf) || FileType.begins(head, 0x1f, 0x8b, 8)
				|| FileType.begins(head, 0xd0, 0xcf, 0x11, 0xe0);
	}

	@Override
	public void end() {
		this.zip.end();
		String types = this.parts.toString(StandardCharsets.UTF_8);
		if (types.toLowerCase(Locale.ROOT).contains("macroenabled")) {
			throw RefusedFileException.content("macros");
		}
		if (!types.contains(this.mainPart)) {
			throw RefusedFileException.content("mislabelled");
		}
	}

	@Override
	public void close() {
		this.zip.close();
	}

}
