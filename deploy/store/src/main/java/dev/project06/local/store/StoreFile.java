package dev.project06.local.store;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Supplier;

import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStore.TxCounter;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.type.ByteArrayDataType;
import org.jspecify.annotations.Nullable;

/**
 * The file with all maps of a store. Nothing is written to it but by {@link #commit()},
 * so that the file always holds whole operations.
 */
final class StoreFile implements AutoCloseable {

	private static final int PAGE_BYTES = 8 * 1024;

	private static final int LEAST_FILL = 50;

	private static final int REWRITTEN_BYTES = 2 * 1024 * 1024;

	private final MVStore maps;

	private StoreFile(@Nullable Path file) {
		MVStore.Builder builder = new MVStore.Builder().autoCommitDisabled()
			.autoCommitBufferSize(0)
			.pageSplitSize(PAGE_BYTES)
			.cacheSize(cacheMegabytes());
		if (file != null) {
			builder.fileName(file.toString());
		}
		this.maps = builder.open();
		this.maps.setRetentionTime(0);
		this.maps.setVersionsToKeep(0);
	}

	static StoreFile inMemory() {
		return new StoreFile(null);
	}

	static StoreFile open(Path file) {
		try {
			create(file);
			return new StoreFile(file);
		}
		catch (MVStoreException ex) {
			throw new StoreUnavailableException((ex.getErrorCode() == DataUtils.ERROR_FILE_LOCKED)
					? "The store file " + file + " is in use by another process"
					: "The store file " + file + " cannot be read", ex);
		}
		catch (IOException ex) {
			throw new StoreUnavailableException("The store file " + file + " cannot be created", ex);
		}
	}

	private static void create(Path file) throws IOException {
		Path folder = file.toAbsolutePath().getParent();
		if (folder != null) {
			Files.createDirectories(folder);
		}
		try {
			Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
		}
		catch (FileAlreadyExistsException | UnsupportedOperationException ex) {
			// opened, or created by the map store, as it is
		}
	}

	private static int cacheMegabytes() {
		long megabytes = Runtime.getRuntime().maxMemory() / (4 * 1024 * 1024);
		return Math.clamp(megabytes, 8, 256);
	}

	MVMap<byte[], byte[]> map(String name) {
		return this.maps.openMap(name, new MVMap.Builder<byte[], byte[]>().keyType(ByteArrayDataType.INSTANCE)
			.valueType(ByteArrayDataType.INSTANCE));
	}

	Iterable<String> mapNames() {
		return this.maps.getMapNames();
	}

	void removeMap(String name) {
		this.maps.removeMap(name);
	}

	void renameMap(String name, String newName) {
		this.maps.renameMap(map(name), newName);
	}

	/**
	 * Keeps what is there at the beginning readable until the work is done.
	 */
	<T> T reading(Supplier<T> work) {
		TxCounter usage = this.maps.registerVersionUsage();
		try {
			return work.get();
		}
		finally {
			this.maps.deregisterVersionUsage(usage);
		}
	}

	void commit() {
		this.maps.commit();
	}

	/**
	 * Moves some of what is still needed out of parts of the file that hold little of it.
	 * @return whether there was something to move
	 */
	boolean tidy() {
		return this.maps.isPersistent() && this.maps.compact(LEAST_FILL, REWRITTEN_BYTES);
	}

	long bytes() {
		return this.maps.isPersistent() ? this.maps.getFileStore().size() : 0;
	}

	@Override
	public void close() {
		this.maps.close();
	}

}
