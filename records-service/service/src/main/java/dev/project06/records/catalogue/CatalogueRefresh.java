package dev.project06.records.catalogue;

import java.time.Duration;

import com.mongodb.MongoException;
import dev.project06.records.procedure.Catalogue;
import dev.project06.records.store.Procedures;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Brings in what other instances have edited, again and again.
 */
@Component
final class CatalogueRefresh implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(CatalogueRefresh.class);

	private final Mono<Long> refresh;

	private final Duration interval;

	private @Nullable Disposable running;

	CatalogueRefresh(Procedures procedures, Catalogue catalogue, Settings settings) {
		this.refresh = procedures.bringInto(catalogue);
		this.interval = settings.refresh();
	}

	@Override
	public void start() {
		this.running = Mono.delay(this.interval).then(this.refresh).onErrorResume((failure) -> {
			// The health of the store is told elsewhere; what it holds has to be readable
			logger.atLevel((failure instanceof MongoException) ? Level.DEBUG : Level.ERROR)
				.setCause(failure)
				.log("Edits of procedures cannot be brought in");
			return Mono.just(0L);
		}).repeat().subscribe((changed) -> {
			if (changed > 0) {
				logger.info("{} procedures were edited elsewhere", changed);
			}
		}, (failure) -> logger.error("Edits of procedures are no longer brought in", failure));
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

	/**
	 * How the catalogue is kept up to date.
	 *
	 * @param refresh the pause between two looks at what other instances have edited
	 */
	@ConfigurationProperties("project06.catalogue")
	record Settings(Duration refresh) {
	}

}
