package dev.project06.records.store;

import java.util.Objects;
import java.util.concurrent.TimeUnit;

import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.project06.records.encryption.Keyring;
import reactor.core.publisher.Mono;

import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Connects the store. A store that does not answer is given up on within seconds, so that
 * the caller hears of it.
 */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

	@Bean
	MongoClientSettingsBuilderCustomizer timeouts() {
		return (settings) -> settings
			.applyToClusterSettings((cluster) -> cluster.serverSelectionTimeout(2, TimeUnit.SECONDS))
			.applyToSocketSettings(
					(socket) -> socket.connectTimeout(2, TimeUnit.SECONDS).readTimeout(5, TimeUnit.SECONDS));
	}

	@Bean
	MongoDatabase database(MongoClient client, MongoConnectionDetails connection) {
		return client
			.getDatabase(Objects.requireNonNullElse(connection.getConnectionString().getDatabase(), "records"));
	}

	@Bean
	DossierStore dossierStore(MongoDatabase database) {
		return new DossierStore(database);
	}

	@Bean
	ManyDossiers manyDossiers(MongoDatabase database, DossierStore store) {
		return new ManyDossiers(database, store);
	}

	@Bean
	LinkingQueue linkingQueue(MongoDatabase database) {
		return new LinkingQueue(database);
	}

	@Bean
	LedgerEntries ledgerEntries(MongoDatabase database) {
		return new LedgerEntries(database);
	}

	@Bean
	KeysetMark keysetMark(MongoDatabase database) {
		return new KeysetMark(database);
	}

	@Bean
	Persons persons(MongoDatabase database, KeysetMark mark, Keyring keyring) {
		return new Persons(database, Mono.defer(() -> mark.fits(keyring.current())));
	}

	@Bean
	ClaimStore claimStore(MongoDatabase database, Persons persons) {
		return new ClaimStore(database, persons);
	}

	@Bean
	Rotations rotations(MongoDatabase database) {
		return new Rotations(database);
	}

	@Bean
	Cursors cursors(MongoDatabase database) {
		return new Cursors(database);
	}

	@Bean
	Procedures procedures(MongoDatabase database) {
		return new Procedures(database);
	}

	@Bean
	PortalSessions portalSessions(MongoDatabase database) {
		return new PortalSessions(database);
	}

}
