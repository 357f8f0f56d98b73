package dev.project06.records.attachment.content;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The kinds of files that are taken. What begins as none of them is refused, and so is
 * what is not of the kind that it is called.
 */
public enum FileType {

	/** Portable Document Format. */
	PDF("application/pdf", "pdf"),

	/** Portable Network Graphics. */
	PNG("image/png", "png"),

	/** JPEG. */
	JPEG("image/jpeg", "jpg jpeg"),

	/** Word document without macros. */
	DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),

	/** Excel workbook without macros. */
	XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx");

	/** Bytes that {@link #refuseUnlike} needs to see. */
	static final int HEAD = 8;

	private final String mediaType;

	private final String extensions;

	FileType(String mediaType, String extensions) {
		this.mediaType = mediaType;
		this.extensions = extensions;
	}

	/**
	 * Finds the kind that a media type names.
	 * @param mediaType type and subtype, without parameters
	 * @return the kind, if files of it are taken
	 */
	public static Optional<FileType> of(String mediaType) {
		return Arrays.stream(values())
			.filter((type) -> type.mediaType.equals(mediaType.toLowerCase(Locale.ROOT)))
			.findFirst();
	}

	/**
	 * The media type.
	 * @return type and subtype
	 */
	public String mediaType() {
		return this.mediaType;
	}

	boolean isNamed(String extension) {
		return List.of(this.extensions.split(" ", -1)).contains(extension);
	}

	ContentCheck check(ZipLimits limits) {
		return switch (this) {
			case PDF -> new PdfCheck();
			case PNG -> new PngCheck();
			case JPEG -> new JpegCheck();
			case DOCX -> new OfficeCheck("wordprocessingml.document.main+xml", limits);
			case XLSX -> new OfficeCheck("spreadsheetml.sheet.main+xml", limits);
		};
	}

	/** Refuses a file that does not begin as this kind does. */
	void refuseUnlike(byte[] head) {
		if (begins(head, 0xd0, 0xcf, 0x11, 0xe0)) {
			// The container of Office before 2007, which since then wraps encrypted files
			throw RefusedFileException.content("old-or-encrypted-office");
		}
		boolean pdf = begins(head, '%', 'P', 'D', 'F', '-');
		boolean png = begins(head, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n');
		boolean jpeg = begins(head, 0xff, 0xd8, 0xff);
		boolean zip = begins(head, 'P', 'K', 3, 4);
		if (!pdf && !png && !jpeg && !zip) {
			throw RefusedFileException.content("unknown-type");
		}
		boolean alike = switch (this) {
			case PDF -> pdf;
			case PNG -> png;
			case JPEG -> jpeg;
			case DOCX, XLSX -> zip;
		};
		if (!alike) {
			throw RefusedFileException.content("mislabelled");
		}
	}

	static boolean begins(byte[] bytes, int... beginning) {
		for (int at = 0; at < beginning.length; at++) {
			if (at >= bytes.length || (bytes[at] & 0xff) != beginning[at]) {
				return false;
			}
		}
		return true;
	}

}
