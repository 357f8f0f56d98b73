package dev.project06.testing;

import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggerContextListener;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/**
 * Fails a test that logged a warning or an error which no {@link AllowedLog} names.
 * Registered for every test of a module that has this kit on its class path.
 */
public final class LogGuard implements BeforeEachCallback, AfterEachCallback {

	private static final Recorder RECORDER = new Recorder();

	@Override
	public void beforeEach(ExtensionContext context) {
		RECORDER.attach();
	}

	@Override
	public void afterEach(ExtensionContext context) {
		List<AllowedLog> allowed = allowed(context);
		List<String> unexpected = new ArrayList<>();
		for (ILoggingEvent event = RECORDER.poll(); event != null; event = RECORDER.poll()) {
			if (!isAllowed(event, allowed)) {
				unexpected.add(describe(event));
			}
		}
		if (!unexpected.isEmpty()) {
			throw new AssertionError("Unexpected in the log:\n" + String.join("\n", unexpected));
		}
	}

	private static String describe(ILoggingEvent event) {
		String cause = (event.getThrowableProxy() != null)
				? "\n" + ThrowableProxyUtil.asString(event.getThrowableProxy()) : "";
		return "%s %s: %s%s".formatted(event.getLevel(), event.getLoggerName(), event.getFormattedMessage(), cause);
	}

	private static boolean isAllowed(ILoggingEvent event, List<AllowedLog> allowed) {
		return allowed.stream()
			.anyMatch((log) -> event.getLoggerName().startsWith(log.logger())
					&& Pattern.compile(log.message()).matcher(event.getFormattedMessage()).find());
	}

	private static List<AllowedLog> allowed(ExtensionContext context) {
		Stream<AnnotatedElement> method = context.getElement().stream();
		Stream<AnnotatedElement> classes = Stream
			.<Class<?>>iterate(context.getRequiredTestClass(), (type) -> type != null, Class::getEnclosingClass)
			.map(AnnotatedElement.class::cast);
		return Stream.concat(method, classes)
			.flatMap((element) -> Stream.of(element.getAnnotationsByType(AllowedLog.class)))
			.toList();
	}

	/**
	 * Records what is logged above {@code INFO}; outlives a reset of the log's set-up.
	 */
	private static final class Recorder extends AppenderBase<ILoggingEvent> implements LoggerContextListener {

		private final Queue<ILoggingEvent> events = new ConcurrentLinkedQueue<>();

		private void attach() {
			LoggerContext logs = (LoggerContext) LoggerFactory.getILoggerFactory();
			if (!logs.getCopyOfListenerList().contains(this)) {
				logs.addListener(this);
			}
			join(logs);
		}

		private void join(LoggerContext logs) {
			Logger root = logs.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
			setContext(logs);
			start();
			if (!root.isAttached(this)) {
				root.addAppender(this);
			}
		}

		private @org.jspecify.annotations.Nullable ILoggingEvent poll() {
			return this.events.poll();
		}

		@Override
		protected void append(ILoggingEvent event) {
			if (event.getLevel().isGreaterOrEqual(Level.WARN)) {
				event.getFormattedMessage();
				this.events.add(event);
			}
		}

		@Override
		public boolean isResetResistant() {
			return true;
		}

		@Override
		public void onReset(LoggerContext context) {
			join(context);
		}

		@Override
		public void onStart(LoggerContext context) {
			join(context);
		}

		@Override
		public void onStop(LoggerContext context) {
		}

		@Override
		public void onLevelChange(Logger logger, Level level) {
		}

	}

}
