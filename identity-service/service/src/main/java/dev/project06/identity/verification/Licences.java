package dev.project06.identity.verification;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.project06.identity.ledger.Disclosure.Operation;

/**
 * What each procedure may ask for, from the table beside this class.
 */
final class Licences {

	private static final Licence NONE = new Licence("", Set.of(), Set.of());

	/** What every licence for a look up covers. */
	private static final Set<String> MINIMAL = Set.of("citizenId", "fullName", "sex", "birthDate", "birthYear",
			"nationality");

	private static final String FILE = "procedures.csv";

	private final Map<String, Licence> licences;

	Licences() {
		InputStream data = Objects.requireNonNull(Licences.class.getResourceAsStream(FILE), FILE);
		try (BufferedReader lines = new BufferedReader(new InputStreamReader(data, StandardCharsets.UTF_8))) {
			this.licences = lines.lines()
				.filter((line) -> !line.startsWith("#"))
				.map((line) -> Licence.of(line.split(",", -1)))
				.collect(Collectors.toMap(Licence::procedure, Function.identity()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	boolean permits(String procedure, Operation operation) {
		return of(procedure).codes().contains(code(operation));
	}

	/** The fields of a citizen that the procedure may see. */
	Set<String> fields(String procedure) {
		return of(procedure).fields();
	}

	/** The procedures that may look a citizen up. */
	Set<String> lookingUp() {
		return this.licences.values()
			.stream()
			.filter((licence) -> licence.codes().contains(code(Operation.LOOK_UP)))
			.map(Licence::procedure)
			.collect(Collectors.toSet());
	}

	private Licence of(String procedure) {
		return this.licences.getOrDefault(procedure, this.licences.getOrDefault("*", NONE));
	}

	private static String code(Operation operation) {
		return switch (operation) {
			case CONFIRM, BULK_CHECK, MATCH -> "033";
			case LOOK_UP -> "037";
			case HOUSEHOLD -> "034";
			case RECEIPT, LOGIN, LEDGER_READ, NUMBER_CHANGES -> "";
		};
	}

	/**
	 * One row of the table.
	 *
	 * @param procedure the national code
	 * @param codes the integration codes that it may use
	 * @param fields what it may see of a citizen
	 */
	private record Licence(String procedure, Set<String> codes, Set<String> fields) {

		private static Licence of(String[] row) {
			Set<String> fields = words(row[3]);
			fields.addAll(MINIMAL);
			return new Licence(row[0], words(row[2]), fields);
		}

		private static Set<String> words(String text) {
			return Arrays.stream(text.split(" ", -1))
				.filter((word) -> !word.isEmpty())
				.collect(Collectors.toCollection(TreeSet::new));
		}

	}

}
