package dev.project06.local.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PartRunnerTests {

	private static final String LISTENS = """
			void main(String[] arguments) throws Exception {
				try (var socket = new java.net.ServerSocket(Integer.parseInt(arguments[0]))) {
					System.out.println("listening");
					while (true) {
						socket.accept().close();
					}
				}
			}
			""";

	private static final String DIES = """
			void main(String[] arguments) {
				System.out.println("cannot go on");
				System.exit(7);
			}
			""";

	private static final JavaSettings JAVA = new JavaSettings(true, List.of(), Map.of());

	@TempDir
	private Path directory;

	private final List<String> told = Collections.synchronizedList(new ArrayList<>());

	private ProcessRecords records = new ProcessRecords(Path.of("unset"));

	private PartRunner runner = new PartRunner(this.records, Path.of("unset"), Progress.SILENT, JAVA);

	@BeforeEach
	void prepare() {
		this.records = new ProcessRecords(this.directory.resolve("run"));
		this.runner = new PartRunner(this.records, this.directory.resolve("logs"),
				(part, message) -> this.told.add(part + " " + message), JAVA);
	}

	@AfterEach
	void end() {
		this.runner.kill("toy");
	}

	@Test
	void startsWaitsAndStops() throws Exception {
		assertThat(this.runner.start(toy(LISTENS))).isPositive();
		assertThat(this.records.running()).containsExactly("toy");
		assertThat(Files.readString(this.directory.resolve("logs/toy.log"))).contains("listening");
		this.runner.stop("toy");
		assertThat(this.records.running()).isEmpty();
		assertThat(this.told).containsExactly("toy starting", "toy stopped");
	}

	@Test
	void killsAtOnceAndStartsAgain() throws Exception {
		Part toy = toy(LISTENS);
		this.runner.start(toy);
		ProcessHandle first = this.records.find("toy").orElseThrow();
		this.runner.kill("toy");
		assertThat(first.isAlive()).isFalse();
		this.runner.start(toy);
		assertThat(this.records.find("toy")).isPresent().get().isNotEqualTo(first);
	}

	@Test
	void namesPartAndCodeAndLogOfAPartThatDies() {
		assertThatExceptionOfType(PartFailedException.class).isThrownBy(() -> this.runner.start(toy(DIES)))
			.withMessageContaining("toy ended with exit code 7")
			.withMessageContaining("toy.log")
			.satisfies((ex) -> assertThat(ex.lastLines()).containsExactly("cannot go on"));
		assertThat(this.records.running()).isEmpty();
	}

	@Test
	void stoppingWhatDoesNotRunIsNoFault() {
		this.runner.stop("toy");
		assertThat(this.told).isEmpty();
	}

	@Test
	void recordsTheStartUpCacheOnce() throws Exception {
		Path cache = this.directory.resolve("caches/toy.aot");
		Toy toy = new Toy(toy(LISTENS), StartUpCache.aheadOfTime(cache));
		this.runner.start(toy);
		assertThat(cache).isNotEmptyFile();
		assertThat(this.told).first().isEqualTo("toy recording a start-up cache (once)");
		this.runner.stop("toy");
		this.told.clear();
		this.runner.start(toy);
		assertThat(this.told).containsExactly("toy starting");
	}

	@Test
	void givesEachPartTheOptionsOfTheSuite() throws Exception {
		JavaSettings verbose = new JavaSettings(false, List.of("-showversion"), Map.of());
		new PartRunner(this.records, this.directory.resolve("logs"), Progress.SILENT, verbose).start(toy(LISTENS));
		assertThat(Files.readString(this.directory.resolve("logs/toy.log"))).contains("Runtime Environment");
	}

	@Test
	void dropsTheCacheOfAFormerProgram() throws Exception {
		Path former = Files.writeString(this.directory.resolve("toy-1.aot"), "");
		Path stranger = Files.writeString(this.directory.resolve("other-1.aot"), "");
		Files.writeString(this.directory.resolve("toy-2.aot.new"), "");
		StartUpCache.aheadOfTime(this.directory.resolve("toy-2.aot")).keep();
		assertThat(this.directory.resolve("toy-2.aot")).exists();
		assertThat(former).doesNotExist();
		assertThat(stranger).exists();
	}

	private Part toy(String source) throws IOException {
		Path program = Files.writeString(this.directory.resolve("Toy.java"), source);
		try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return new Toy(program, free.getLocalPort(), null);
		}
	}

	private record Toy(Path program, int port,
			@org.jspecify.annotations.Nullable StartUpCache startUpCache) implements Part {

		private Toy(Part toy, StartUpCache cache) {
			this(((Toy) toy).program, ((Toy) toy).port, cache);
		}

		@Override
		public String name() {
			return "toy";
		}

		@Override
		public void prepare(Steps steps) {
		}

		@Override
		public JavaCommand command() {
			return new JavaCommand(List.of(), List.of(this.program.toString(), Integer.toString(this.port)), Map.of(),
					Path.of("."));
		}

		@Override
		public Readiness readiness() {
			return Readiness.port(this.port);
		}

	}

}
