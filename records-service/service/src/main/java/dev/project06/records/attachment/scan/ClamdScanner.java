package dev.project06.records.attachment.scan;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import io.netty.channel.ChannelOption;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.channel.AbortedException;
import reactor.netty.tcp.TcpClient;

/**
 * Asks a ClamAV daemon by its command {@code INSTREAM}: the file in parts, each behind
 * its length, and nothing as the last.
 */
final class ClamdScanner implements Scanner {

	private static final int CONNECT_MILLIS = 2_000;

	private static final int LONGEST_REPLY = 1024;

	private final TcpClient client;

	private final Duration patience;

	ClamdScanner(String host, int port, Duration patience) {
		this.client = TcpClient.newConnection()
			.host(host)
			.port(port)
			.option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS);
		this.patience = patience;
	}

	@Override
	public Mono<Verdict> scan(Flux<Mono<byte[]>> content) {
		return Mono
			.usingWhen(this.client.connect(), (connection) -> ask(connection, content),
					(connection) -> Mono.fromRunnable(connection::dispose))
			.onErrorMap(ClamdScanner::isClosed, (failure) -> new ScannerAwayException("the connection broke", failure))
			.timeout(this.patience, Mono.error(() -> new ScannerAwayException("no answer in time", null)));
	}

	private static Mono<Verdict> ask(Connection connection, Flux<Mono<byte[]>> content) {
		Flux<Mono<byte[]>> frames = Flux.concat(Mono.just(Mono.just("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII))),
				content.map((part) -> part.map(ClamdScanner::frame)), Mono.just(Mono.just(new byte[4])));
		Mono<Void> sent = frames.concatMap((frame) -> connection.outbound().sendByteArray(frame).then(), 1).then();
		Mono<String> reply = connection.inbound()
			.receive()
			.asString(StandardCharsets.US_ASCII)
			.scan(String::concat)
			.takeUntil((text) -> text.indexOf('\0') >= 0 || text.length() > LONGEST_REPLY)
			.last("");
		// A daemon that has heard enough answers and closes while the rest is on its way
		return sent.onErrorComplete(ClamdScanner::isClosed).then(reply).map(ClamdScanner::verdict);
	}

	private static boolean isClosed(Throwable failure) {
		return failure instanceof IOException || failure instanceof AbortedException;
	}

	private static byte[] frame(byte[] part) {
		return ByteBuffer.allocate(Integer.BYTES + part.length).putInt(part.length).put(part).array();
	}

	static Verdict verdict(String reply) {
		String text = reply.replace("\0", "").strip();
		if (text.equals("stream: OK")) {
			return new Verdict.Clean();
		}
		if (text.startsWith("stream: ") && text.endsWith(" FOUND")) {
			return new Verdict.Infected(text.substring("stream: ".length(), text.length() - " FOUND".length()));
		}
		if (text.endsWith(" ERROR")) {
			return new Verdict.Failed(text);
		}
		throw new ScannerAwayException("no reply of the protocol", null);
	}

}
