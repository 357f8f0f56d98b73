package dev.project06.gateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sends what no HTTP client would.
 */
final class RawHttp {

	/** What came back until the gateway closed the connection. */
	record Reply(String text) {

		int status() {
			return this.text.isEmpty() ? 0 : Integer.parseInt(this.text.substring(9, 12));
		}

		long count(String part) {
			return this.text.split(java.util.regex.Pattern.quote(part), -1).length - 1L;
		}

	}

	private RawHttp() {
	}

	/** A gateway that hangs up on unread bytes resets: what came before counts. */
	private static String read(InputStream answer) throws IOException {
		ByteArrayOutputStream read = new ByteArrayOutputStream();
		try {
			answer.transferTo(read);
		}
		catch (SocketException ex) {
			assertThat(ex).hasMessageContaining("reset");
		}
		return read.toString(StandardCharsets.UTF_8);
	}

	static Reply send(int port, String request) {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
			socket.setSoTimeout(10_000);
			socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
			socket.getOutputStream().flush();
			return new Reply(read(socket.getInputStream()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
