package dev.project06.local;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.project06.local.broker.KafkaPart;
import dev.project06.local.keycloak.KeycloakFiles;
import dev.project06.local.keycloak.KeycloakPart;
import dev.project06.local.keycloak.Secrets;
import dev.project06.local.machine.Ports;
import dev.project06.local.process.Jars;
import dev.project06.local.process.Part;
import dev.project06.local.services.ServiceKind;
import dev.project06.local.services.ServicePart;
import dev.project06.local.services.ServicePlace;
import dev.project06.local.services.StorePart;

/**
 * Puts the parts of a suite together.
 *
 * @param settings what to start, where
 * @param ports where everybody listens
 * @param secrets what they tell each other
 * @param client asks for their health
 */
record SuiteParts(SuiteSettings settings, Ports ports, Secrets secrets, HttpClient client) {

	/** The parts in the order in which a person reads them; Keycloak takes longest. */
	List<Part> all() throws IOException {
		Path target = this.settings.root().resolve("deploy/local/target");
		Path libraries = target.resolve("lib");
		if (!Files.isDirectory(libraries)) {
			throw new UsageException("The launcher is not built; run ./mvnw -DskipTests package");
		}
		Path data = this.settings.data();
		Path caches = target.resolve("caches");
		List<Part> parts = new ArrayList<>();
		parts.add(new KeycloakPart(this.ports,
				new KeycloakFiles(keycloak(target), data.resolve("keycloak"),
						this.settings.root().resolve("deploy/keycloak/project06-realm.json"), caches),
				this.secrets, this.client));
		parts.add(new KafkaPart(this.ports, data.resolve("kafka"),
				Jars.in(libraries, (name) -> !name.startsWith("local")), caches));
		parts.add(new StorePart(this.ports, data.resolve("store"), Jars.in(libraries, (name) -> true), caches));
		ServicePlace place = new ServicePlace(this.settings.root(), data, caches, this.ports,
				this.secrets.recordsService());
		for (ServiceKind kind : ServiceKind.values()) {
			parts.add(ServicePart.of(kind, place, this.client));
		}
		parts.removeIf((part) -> this.settings.skipped().contains(part.name()));
		return parts;
	}

	private static Path keycloak(Path target) throws IOException {
		try (var directories = Files.newDirectoryStream(target.resolve("keycloak"), "keycloak-*")) {
			for (Path directory : directories) {
				return directory;
			}
		}
		throw new UsageException("Keycloak is not unpacked; run ./mvnw -DskipTests package");
	}

}
