package dev.project06.records.keys;

import java.time.Duration;

import dev.project06.records.encryption.Keyring;
import dev.project06.records.encryption.KeysetFileException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Reads the file with the keysets again and again, so that a change by another instance
 * is seen in time.
 */
@Component
final class KeysetRefresh implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(KeysetRefresh.class);

	private final Keyring keyring;

	private final RefreshSettings settings;

	private final Scheduler own = Schedulers.newBoundedElastic(1, Integer.MAX_VALUE, "keysets", 60, true);

	private @Nullable Disposable running;

	private boolean failing;

	KeysetRefresh(Keyring keyring, RefreshSettings settings) {
		this.keyring = keyring;
		this.settings = settings;
	}

	@Override
	public void start() {
		this.running = Flux.interval(Duration.ZERO, this.settings.refresh(), this.own)
			.onBackpressureDrop()
			.doOnNext((tick) -> refresh())
			.subscribe((tick) -> {
			}, (failure) -> logger.error("The keysets are no longer read", failure));
	}

	private void refresh() {
		try {
			this.keyring.refresh();
			this.failing = false;
		}
		catch (KeysetFileException ex) {
			if (!this.failing) {
				logger.error("The keysets cannot be read again: {}", ex.getMessage());
			}
			this.failing = true;
		}
	}

	@Override
	public void stop() {
		if (this.running != null) {
			this.running.dispose();
			this.running = null;
		}
	}

	@Override
	public boolean isRunning() {
		return this.running != null;
	}

	/** Starts before requests are taken and stops after the last. */
	@Override
	public int getPhase() {
		return 0;
	}

	/**
	 * How often the file is read.
	 *
	 * @param refresh pause between two times; much shorter than the lease
	 */
	@ConfigurationProperties("project06.keysets")
	record RefreshSettings(Duration refresh) {
	}

}
