package dev.project06.local.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * Tells whether a part serves yet.
 */
@FunctionalInterface
public interface Readiness {

	/** How long one question may take. */
	Duration PATIENCE = Duration.ofSeconds(2);

	/**
	 * Asks once.
	 * @return whether the part serves
	 * @throws InterruptedException when the start is given up
	 */
	boolean isReady() throws InterruptedException;

	/**
	 * Ready as soon as something listens on a port.
	 * @param port the port on the loopback address
	 * @return the check
	 */
	static Readiness port(int port) {
		return () -> {
			try (Socket socket = new Socket()) {
				socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
						(int) PATIENCE.toMillis());
				return true;
			}
			catch (IOException ex) {
				return false;
			}
		};
	}

	/**
	 * Ready as soon as an address answers with success.
	 * @param client asks
	 * @param address the health endpoint
	 * @return the check
	 */
	static Readiness http(HttpClient client, URI address) {
		HttpRequest request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
		return () -> {
			try {
				return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
			}
			catch (IOException ex) {
				return false;
			}
		};
	}

}
