package dev.project06.records.catalogue;

import java.util.List;

import dev.project06.records.agency.Agencies;
import dev.project06.records.agency.Agency;
import dev.project06.records.events.AgencyBlock;
import dev.project06.records.events.ServiceLevel;
import dev.project06.records.procedure.Catalogue;
import dev.project06.records.procedure.Procedure;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Lists what dossiers can name.
 */
@RestController
@RequestMapping("/api/records/v1")
final class CatalogueController {

	private final Listing<ProcedureAnswer> procedures;

	private final Listing<AgencyAnswer> agencies;

	CatalogueController(Catalogue catalogue, Agencies agencies) {
		this.procedures = new Listing<>(catalogue.all().stream().map(ProcedureAnswer::of).toList());
		this.agencies = new Listing<>(agencies.all().stream().map(AgencyAnswer::of).toList());
	}

	@Operation(summary = "Procedures that dossiers can be filed for")
	@GetMapping("/procedures")
	Listing<ProcedureAnswer> procedures() {
		return this.procedures;
	}

	@Operation(summary = "Agencies that receive dossiers")
	@GetMapping("/agencies")
	Listing<AgencyAnswer> agencies() {
		return this.agencies;
	}

	/**
	 * A whole list.
	 *
	 * @param items what stands in it
	 */
	record Listing<T>(List<T> items) {
	}

	/** Name in the two languages of the service. */
	record Name(String vi, String en) {
	}

	/** A procedure as callers see it. */
	record ProcedureAnswer(String code, Name name, @Nullable String leadAgency, String decision,
			ServiceLevel serviceLevel, boolean essential, String statutoryTime, boolean timeIsAssumption,
			boolean sandboxCode, List<AgencyBlock> offeredBy) {

		private static ProcedureAnswer of(Procedure procedure) {
			return new ProcedureAnswer(procedure.code(), new Name(procedure.nameVi(), procedure.nameEn()),
					procedure.leadAgency(), procedure.decision(), procedure.serviceLevel(), procedure.essential(),
					procedure.statutoryTime().toString(), procedure.timeIsAssumption(), procedure.hasSandboxCode(),
					procedure.offeredBy().stream().sorted().toList());
		}

	}

	/** An agency as callers see it. */
	record AgencyAnswer(String code, Name name, AgencyBlock block, @Nullable String parent, Agency.Standing standing,
			@Nullable String unit2025) {

		private static AgencyAnswer of(Agency agency) {
			return new AgencyAnswer(agency.code().text(), new Name(agency.nameVi(), agency.nameEn()), agency.block(),
					(agency.parent() != null) ? agency.parent().text() : null, agency.standing(), agency.unit2025());
		}

	}

}
