package dev.project06.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Everything that a suite wrote: its files, and its topics as their readers see them. */
final class Sinks {

	private final Map<String, String> contents = new LinkedHashMap<>();

	private Sinks() {
	}

	static Sinks of(Path data, int kafka) {
		Sinks sinks = new Sinks();
		sinks.readFiles(data);
		sinks.readTopics(kafka);
		return sinks;
	}

	void add(String name, String content) {
		this.contents.put(name, content);
	}

	Set<String> namesHolding(List<String> texts) {
		Set<String> names = new TreeSet<>();
		this.contents.forEach((name, content) -> {
			if (texts.stream().anyMatch(content::contains)) {
				names.add(name);
			}
		});
		return names;
	}

	private void readFiles(Path data) {
		try (Stream<Path> files = Files.walk(data)) {
			for (Path file : files.filter(Files::isRegularFile).toList()) {
				this.contents.put("file:" + data.relativize(file),
						new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void readTopics(int kafka) {
		Properties properties = new Properties();
		properties.put("bootstrap.servers", "127.0.0.1:" + kafka);
		try (var consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
			List<TopicPartition> partitions = consumer.listTopics()
				.values()
				.stream()
				.flatMap(List::stream)
				.map((info) -> new TopicPartition(info.topic(), info.partition()))
				.toList();
			consumer.assign(partitions);
			consumer.seekToBeginning(partitions);
			Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
			Map<String, StringBuilder> texts = new LinkedHashMap<>();
			while (ends.entrySet().stream().anyMatch((end) -> consumer.position(end.getKey()) < end.getValue())) {
				consumer.poll(Duration.ofMillis(500))
					.forEach((record) -> append(texts.computeIfAbsent(record.topic(), (topic) -> new StringBuilder()),
							record));
			}
			texts.forEach((topic, text) -> this.contents.put("kafka:" + topic, text.toString()));
		}
	}

	private static void append(StringBuilder text, ConsumerRecord<byte[], byte[]> record) {
		text.append(text(record.key())).append(text(record.value()));
		for (Header header : record.headers()) {
			text.append(text(header.value()));
		}
	}

	private static String text(byte @org.jspecify.annotations.Nullable [] bytes) {
		return (bytes != null) ? new String(bytes, StandardCharsets.ISO_8859_1) : "";
	}

}
