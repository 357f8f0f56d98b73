package dev.project06.local;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;

import dev.project06.local.keycloak.SampleUser;
import dev.project06.local.keycloak.Secrets;
import dev.project06.local.machine.Port;

/**
 * The one table that a person reads when the suite is ready.
 *
 * @param suite the running suite
 */
record SuiteTable(Suite suite) {

	void print(PrintStream out) {
		out.println();
		out.println("PART               ADDRESS                        READY IN");
		Map<String, Duration> times = this.suite.times();
		for (Port port : Port.values()) {
			boolean first = Port.of(port.part()).findFirst().filter(port::equals).isPresent();
			if (first && this.suite.partNames().contains(port.part())) {
				out.println("%-18s %-30s %s".formatted(port.part(), address(port), seconds(times.get(port.part()))));
			}
		}
		out.println();
		out.println("USER               PASSWORD                       WHO");
		for (SampleUser user : SampleUser.values()) {
			out.println("%-18s %-30s %s".formatted(user.username(), user.isPerson() ? SampleUser.PASSWORD : "-",
					user.description()));
		}
		out.println("%-18s %-30s %s".formatted(Secrets.KEYCLOAK_ADMIN, "see " + Secrets.FILE,
				"administrator of Keycloak, " + this.suite.address(Port.KEYCLOAK) + "/admin"));
		out.println();
		out.println("""
				TRY (dùng thử)
				  curl -H "Authorization: Bearer $(./deploy/token citizen1)" %1$s/api/records/v1/procedures
				  curl -H "Authorization: Bearer $(./deploy/token operator1)" %1$s/api/metrics/v1/rates
				  logs: %2$s
				""".formatted(this.suite.address(Port.GATEWAY), this.suite.data().resolve("logs")));
	}

	private String address(Port port) {
		String address = this.suite.address(port).toString();
		return switch (port) {
			case KAFKA -> address.substring("http://".length());
			case STORE -> address.replace("http:", "mongodb:");
			default -> address;
		};
	}

	private static String seconds(@org.jspecify.annotations.Nullable Duration time) {
		return (time == null) ? "-" : "%.1f s".formatted(time.toMillis() / 1000.0);
	}

}
