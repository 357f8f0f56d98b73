package dev.project06.metrics.topology;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

import dev.project06.metrics.cell.Cell;
import dev.project06.metrics.cell.CellTable;
import dev.project06.metrics.cell.Progress;
import dev.project06.metrics.cell.Tally;
import dev.project06.records.events.DossierEvent;
import dev.project06.records.events.DossierEventCodec;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.springframework.util.FileSystemUtils;

/** The topology on its own, fed by hand. */
final class Driven implements AutoCloseable {

	private final Path directory;

	private final TopologyTestDriver driver;

	private final List<Headers> counted = new ArrayList<>();

	Driven() {
		try {
			this.directory = Files.createTempDirectory(Path.of("target"), "streams");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		Properties properties = new Properties();
		properties.put(StreamsConfig.APPLICATION_ID_CONFIG, CountingTopology.APPLICATION);
		properties.put(StreamsConfig.STATE_DIR_CONFIG, this.directory.toString());
		properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
		this.driver = new TopologyTestDriver(CountingTopology.build(this.counted::add), properties);
	}

	void send(DossierEvent event) {
		send(event.dossier().getBytes(StandardCharsets.UTF_8), DossierEventCodec.encode(event));
	}

	void send(byte[] key, byte[] value) {
		this.driver.createInputTopic(DossierEventCodec.TOPIC, new ByteArraySerializer(), new ByteArraySerializer())
			.pipeInput(key, value);
	}

	List<TestRecord<byte[], byte[]>> rejected() {
		return this.driver
			.createOutputTopic(CountingTopology.REJECTED_TOPIC, new ByteArrayDeserializer(),
					new ByteArrayDeserializer())
			.readRecordsToList();
	}

	List<Headers> counted() {
		return this.counted;
	}

	CellTable cells() {
		CellTable table = new CellTable();
		KeyValueStore<byte[], byte[]> store = this.driver.getKeyValueStore(CountingTopology.CELLS);
		try (KeyValueIterator<byte[], byte[]> all = store.all()) {
			all.forEachRemaining((entry) -> {
				if (!Progress.isKey(entry.key)) {
					table.put(0, Cell.of(entry.key), Tally.of(entry.value));
				}
			});
		}
		return table;
	}

	Progress progress() {
		KeyValueStore<byte[], byte[]> store = this.driver.getKeyValueStore(CountingTopology.CELLS);
		return Progress.of(store.get(Progress.key()));
	}

	@Override
	public void close() {
		this.driver.close();
		try {
			FileSystemUtils.deleteRecursively(this.directory);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
