package dev.project06.metrics.stream;

import java.util.Map;

import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * Gives all stores of the process one share of memory outside the heap, however many
 * partitions there are.
 */
public final class BoundedRocks implements RocksDBConfigSetter {

	private static final long CACHE = 48L << 20;

	private static final long WRITE_BUFFERS = 24L << 20;

	private static final long WRITE_BUFFER = 4L << 20;

	@Override
	public void setConfig(String storeName, Options options, Map<String, Object> configs) {
		BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
		table.setBlockCache(Shared.CACHE_OF_ALL);
		table.setCacheIndexAndFilterBlocks(true);
		options.setTableFormatConfig(table);
		options.setWriteBufferManager(Shared.BUFFERS_OF_ALL);
		options.setWriteBufferSize(WRITE_BUFFER);
		options.setMaxWriteBufferNumber(2);
	}

	@Override
	public void close(String storeName, Options options) {
		// The cache and the buffers belong to the other stores as well
	}

	/** Loaded with the first store, since it needs the native library. */
	private static final class Shared {

		static {
			RocksDB.loadLibrary();
		}

		private static final Cache CACHE_OF_ALL = new LRUCache(CACHE);

		private static final WriteBufferManager BUFFERS_OF_ALL = new WriteBufferManager(WRITE_BUFFERS, CACHE_OF_ALL);

	}

}
