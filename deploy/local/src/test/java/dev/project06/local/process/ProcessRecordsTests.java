package dev.project06.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ProcessRecordsTests {

	@TempDir
	private Path directory;

	private final SleepingParts sleepers = new SleepingParts();

	@AfterEach
	void end() throws InterruptedException {
		this.sleepers.end();
	}

	@Test
	void findsTheMarkedProcess() throws IOException {
		ProcessRecords records = new ProcessRecords(this.directory);
		Process process = this.sleepers.start(records.mark("store"));
		records.put("store", process.toHandle());
		assertThat(records.find("store")).contains(process.toHandle());
		assertThat(records.running()).containsExactly("store");
	}

	@Test
	void aStrangerWithTheRecordedNumberIsNotOurs() throws IOException {
		ProcessRecords records = new ProcessRecords(this.directory);
		records.put("store", ProcessHandle.current());
		assertThat(records.find("store")).isEmpty();
		assertThat(records.running()).isEmpty();
	}

	@Test
	void theSamePartOfAnotherSuiteIsNotOurs() throws IOException {
		ProcessRecords records = new ProcessRecords(this.directory);
		Process process = this.sleepers.start(new ProcessRecords(this.directory.resolve("other")).mark("store"));
		records.put("store", process.toHandle());
		assertThat(records.find("store")).isEmpty();
	}

	@Test
	void anEndedProcessIsGone() throws IOException, InterruptedException {
		ProcessRecords records = new ProcessRecords(this.directory);
		Process process = this.sleepers.start(records.mark("store"));
		records.put("store", process.toHandle());
		process.destroyForcibly().waitFor();
		assertThat(records.running()).isEmpty();
	}

	@Test
	void aSpoiltRecordCountsAsNone() throws IOException {
		Files.writeString(this.directory.resolve("store.pid"), "not a number");
		assertThat(new ProcessRecords(this.directory).running()).isEmpty();
	}

	@Test
	void nothingRunsWhereNothingWasStarted() {
		assertThat(new ProcessRecords(this.directory.resolve("missing")).running()).isEmpty();
	}

	@Test
	void forgetsWhatIsRemoved() throws IOException {
		ProcessRecords records = new ProcessRecords(this.directory);
		records.put("store", this.sleepers.start(records.mark("store")).toHandle());
		records.remove("store");
		assertThat(records.find("store")).isEmpty();
	}

}
