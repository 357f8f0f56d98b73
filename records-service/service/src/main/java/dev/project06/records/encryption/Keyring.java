package dev.project06.records.encryption;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import com.google.crypto.tink.Key;
import com.google.crypto.tink.KeysetHandle;
import com.nimbusds.jose.jwk.ECKey;

/**
 * The keysets as they stand in the file that all instances share, never older than the
 * lease: whoever could not read the file for longer gets none, and so a rotation that
 * waits for longer than the lease knows that everybody has seen its change.
 */
public final class Keyring {

	private final KeysetFile file;

	private final Clock clock;

	private final Duration lease;

	private final AtomicReference<Held> held;

	private Keyring(KeysetFile file, Clock clock, Duration lease) {
		this.file = file;
		this.clock = clock;
		this.lease = lease;
		Instant now = clock.instant();
		String content = file.open();
		this.held = new AtomicReference<>(new Held(content, keysets(content), now));
	}

	/**
	 * Opens the keysets of a directory, which are made when it has none.
	 * @param dataDir the directory, made when it does not exist
	 * @param clock tells how old they are
	 * @param lease how long they are used without being read again
	 * @return the keysets
	 * @throws KeysetFileException when the file can neither be read nor made
	 */
	public static Keyring open(Path dataDir, Clock clock, Duration lease) {
		return new Keyring(new KeysetFile(dataDir.resolve("records-keysets.json")), clock, lease);
	}

	/**
	 * The keysets of now.
	 * @return the keysets, for one operation that does not take long
	 * @throws StaleKeysetsException when they may have been changed by others
	 */
	public Keysets current() {
		Held now = this.held.get();
		if (this.clock.instant().isAfter(now.readAt().plus(this.lease))) {
			throw new StaleKeysetsException();
		}
		return now.keysets();
	}

	/**
	 * Tells these keysets from those of another file.
	 * @return {@link Keysets#fingerprint()}, which does not change
	 */
	public String fingerprint() {
		return this.held.get().keysets().fingerprint();
	}

	/**
	 * The key that vouches for the end of an exported ledger.
	 * @return a P-256 key with its private part
	 */
	public ECKey signingKey() {
		return this.file.signing(this.held.get().content());
	}

	/**
	 * Reads the file again. Waits for the disk.
	 * @throws KeysetFileException when it cannot be used or is another one; what was read
	 * before is used until the lease ends
	 */
	public void refresh() {
		Held before = this.held.get();
		Instant now = this.clock.instant();
		String content = this.file.read();
		Keysets keysets = content.equals(before.content()) ? before.keysets() : keysets(content);
		if (!keysets.fingerprint().equals(before.keysets().fingerprint())) {
			throw this.file.unusable("was replaced by one with other keys");
		}
		this.held.set(new Held(content, keysets, now));
	}

	/**
	 * Adds a key, unless one waits already to become the first. Waits for the disk.
	 * @param secret which keyset
	 * @return the key in use and the one that waits
	 */
	public Change announce(Secret secret) {
		this.file.change(secret,
				(keys) -> (keys.size() > 1) ? null : KeysetHandle.newBuilder(keys).addEntry(fresh(secret)).build());
		refresh();
		List<Integer> ids = List.copyOf(this.held.get().keysets().keys().getOrDefault(secret, List.of()));
		return new Change(ids.getFirst(), ids.getLast());
	}

	/**
	 * Makes a key the first of its keyset, if it is there. Waits for the disk.
	 * @param secret which keyset
	 * @param key id of the key
	 */
	public void promote(Secret secret, int key) {
		this.file.change(secret, (keys) -> {
			int place = place(keys, key);
			if (place < 0 || keys.getPrimary().getId() == key) {
				return null;
			}
			KeysetHandle.Builder changed = KeysetHandle.newBuilder(keys);
			changed.getAt(place).makePrimary();
			return changed.build();
		});
		refresh();
	}

	/**
	 * Takes a key out of its keyset for good, unless it is the first. Waits for the disk.
	 * @param secret which keyset
	 * @param key id of the key
	 */
	public void retire(Secret secret, int key) {
		this.file.change(secret, (keys) -> {
			int place = place(keys, key);
			return (place < 0 || keys.getPrimary().getId() == key) ? null
					: KeysetHandle.newBuilder(keys).deleteAt(place).build();
		});
		refresh();
	}

	private static KeysetHandle.Builder.Entry fresh(Secret secret) throws GeneralSecurityException {
		Key key = KeysetHandle.generateNew(secret.parameters(), secret.configuration()).getPrimary().getKey();
		KeysetHandle.Builder.Entry entry = KeysetHandle.importKey(key);
		return (key.getIdRequirementOrNull() != null) ? entry : entry.withRandomId();
	}

	private static int place(KeysetHandle keys, int id) {
		for (int i = 0; i < keys.size(); i++) {
			if (keys.getAt(i).getId() == id) {
				return i;
			}
		}
		return -1;
	}

	private Keysets keysets(String content) {
		try {
			return Keysets.of(this.file.parse(content));
		}
		catch (GeneralSecurityException ex) {
			throw this.file.unusable("holds a key of another kind than the service uses");
		}
	}

	/**
	 * A key takes the place of another.
	 *
	 * @param from id of the key that is in use
	 * @param to id of the key that comes
	 */
	public record Change(int from, int to) {
	}

	private record Held(String content, Keysets keysets, Instant readAt) {

		/** Not the keys. */
		@Override
		public String toString() {
			return "Held[" + this.keysets + "]";
		}

	}

}
