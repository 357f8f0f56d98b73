package dev.project06.local.process;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

/**
 * A file in which the virtual machine keeps loaded classes, recorded in one run of a part
 * and used by all later ones.
 */
public final class StartUpCache {

	private final Path file;

	private final String recordFlag;

	private final String useFlag;

	private StartUpCache(Path file, String recordFlag, String useFlag) {
		this.file = file.toAbsolutePath();
		this.recordFlag = recordFlag;
		this.useFlag = useFlag;
	}

	/**
	 * The ahead-of-time cache, for programs loaded by the system class loader.
	 * @param file the file; its name up to the last hyphen stays when the program changes
	 * @return the cache
	 */
	public static StartUpCache aheadOfTime(Path file) {
		return new StartUpCache(file, "-XX:AOTCacheOutput=", "-XX:AOTCache=");
	}

	/**
	 * The class data archive, which also holds classes of a program's own class loaders.
	 * @param file the file; its name up to the last hyphen stays when the program changes
	 * @return the cache
	 */
	public static StartUpCache classData(Path file) {
		return new StartUpCache(file, "-XX:ArchiveClassesAtExit=", "-XX:SharedArchiveFile=");
	}

	boolean exists() {
		return Files.exists(this.file);
	}

	String useOption() {
		return this.useFlag + this.file;
	}

	/** Makes a run record when it ends; what it recorded counts once it is kept. */
	String recordOption() {
		return this.recordFlag + fresh();
	}

	/** Takes what a run recorded, in the place of what was kept of former programs. */
	void keep() throws IOException {
		if (!Files.exists(fresh())) {
			return;
		}
		String name = this.file.getFileName().toString();
		String part = name.substring(0, Math.max(0, name.lastIndexOf('-')));
		try (DirectoryStream<Path> old = Files.newDirectoryStream(directory(), part + "-*.{aot,jsa}")) {
			for (Path path : old) {
				Files.delete(path);
			}
		}
		Files.move(fresh(), this.file, StandardCopyOption.ATOMIC_MOVE);
	}

	/** Makes room, also where a recording broke off. */
	void prepare() throws IOException {
		Files.createDirectories(directory());
		Files.deleteIfExists(fresh());
		Files.deleteIfExists(fresh().resolveSibling(fresh().getFileName() + ".config"));
	}

	private Path directory() {
		return Objects.requireNonNull(this.file.getParent());
	}

	private Path fresh() {
		return this.file.resolveSibling(this.file.getFileName() + ".new");
	}

}
