package dev.project06.identity.api;

import java.io.BufferedInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;

import com.nimbusds.jose.jwk.JWKSet;

/**
 * The command that checks an exported ledger offline. Prints one line; the exit code is 0
 * when the export is whole, 1 when it is not, 2 when it could not be checked.
 */
public final class VerifyLedger {

	private VerifyLedger() {
	}

	/**
	 * Checks.
	 * @param arguments the export and the published key set, each a file
	 */
	public static void main(String[] arguments) {
		System.exit(run(arguments, System.out, System.err));
	}

	static int run(String[] arguments, PrintStream out, PrintStream err) {
		if (arguments.length != 2) {
			err.println("Usage: verify-ledger <export.ndjson> <keys.json>");
			return 2;
		}
		try (InputStream export = new BufferedInputStream(Files.newInputStream(Path.of(arguments[0])), 1 << 16)) {
			JWKSet keys = JWKSet.load(new File(arguments[1]));
			return switch (LedgerExport.check(export, keys)) {
				case LedgerExport.Intact intact -> {
					LedgerCheckpoint signed = intact.checkpoint();
					out.printf("INTACT: sandbox %s, entries %d to %d, head %s, signed %s%n", signed.sandbox(),
							signed.from(), signed.seq(), signed.head(), signed.at());
					yield 0;
				}
				case LedgerExport.Broken broken -> {
					out.printf("BROKEN: line %d, entry %s, %s: %s%n", broken.line(),
							(broken.seq() > 0) ? broken.seq() : "unknown", broken.check(), broken.check().words());
					yield 1;
				}
			};
		}
		catch (IOException | ParseException ex) {
			err.println("Cannot be read: " + ex.getMessage());
			return 2;
		}
	}

}
