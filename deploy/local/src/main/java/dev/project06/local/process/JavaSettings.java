package dev.project06.local.process;

import java.util.List;
import java.util.Map;

/**
 * How the virtual machines of the parts run.
 *
 * @param recordsCaches whether a part without a start-up cache gets one: a longer first
 * start for shorter later ones
 * @param options options of every virtual machine, which override those of the part
 * @param environment variables of every virtual machine, which the part's own override
 */
public record JavaSettings(boolean recordsCaches, List<String> options, Map<String, String> environment) {

	/**
	 * Without it, seven optimising compilers would take the processors from the work.
	 */
	static final String QUICK_COMPILER = "-XX:TieredStopAtLevel=1";

	public JavaSettings {
		options = List.copyOf(options);
		environment = Map.copyOf(environment);
	}

}
