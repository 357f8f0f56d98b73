package dev.project06.records.procedure;

import java.util.Set;

import dev.project06.records.calendar.StatutoryTime;
import dev.project06.records.events.AgencyBlock;
import dev.project06.records.events.ServiceLevel;
import org.jspecify.annotations.Nullable;

/**
 * An administrative procedure (thủ tục hành chính).
 *
 * @param code national code such as {@code 1.004222}, or one of the sandbox such as
 * {@code 9.000001} where the national code is not known
 * @param nameVi Vietnamese name; says so when the name is not known
 * @param nameEn English name; says so when the name is not known
 * @param leadAgency the agency that answers for the procedure, in the words of the
 * source; {@code null} when not known
 * @param decision the decision that lists the procedure
 * @param serviceLevel how much of it is offered online
 * @param essential whether it is one of the 53 essential services
 * @param statutoryTime the time that an agency has for a dossier
 * @param timeIsAssumption whether that time is an assumption of the sandbox
 * @param offeredBy the blocks whose agencies take dossiers of it
 */
public record Procedure(String code, String nameVi, String nameEn, @Nullable String leadAgency, String decision,
		ServiceLevel serviceLevel, boolean essential, StatutoryTime statutoryTime, boolean timeIsAssumption,
		Set<AgencyBlock> offeredBy) {

	public Procedure {
		offeredBy = Set.copyOf(offeredBy);
	}

	/**
	 * Whether the code is one of the sandbox: no national code begins with a 9.
	 * @return {@code false} for a national code
	 */
	public boolean hasSandboxCode() {
		return this.code.startsWith("9.");
	}

}
