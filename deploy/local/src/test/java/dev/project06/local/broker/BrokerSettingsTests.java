package dev.project06.local.broker;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

import dev.project06.local.machine.Port;
import dev.project06.local.machine.Ports;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BrokerSettingsTests {

	private final Properties settings = settings();

	@Test
	void listensOnTheLoopbackAddressOnly() {
		assertThat(this.settings.getProperty("listeners"))
			.isEqualTo("PLAINTEXT://127.0.0.1:19092,CONTROLLER://127.0.0.1:9093");
		assertThat(this.settings.getProperty("advertised.listeners")).isEqualTo("PLAINTEXT://127.0.0.1:19092");
	}

	@Test
	void letsASingleBrokerCommitTransactions() {
		assertThat(this.settings).containsEntry("transaction.state.log.replication.factor", "1")
			.containsEntry("transaction.state.log.min.isr", "1")
			.containsEntry("offsets.topic.replication.factor", "1");
	}

	@Test
	void neverForgetsAndNeverMakesTopicsByItself() {
		assertThat(this.settings).containsEntry("log.retention.ms", "-1")
			.containsEntry("auto.create.topics.enable", "false");
	}

	private static Properties settings() {
		Properties properties = new Properties();
		try {
			properties.load(
					new StringReader(new BrokerSettings(Ports.of(Map.of(Port.KAFKA, 19092)), Path.of("/data")).text()));
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
		return properties;
	}

}
