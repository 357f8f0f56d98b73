package dev.project06.local;

import java.io.PrintStream;
import java.util.List;

import dev.project06.local.keycloak.SampleUser;
import dev.project06.local.keycloak.TokenRefusedException;
import dev.project06.local.machine.UnfitMachineException;
import dev.project06.local.process.PartFailedException;
import dev.project06.local.services.NotBuiltException;

/**
 * The commands {@code ./deploy/up}, {@code ./deploy/down} and {@code ./deploy/token}.
 */
public final class Launcher {

	private final SuiteSettings settings;

	private final PrintStream out;

	private Launcher(SuiteSettings settings, PrintStream out) {
		this.settings = settings;
		this.out = out;
	}

	/**
	 * Runs one command; whatever is wrong is told in one line.
	 * @param words the command and its arguments
	 * @throws InterruptedException when the program is stopped
	 */
	public static void main(String[] words) throws InterruptedException {
		PrintStream out = System.out;
		try {
			Arguments arguments = Arguments.parse(List.of(words));
			SuiteSettings settings = SuiteSettings.of(System.getenv());
			ProgressLines progress = new ProgressLines(out);
			new Launcher(settings.withProgress(progress), out).run(arguments);
		}
		catch (PartFailedException ex) {
			System.err.println(ex.getMessage());
			ex.lastLines().forEach((line) -> System.err.println("  | " + line));
			System.exit(1);
		}
		catch (UsageException | UnfitMachineException | NotBuiltException | TokenRefusedException ex) {
			System.err.println(ex.getMessage());
			System.exit(1);
		}
	}

	private void run(Arguments arguments) throws InterruptedException {
		switch (arguments) {
			case Arguments.Up up -> new UpCommand(this.settings, this.out).run(up);
			case Arguments.Down down -> down(down.parts());
			case Arguments.Token token -> this.out.println(token(token.user()));
			case Arguments.Help help -> this.out.println(Arguments.USAGE);
		}
	}

	private void down(List<String> parts) {
		if (parts.isEmpty()) {
			List<String> stopped = StopOrder.stopAll(this.settings);
			this.out.println(
					stopped.isEmpty() ? "Nothing was running" : "Stopped; the data stay in " + this.settings.data());
			return;
		}
		Suite suite = running();
		for (String part : parts) {
			if (!suite.partNames().contains(part)) {
				throw new UsageException("No part " + part + "; there are " + String.join(", ", suite.partNames()));
			}
			suite.stop(part);
		}
	}

	private String token(String name) throws InterruptedException {
		SampleUser user = SampleUser.named(name)
			.orElseThrow(() -> new UsageException("No sample user " + name + "; there are " + SampleUser.names()));
		return running().tokens().of(user);
	}

	private Suite running() {
		return Suite.find(this.settings)
			.orElseThrow(() -> new UsageException("The suite is not running: start it with ./deploy/up"));
	}

}
