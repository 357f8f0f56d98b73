package dev.project06.local;

import java.util.ArrayList;
import java.util.List;

/**
 * What a person asked for on the command line.
 */
sealed interface Arguments {

	/** How to use the three commands. */
	String USAGE = """
			./deploy/up [-d] [--fresh] [--demo]   start the suite (khởi động)
			    -d        return when all is ready; ./deploy/down stops it
			    --fresh   empty the data first
			    --demo    drive traffic when all is ready
			./deploy/down [part...]               stop the suite, or some parts of it (dừng)
			./deploy/token <user>                 print an access token (lấy token)""";

	static Arguments parse(List<String> words) {
		String command = words.isEmpty() ? "" : words.getFirst();
		List<String> rest = words.isEmpty() ? List.of() : words.subList(1, words.size());
		if (rest.contains("--help") || rest.contains("-h")) {
			return new Help();
		}
		return switch (command) {
			case "up" -> up(rest);
			case "down" -> new Down(noOptions(rest));
			case "token" -> token(noOptions(rest));
			default -> new Help();
		};
	}

	private static Up up(List<String> words) {
		List<String> unknown = new ArrayList<>(words);
		unknown.removeAll(List.of("-d", "--fresh", "--demo"));
		if (!unknown.isEmpty()) {
			throw new UsageException("Unknown option " + unknown.getFirst() + ": up knows -d, --fresh and --demo");
		}
		return new Up(words.contains("-d"), words.contains("--fresh"), words.contains("--demo"));
	}

	private static Token token(List<String> words) {
		if (words.size() != 1) {
			throw new UsageException("Whose token? One of: " + dev.project06.local.keycloak.SampleUser.names());
		}
		return new Token(words.getFirst());
	}

	private static List<String> noOptions(List<String> words) {
		words.stream().filter((word) -> word.startsWith("-")).findFirst().ifPresent((word) -> {
			throw new UsageException("Unknown option " + word);
		});
		return words;
	}

	/**
	 * Start the suite.
	 *
	 * @param background return when all is ready
	 * @param fresh empty the data first
	 * @param demo drive traffic when all is ready
	 */
	record Up(boolean background, boolean fresh, boolean demo) implements Arguments {
	}

	/**
	 * Stop the suite.
	 *
	 * @param parts only these, or all when empty
	 */
	record Down(List<String> parts) implements Arguments {
	}

	/**
	 * Print a token.
	 *
	 * @param user the sample user
	 */
	record Token(String user) implements Arguments {
	}

	/** Say how to use it. */
	record Help() implements Arguments {
	}

}
