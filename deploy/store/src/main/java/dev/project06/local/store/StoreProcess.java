package dev.project06.local.store;

import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The store as a process: one line when it is ready, one line when it cannot be, and a
 * clean end when it is told to stop.
 */
final class StoreProcess {

	private static final Set<String> OPTIONS = Set.of("--file", "--port", "--host");

	private static final String LOG_SETTINGS = "dev/project06/local/store/logback-store.xml";

	private StoreProcess() {
	}

	static void run(String[] arguments) {
		if (System.getProperty("logback.configurationFile") == null) {
			System.setProperty("logback.configurationFile", LOG_SETTINGS);
		}
		int failure = start(arguments, System.out, System.err);
		if (failure != 0) {
			System.exit(failure);
		}
	}

	private static int start(String[] arguments, PrintStream out, PrintStream err) {
		try {
			Map<String, String> options = options(arguments);
			Path file = Path.of(options.getOrDefault("--file", "store.db"));
			EmbeddedStore store = EmbeddedStore.open(file,
					new InetSocketAddress(options.getOrDefault("--host", "127.0.0.1"),
							Integer.parseInt(options.getOrDefault("--port", "27017"))));
			Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("store-stop").unstarted(store::close));
			out.println("Store ready at " + store.connectionString() + ", file " + file.toAbsolutePath());
			return 0;
		}
		catch (StoreUnavailableException ex) {
			err.println(ex.getMessage());
			return 1;
		}
		catch (IllegalArgumentException ex) {
			err.println("Usage: [--file FILE] [--port PORT] [--host ADDRESS]: " + ex.getMessage());
			return 2;
		}
	}

	private static Map<String, String> options(String[] arguments) {
		Map<String, String> options = new HashMap<>();
		for (int i = 0; i < arguments.length; i += 2) {
			if (!OPTIONS.contains(arguments[i])) {
				throw new IllegalArgumentException("unknown option " + arguments[i]);
			}
			if (i + 1 == arguments.length) {
				throw new IllegalArgumentException(arguments[i] + " has no value");
			}
			options.put(arguments[i], arguments[i + 1]);
		}
		return options;
	}

}
