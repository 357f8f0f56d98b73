package dev.project06.records.attachment.scan;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ClamdScannerTests {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	@ParameterizedTest
	@CsvSource({ "stream: OK, Clean[]", "stream: Win.Test.EICAR_HDB-1 FOUND, Infected[name=Win.Test.EICAR_HDB-1]",
			"INSTREAM size limit exceeded. ERROR, Failed[reason=INSTREAM size limit exceeded. ERROR]" })
	void whatTheDaemonSaysIsUnderstood(String reply, String verdict) throws IOException {
		try (Daemon daemon = new Daemon(reply + '\0', Integer.MAX_VALUE)) {
			assertThat(scan(daemon, parts(3, 100_000))).hasToString(verdict);
			assertThat(daemon.heard.get()).isEqualTo(300_000);
		}
	}

	@Test
	void aDaemonThatHasHeardEnoughIsUnderstoodToo() throws IOException {
		try (Daemon daemon = new Daemon("INSTREAM size limit exceeded. ERROR\0", 50_000)) {
			assertThatVerdictOrAway(daemon);
		}
	}

	/**
	 * The reply may be lost when the daemon closes with bytes unread; then the file
	 * waits.
	 */
	private static void assertThatVerdictOrAway(Daemon daemon) {
		try {
			assertThat(scan(daemon, parts(200, 100_000))).isInstanceOf(Verdict.Failed.class);
		}
		catch (ScannerAwayException ex) {
			assertThat(ex).hasMessageContaining("scanner");
		}
	}

	@ParameterizedTest
	@CsvSource({ "HTTP/1.1 400 Bad Request", "''" })
	void whatIsNoDaemonIsAway(String reply) throws IOException {
		try (Daemon daemon = new Daemon(reply, Integer.MAX_VALUE)) {
			assertThatExceptionOfType(ScannerAwayException.class).isThrownBy(() -> scan(daemon, parts(1, 10)));
		}
	}

	@Test
	void nobodyAtThePortIsAway() throws IOException {
		int port;
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			port = socket.getLocalPort();
		}
		assertThatExceptionOfType(ScannerAwayException.class)
			.isThrownBy(() -> new ClamdScanner("127.0.0.1", port, PATIENCE).scan(parts(1, 10)).block(PATIENCE));
	}

	@Test
	void theBuiltInScannerFindsTheTestFileAlsoBetweenParts() {
		String eicar = "X5O!P%@AP[4\\PZX54(P^)7CC)7}" + "$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";
		Flux<Mono<byte[]>> infected = Flux.just("X5O" + eicar.substring(0, 30), eicar.substring(30))
			.map((part) -> Mono.just(part.getBytes(StandardCharsets.US_ASCII)));
		assertThat(new EicarScanner().scan(infected).block(PATIENCE)).isInstanceOf(Verdict.Infected.class);
		assertThat(new EicarScanner().scan(parts(3, 100)).block(PATIENCE)).isInstanceOf(Verdict.Clean.class);
	}

	private static @Nullable Verdict scan(Daemon daemon, Flux<Mono<byte[]>> content) {
		return new ClamdScanner("127.0.0.1", daemon.port(), PATIENCE).scan(content).block(PATIENCE);
	}

	private static Flux<Mono<byte[]>> parts(int count, int size) {
		return Flux.range(0, count).map((n) -> Mono.just(new byte[size]));
	}

	/** Speaks as much of the daemon's protocol as the command needs. */
	private static final class Daemon implements AutoCloseable {

		private final ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());

		private final String reply;

		private final int enough;

		private final AtomicInteger heard = new AtomicInteger();

		private Daemon(String reply, int enough) throws IOException {
			this.reply = reply;
			this.enough = enough;
			Thread.ofVirtual().start(this::serve);
		}

		private int port() {
			return this.socket.getLocalPort();
		}

		private void serve() {
			try (Socket client = this.socket.accept()) {
				DataInputStream in = new DataInputStream(client.getInputStream());
				assertThat(new String(in.readNBytes(10), StandardCharsets.US_ASCII)).isEqualTo("zINSTREAM\0");
				int length = in.readInt();
				while (length > 0 && this.heard.get() < this.enough) {
					this.heard.addAndGet(in.readNBytes(length).length);
					length = (this.heard.get() < this.enough) ? in.readInt() : 0;
				}
				client.getOutputStream().write(this.reply.getBytes(StandardCharsets.US_ASCII));
				client.getOutputStream().flush();
			}
			catch (IOException ex) {
				// The client has gone
			}
		}

		@Override
		public void close() throws IOException {
			this.socket.close();
		}

	}

}
