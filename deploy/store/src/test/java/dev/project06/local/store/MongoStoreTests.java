package dev.project06.local.store;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIf;
import org.testcontainers.mongodb.MongoDBContainer;

/**
 * The kit on MongoDB itself, where a container engine answers.
 */
@EnabledIf(value = "hasContainerEngine", disabledReason = "no container engine answers: unproven on MongoDB here")
class MongoStoreTests extends StoreKit {

	private static MongoDBContainer container;

	static boolean hasContainerEngine() {
		return System.getenv("DOCKER_HOST") != null || Files.exists(Path.of("/var/run/docker.sock"));
	}

	@BeforeAll
	static void start() {
		container = new MongoDBContainer("mongo:8");
		container.start();
	}

	@AfterAll
	static void stop() {
		container.stop();
	}

	@Override
	String connectionString() {
		return container.getConnectionString();
	}

}
