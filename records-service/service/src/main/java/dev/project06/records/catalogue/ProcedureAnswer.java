package dev.project06.records.catalogue;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.project06.records.agency.AgencyCode;
import dev.project06.records.events.AgencyBlock;
import dev.project06.records.events.Channel;
import dev.project06.records.events.ServiceLevel;
import dev.project06.records.procedure.Component;
import dev.project06.records.procedure.Fact;
import dev.project06.records.procedure.PersonRole;
import dev.project06.records.procedure.Procedure;
import dev.project06.records.procedure.Result;
import dev.project06.records.procedure.Standing;
import org.jspecify.annotations.Nullable;

/**
 * A version of a procedure as callers see it.
 */
record ProcedureAnswer(String code, int version, @Nullable LocalDate validFrom, @Nullable LocalDate validUntil,
		List<String> replacedBy, Name name, @Nullable String leadAgency, String decision, boolean essential,
		ServiceLevel serviceLevel, boolean eligibleForFull, String statutoryTime, List<AgencyBlock> offeredBy,
		List<AgencyCode> offeredAt, List<PersonRole> roles, List<Paper> components, Map<Channel, Long> fees,
		List<End> results, Map<Fact, Standing> standings) {

	static ProcedureAnswer of(Procedure procedure) {
		Map<Channel, Long> fees = new TreeMap<>();
		for (Channel channel : Channel.values()) {
			fees.put(channel, procedure.fee(channel));
		}
		Map<Fact, Standing> standings = new TreeMap<>();
		for (Fact fact : Fact.values()) {
			standings.put(fact, procedure.standing(fact));
		}
		return new ProcedureAnswer(procedure.code(), procedure.version(), procedure.validFrom(), procedure.validUntil(),
				procedure.replacedBy(), new Name(procedure.nameVi(), procedure.nameEn()), procedure.leadAgency(),
				procedure.decision(), procedure.essential(), procedure.serviceLevel(), procedure.eligibleForFull(),
				procedure.statutoryTime().toString(), procedure.offeredBy().stream().sorted().toList(),
				procedure.offeredAt().stream().sorted(Comparator.comparing(AgencyCode::text)).toList(),
				procedure.roles().stream().sorted().toList(), procedure.components().stream().map(Paper::of).toList(),
				fees, procedure.results().stream().map(End::of).toList(), standings);
	}

	/** A paper that a dossier consists of. */
	record Paper(String code, Name name, boolean required, boolean waivable) {

		private static Paper of(Component component) {
			return new Paper(component.code(), new Name(component.nameVi(), component.nameEn()), component.required(),
					component.waivable());
		}

	}

	/** What a procedure ends in. */
	record End(String code, Name name, Result.Form form) {

		private static End of(Result result) {
			return new End(result.code(), new Name(result.nameVi(), result.nameEn()), result.form());
		}

	}

}
