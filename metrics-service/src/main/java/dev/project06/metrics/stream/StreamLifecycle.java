package dev.project06.metrics.stream;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import dev.project06.metrics.topology.CountingTopology;
import dev.project06.metrics.topology.EventTraces;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Starts counting when the broker can be reached, for as long as the application runs.
 * Nothing waits for it.
 */
@Component
final class StreamLifecycle implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(StreamLifecycle.class);

	private static final Duration CLOSE_WITHIN = Duration.ofSeconds(10);

	private final StreamSettings settings;

	private final StreamTopics topics;

	private final Figures figures;

	private final EventTraces traces;

	private final RestoreWatch restoring = new RestoreWatch();

	private final Backoff backoff = new Backoff();

	private volatile CountDownLatch closing = new CountDownLatch(0);

	private volatile @Nullable KafkaStreams streams;

	private volatile Thread starter = Thread.ofPlatform().unstarted(() -> {
	});

	private volatile Thread follower = Thread.ofPlatform().unstarted(() -> {
	});

	StreamLifecycle(StreamSettings settings, StreamTopics topics, Figures figures, EventTraces traces) {
		this.settings = settings;
		this.topics = topics;
		this.figures = figures;
		this.traces = traces;
	}

	@Override
	public void start() {
		CountDownLatch closed = new CountDownLatch(1);
		this.closing = closed;
		this.starter = Thread.ofPlatform().daemon().name("stream-starter").start(() -> open(closed));
		this.follower = Thread.ofPlatform()
			.daemon()
			.name("cells-follower")
			.start(new CellsFollower(this.settings, this.figures, closed));
	}

	private void open(CountDownLatch closed) {
		try {
			while (closed.getCount() > 0 && !ensureTopics()) {
				closed.await(this.backoff.next().toMillis(), TimeUnit.MILLISECONDS);
			}
			run(closed);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private boolean ensureTopics() throws InterruptedException {
		try {
			this.topics.ensure();
			return true;
		}
		catch (TopicsUnavailableException ex) {
			logger.info("The stream waits for the broker at {}: {}", this.settings.bootstrap(), ex.getCause());
			return false;
		}
	}

	private synchronized void run(CountDownLatch closed) {
		if (closed.getCount() == 0) {
			return;
		}
		KafkaStreams created = new KafkaStreams(CountingTopology.build(this.traces),
				StreamConfiguration.streams(this.settings, InstanceName.in(this.settings.directory())));
		created.setGlobalStateRestoreListener(this.restoring);
		created.setUncaughtExceptionHandler((failure) -> replace(failure, closed));
		created.start();
		this.streams = created;
	}

	/** Runs on the thread that failed, which its successor waits for. */
	private StreamThreadExceptionResponse replace(Throwable failure, CountDownLatch closed) {
		Duration pause = this.backoff.next();
		logger.error("Counting failed and goes on from the last commit in {}", pause, failure);
		try {
			closed.await(pause.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		return StreamThreadExceptionResponse.REPLACE_THREAD;
	}

	@Override
	public void stop() {
		this.closing.countDown();
		try {
			this.starter.interrupt();
			this.starter.join(CLOSE_WITHIN);
			this.follower.join(CLOSE_WITHIN);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		close();
	}

	private synchronized void close() {
		KafkaStreams running = this.streams;
		if (running != null) {
			running.close(CLOSE_WITHIN);
			this.streams = null;
		}
	}

	@Override
	public boolean isRunning() {
		return this.closing.getCount() > 0;
	}

	/** What the stream does at the moment. */
	String state() {
		KafkaStreams running = this.streams;
		return (running != null) ? running.state().name() : "WAITING_FOR_BROKER";
	}

	boolean hasFailed() {
		KafkaStreams running = this.streams;
		return running != null && running.state() == KafkaStreams.State.ERROR;
	}

	/** Records of the stores that are still to be read back. */
	long toRestore() {
		return this.restoring.remaining();
	}

}
