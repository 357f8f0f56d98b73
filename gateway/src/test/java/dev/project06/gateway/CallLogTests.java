package dev.project06.gateway;

import java.time.Duration;
import java.util.List;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Value;

import static org.assertj.core.api.Assertions.assertThat;

class CallLogTests extends GatewayTest {

	private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

	CallLogTests(@Value("${local.server.port}") int port) {
		super(port);
	}

	@BeforeEach
	void listen() {
		this.lines.start();
		root().addAppender(this.lines);
	}

	@AfterEach
	void stop() {
		root().detachAppender(this.lines);
	}

	@Test
	void writesOneLineThatNamesNobody() {
		String token = REALM.citizen("pairwise-subject-1");
		as(token).post()
			.uri("/api/records/v1/dossiers?number=079099123456")
			.bodyValue("{\"holder\":\"079099123456\"}")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody();
		List<ILoggingEvent> calls = calls();
		assertThat(calls).hasSize(1);
		assertThat(calls.getFirst().getKeyValuePairs().toString()).contains("gateway.route=\"records\"",
				"http.request.method=\"POST\"", "http.response.status_code=\"200\"", "gateway.client=\"project06-cli\"",
				"trace.id=", "event.duration=");
		assertThat(this.lines.list)
			.allSatisfy((line) -> assertThat(line.getFormattedMessage() + line.getKeyValuePairs())
				.doesNotContain("079099123456", "pairwise-subject-1", token.substring(token.length() - 20)));
	}

	@Test
	void writesOneLineForRefusedRequest() {
		RawHttp.send(this.port, "GET /api/%2e%2e/079099123456 HTTP/1.1\r\nHost: localhost\r\n\r\n");
		List<ILoggingEvent> calls = calls();
		assertThat(calls).hasSize(1);
		assertThat(calls.getFirst().getFormattedMessage()).startsWith("GET none 400 ");
		assertThat(this.lines.list)
			.allSatisfy((line) -> assertThat(line.getFormattedMessage()).doesNotContain("079099123456"));
	}

	private List<ILoggingEvent> calls() {
		return Awaitility.await()
			.atMost(Duration.ofSeconds(10))
			.until(() -> this.lines.list.stream().filter((line) -> line.getLoggerName().endsWith("CallLog")).toList(),
					(calls) -> !calls.isEmpty());
	}

	private static Logger root() {
		return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
	}

}
