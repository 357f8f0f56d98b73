package dev.project06.local.store;

import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;

import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.bson.Document;
import dev.project06.local.store.wire.Storage;
import dev.project06.local.store.wire.StoreServer;

/**
 * A running store. It speaks the MongoDB wire protocol at {@link #connectionString()}
 * until it is closed; what it acknowledged is in its file.
 */
public final class EmbeddedStore implements AutoCloseable {

	private final StoreFile file;

	private final StoreServer server;

	private boolean closed;

	private EmbeddedStore(StoreFile file, InetSocketAddress address) {
		this.file = file;
		try {
			this.server = StoreServer.start(new FileStorage(file, new StoreBackend(file)), address);
		}
		catch (BindException ex) {
			file.close();
			throw new StoreUnavailableException("The address " + address.getHostString() + ":" + address.getPort()
					+ " is in use by another process", ex);
		}
	}

	/**
	 * Opens a store that keeps its documents in a file.
	 * @param file the file, created when missing
	 * @param address where to listen; port 0 takes a free one
	 * @return the running store
	 * @throws StoreUnavailableException when the file or the address cannot be had
	 */
	public static EmbeddedStore open(Path file, InetSocketAddress address) {
		return new EmbeddedStore(StoreFile.open(file), address);
	}

	/**
	 * Opens a store at a free port of the loopback address, whose documents are gone when
	 * it is closed.
	 * @return the running store
	 */
	public static EmbeddedStore inMemory() {
		return new EmbeddedStore(StoreFile.inMemory(), new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
	}

	/**
	 * Where a MongoDB driver finds this store.
	 * @return a connection string without a database name
	 */
	public String connectionString() {
		InetSocketAddress address = this.server.address();
		return "mongodb://" + address.getAddress().getHostAddress() + ":" + address.getPort();
	}

	@Override
	public synchronized void close() {
		if (!this.closed) {
			this.closed = true;
			this.server.close();
			this.file.close();
		}
	}

	/**
	 * Runs a store as a process of its own until it is told to stop.
	 * @param arguments {@code --file}, {@code --port} and {@code --host}, each with a
	 * value
	 */
	public static void main(String[] arguments) {
		StoreProcess.run(arguments);
	}

	/**
	 * A file behind the wire.
	 *
	 * @param file the file
	 * @param backend upstream's view of it
	 */
	private record FileStorage(StoreFile file, MongoBackend backend) implements Storage {

		@Override
		public boolean writes(String command, Document query) {
			return CommandRules.writes(command, query);
		}

		@Override
		public void commit() {
			this.file.commit();
		}

		@Override
		public boolean tidy() {
			return this.file.tidy();
		}

	}

}
