package dev.project06.local.services;

import java.nio.file.Path;

import dev.project06.local.machine.Ports;

/**
 * Where the services of one suite find everything.
 *
 * @param root the project's directory, with what the build packaged
 * @param data the data directory of the suite
 * @param caches keeps what is recorded once
 * @param ports where everybody listens
 * @param recordsSecret secret of the client {@code records-service}
 */
public record ServicePlace(Path root, Path data, Path caches, Ports ports, String recordsSecret) {

	@Override
	public String toString() {
		return "ServicePlace[" + this.data + "]";
	}

}
