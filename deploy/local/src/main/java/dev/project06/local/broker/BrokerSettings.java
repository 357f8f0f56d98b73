package dev.project06.local.broker;

import java.nio.file.Path;

import dev.project06.local.machine.Port;
import dev.project06.local.machine.Ports;

/**
 * The settings of a single broker.
 *
 * @param ports where it listens
 * @param data where it keeps its log
 */
record BrokerSettings(Ports ports, Path data) {

	/**
	 * The replication factors of one are needed: with Kafka's own defaults a single
	 * broker makes exactly-once processing wait for ever, without an error.
	 */
	String text() {
		return """
				process.roles=broker,controller
				node.id=1
				listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
				advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
				controller.quorum.bootstrap.servers=127.0.0.1:%2$d
				controller.listener.names=CONTROLLER
				inter.broker.listener.name=PLAINTEXT
				listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
				log.dirs=%3$s
				log.retention.ms=-1
				auto.create.topics.enable=false
				default.replication.factor=1
				offsets.topic.num.partitions=6
				offsets.topic.replication.factor=1
				transaction.state.log.num.partitions=6
				transaction.state.log.replication.factor=1
				transaction.state.log.min.isr=1
				share.coordinator.state.topic.num.partitions=6
				share.coordinator.state.topic.replication.factor=1
				share.coordinator.state.topic.min.isr=1
				group.initial.rebalance.delay.ms=0
				""".formatted(this.ports.number(Port.KAFKA), this.ports.number(Port.KAFKA_CONTROLLER),
				this.data.toString().replace('\\', '/'));
	}

}
