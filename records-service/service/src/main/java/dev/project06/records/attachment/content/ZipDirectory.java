package dev.project06.records.attachment.content;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * What was seen of the entries of a zip file, to be compared with what its own directory
 * says.
 */
final class ZipDirectory {

	private static final int LONGEST_NAME = 255;

	private final Map<String, Entry> entries = new HashMap<>();

	private String open = "";

	private int seen;

	private boolean comparing;

	int size() {
		return this.seen;
	}

	/** An entry begins; none may once the directory has. */
	void begin(String name) {
		boolean harmless = !name.isBlank() && name.length() <= LONGEST_NAME && !name.startsWith("/")
				&& name.indexOf('\\') < 0 && name.indexOf(':') < 0 && name.chars().noneMatch(Character::isISOControl)
				&& Arrays.stream(name.split("/", -1)).noneMatch((part) -> part.equals("..") || part.equals("."));
		if (this.comparing || !harmless || this.entries.containsKey(name)) {
			throw RefusedFileException.content("malformed");
		}
		this.open = name;
		this.seen++;
	}

	void end(Entry entry) {
		this.entries.put(this.open, entry);
	}

	/** The directory names an entry. */
	void compare(String name, Entry said) {
		this.comparing = true;
		if (!said.equals(this.entries.remove(name))) {
			throw RefusedFileException.content("malformed");
		}
	}

	/** The directory ends. */
	void end(int count) {
		if (count != this.seen || !this.entries.isEmpty()) {
			throw RefusedFileException.content("malformed");
		}
		this.comparing = true;
	}

	/**
	 * One entry.
	 *
	 * @param at where it begins
	 * @param checksum CRC-32 of what it holds
	 * @param packed its size in the file
	 * @param expanded its size unpacked
	 */
	record Entry(long at, long checksum, long packed, long expanded) {
	}

}
