package dev.project06.gateway;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A service that does to a call what the last part of its path says.
 */
final class HostileService {

	private static final Pattern LENGTH = Pattern.compile("(?i)content-length: ([0-9]+)");

	private final ServerSocket server;

	HostileService() {
		try {
			this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		Thread.ofVirtual().start(this::accept);
	}

	String address() {
		return "http://127.0.0.1:" + this.server.getLocalPort();
	}

	private void accept() {
		while (!this.server.isClosed()) {
			try {
				Socket socket = this.server.accept();
				Thread.ofVirtual().start(() -> serve(socket));
			}
			catch (IOException ex) {
				return;
			}
		}
	}

	private void serve(Socket socket) {
		try (socket) {
			BufferedReader reader = new BufferedReader(
					new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
			String line = reader.readLine();
			String target = (line != null) ? line.substring(line.indexOf(' ') + 1, line.lastIndexOf(' ')) : "";
			StringBuilder head = new StringBuilder();
			while (line != null && !line.isEmpty()) {
				head.append(line).append('\n');
				line = reader.readLine();
			}
			if (target.endsWith("/behave")) {
				behave(socket, head.toString(), reader);
				return;
			}
			misbehave(socket, target.substring(target.lastIndexOf('/') + 1), reader);
		}
		catch (IOException ex) {
			// The gateway hung up: that is what some of this is for
		}
	}

	/** Answers with the head of the request, and with a cookie. */
	private static void behave(Socket socket, String head, BufferedReader reader) throws IOException {
		Matcher length = LENGTH.matcher(head);
		for (long left = length.find() ? Long.parseLong(length.group(1)) : 0; left > 0;) {
			left -= reader.skip(left);
		}
		write(socket, "HTTP/1.1 200 OK\r\nSet-Cookie: session=1; Path=/api/identity/oidc/default\r\n"
				+ "Content-Type: text/plain\r\nContent-Length: " + head.length() + "\r\n\r\n" + head);
	}

	private static void misbehave(Socket socket, String how, BufferedReader reader) throws IOException {
		switch (how) {
			case "reset" -> socket.setSoLinger(true, 0);
			case "close" -> {
			}
			case "garbage" -> write(socket, "\u0000\u0001 this is no HTTP \r\n\r\n");
			case "huge-header" -> write(socket, "HTTP/1.1 200 OK\r\nX: " + "x".repeat(100_000) + "\r\n\r\n");
			case "cut" -> write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf");
			case "stall" -> {
				write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf");
				reader.read();
			}
			default -> reader.read();
		}
	}

	private static void write(Socket socket, String text) throws IOException {
		socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
		socket.getOutputStream().flush();
	}

}
