package dev.project06.records.procedure;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.project06.records.agency.Agency;
import dev.project06.records.agency.AgencyCode;
import dev.project06.records.calendar.StatutoryTime;
import dev.project06.records.events.AgencyBlock;
import dev.project06.records.events.Channel;
import dev.project06.records.events.ServiceLevel;
import org.jspecify.annotations.Nullable;

/**
 * One version of an administrative procedure (thủ tục hành chính). A dossier keeps to the
 * version under which it was received.
 *
 * @param code national code such as {@code 1.004222}, or one of the sandbox such as
 * {@code 9.000001} where the national code is not known
 * @param version number of the version, from 1
 * @param validFrom the first day on which it is in force; {@code null} when that is so
 * long as anybody knows
 * @param validUntil the last day on which it is in force; {@code null} until further
 * notice
 * @param replacedBy codes of the procedures that take its place, whether or not they are
 * in the catalogue
 * @param nameVi Vietnamese name; says so when the name is not known
 * @param nameEn English name; says so when the name is not known
 * @param leadAgency the agency that answers for the procedure, in the words of the
 * source; {@code null} when not known
 * @param decision the decision that lists the procedure
 * @param essential whether it is one of the 53 essential services
 * @param serviceLevel how much of it is offered online
 * @param eligibleForFull whether all of it could be offered online (đủ điều kiện toàn
 * trình), which the rates are measured against
 * @param statutoryTime the time that an agency has for a dossier
 * @param offeredBy the blocks whose agencies take dossiers of it
 * @param offeredAt the agencies that take dossiers of it, with those under them; all of
 * the blocks when empty
 * @param roles the persons that it knows besides applicant and holder
 * @param components the papers that a dossier consists of
 * @param fees what it costs by channel, in dong; where a channel is missing, as much as
 * at the counter
 * @param results what it ends in
 * @param standings how each fact is known; an assumption where nothing is said
 */
public record Procedure(String code, int version, @Nullable LocalDate validFrom, @Nullable LocalDate validUntil,
		List<String> replacedBy, String nameVi, String nameEn, @Nullable String leadAgency, String decision,
		boolean essential, ServiceLevel serviceLevel, boolean eligibleForFull, StatutoryTime statutoryTime,
		Set<AgencyBlock> offeredBy, Set<AgencyCode> offeredAt, Set<PersonRole> roles, List<Component> components,
		Map<Channel, Long> fees, List<Result> results, Map<Fact, Standing> standings) {

	public Procedure {
		replacedBy = List.copyOf(replacedBy);
		offeredBy = Set.copyOf(offeredBy);
		offeredAt = Set.copyOf(offeredAt);
		roles = Set.copyOf(roles);
		components = List.copyOf(components);
		fees = Map.copyOf(fees);
		results = List.copyOf(results);
		standings = Map.copyOf(standings);
	}

	/**
	 * Whether dossiers that come in on a day fall under this version.
	 * @param day the day, in Vietnam
	 * @return whether they do
	 */
	public boolean isInForce(LocalDate day) {
		return (this.validFrom == null || !day.isBefore(this.validFrom))
				&& (this.validUntil == null || !day.isAfter(this.validUntil));
	}

	/**
	 * Whether an agency takes dossiers of it.
	 * @param agency the agency
	 * @return whether it does
	 */
	public boolean isOfferedBy(Agency agency) {
		return this.offeredBy.contains(agency.block())
				&& (this.offeredAt.isEmpty() || this.offeredAt.stream().anyMatch(agency.code()::isWithin));
	}

	/**
	 * What a dossier costs.
	 * @param channel how it comes in
	 * @return dong, 0 when free
	 */
	public long fee(Channel channel) {
		return Optional.ofNullable(this.fees.get(channel)).orElse(this.fees.getOrDefault(Channel.COUNTER, 0L));
	}

	/**
	 * How a fact is known.
	 * @param fact the fact
	 * @return its standing
	 */
	public Standing standing(Fact fact) {
		return this.standings.getOrDefault(fact, Standing.ASSUMPTION);
	}

	/**
	 * Whether the code is one of the sandbox: no national code begins with a 9.
	 * @return {@code false} for a national code
	 */
	public boolean hasSandboxCode() {
		return this.code.startsWith("9.");
	}

	/** The same in another place of the history. */
	Procedure as(int version, @Nullable LocalDate from, @Nullable LocalDate until) {
		return new Procedure(this.code, version, from, until, this.replacedBy, this.nameVi, this.nameEn,
				this.leadAgency, this.decision, this.essential, this.serviceLevel, this.eligibleForFull,
				this.statutoryTime, this.offeredBy, this.offeredAt, this.roles, this.components, this.fees,
				this.results, this.standings);
	}

	/** The same with other successors. */
	Procedure replacedBy(List<String> codes) {
		return new Procedure(this.code, this.version, this.validFrom, this.validUntil, codes, this.nameVi, this.nameEn,
				this.leadAgency, this.decision, this.essential, this.serviceLevel, this.eligibleForFull,
				this.statutoryTime, this.offeredBy, this.offeredAt, this.roles, this.components, this.fees,
				this.results, this.standings);
	}

}
