package dev.project06.records.store;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.condition.EnabledIf;
import org.testcontainers.mongodb.MongoDBContainer;

/** The plans of MongoDB, where a container engine answers. */
@EnabledIf(value = "engineAnswers", disabledReason = "no container engine answers: unproven on MongoDB here")
class MongoSearchPlansIT extends SearchPlansKit {

	MongoSearchPlansIT() {
		super(Running.MONGO.getConnectionString());
	}

	static boolean engineAnswers() {
		return System.getenv("DOCKER_HOST") != null || Files.exists(Path.of("/var/run/docker.sock"));
	}

	@AfterAll
	static void stop() {
		Running.MONGO.stop();
	}

	/** Started with the first test and never where all are skipped. */
	private static final class Running {

		private static final MongoDBContainer MONGO = start();

		private static MongoDBContainer start() {
			MongoDBContainer mongo = new MongoDBContainer("mongo:8");
			mongo.start();
			return mongo;
		}

	}

}
