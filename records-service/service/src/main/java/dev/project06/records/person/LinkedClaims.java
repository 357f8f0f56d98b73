package dev.project06.records.person;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.mongodb.MongoException;
import dev.project06.records.dossier.DossierCode;
import dev.project06.records.events.LinkState;
import dev.project06.records.store.ClaimStore;
import dev.project06.records.store.ManyDossiers;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Forgets claims on dossiers that are linked, where the service ended before it did. Any
 * instance may do it, and several at once do no harm.
 */
@Component
final class LinkedClaims implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(LinkedClaims.class);

	private static final int PAGE = 500;

	private final ClaimStore claims;

	private final ManyDossiers dossiers;

	private final Claims keeper;

	private final ClaimSettings settings;

	private @Nullable Disposable running;

	LinkedClaims(ClaimStore claims, ManyDossiers dossiers, Claims keeper, ClaimSettings settings) {
		this.claims = claims;
		this.dossiers = dossiers;
		this.keeper = keeper;
		this.settings = settings;
	}

	@Override
	public void start() {
		this.running = Mono.defer(this::sweep).onErrorResume(MongoException.class, (failure) -> {
			logger.info("Claims are swept later: {}", failure.getMessage());
			return Mono.empty();
		}).onErrorResume((failure) -> {
			logger.error("Claims cannot be swept", failure);
			return Mono.empty();
		}).then(Mono.delay(this.settings.sweep())).repeat().subscribe((tick) -> {
		}, (failure) -> logger.error("Claims are no longer swept", failure));
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

	private Mono<Void> sweep() {
		return page("").expand((page) -> (page.size() < PAGE) ? Mono.empty() : page(page.getLast().text()))
			.concatMap((page) -> this.dossiers.made(page.stream().map(DossierCode::text).toList()))
			.concatMap((made) -> Flux.fromIterable(made.entrySet()))
			.filter((one) -> one.getValue().link() == LinkState.VERIFIED)
			.map(Map.Entry::getKey)
			.concatMap((code) -> this.keeper.forget(new DossierCode(code)))
			.then();
	}

	private Mono<List<DossierCode>> page(String after) {
		return this.claims.dossiers(after, PAGE).collectList();
	}

	/**
	 * How claims are kept.
	 *
	 * @param sweep pause between two looks for what is left on linked dossiers
	 */
	@ConfigurationProperties("project06.claims")
	record ClaimSettings(Duration sweep) {
	}

}
