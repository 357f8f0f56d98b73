package dev.project06.records.catalogue;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

import dev.project06.records.calendar.WorkingCalendar;
import dev.project06.records.events.AgencyBlock;
import dev.project06.records.events.ServiceLevel;
import dev.project06.records.procedure.Catalogue;
import dev.project06.records.procedure.History;
import dev.project06.records.procedure.Procedure;
import dev.project06.records.procedure.PublishedFigure;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;

import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Shows procedures, on a day and in all their versions, and what was published about
 * them.
 */
@RestController
@RequestMapping("/api/records/v1")
final class CatalogueController {

	private final Catalogue catalogue;

	private final Clock clock;

	private final Listing<FigureAnswer> figures;

	CatalogueController(Catalogue catalogue, Clock clock) {
		this.catalogue = catalogue;
		this.clock = clock;
		this.figures = new Listing<>(PublishedFigure.load().stream().map(FigureAnswer::of).toList());
	}

	@Operation(summary = "Procedures in force on a day, today unless another is named")
	@GetMapping("/procedures")
	Listing<Item> procedures(@RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate day,
			@RequestParam(required = false) @Nullable Boolean essential,
			@RequestParam(required = false) @Nullable ServiceLevel serviceLevel,
			@RequestParam(required = false) @Nullable AgencyBlock block) {
		LocalDate on = day(day);
		return new Listing<>(this.catalogue.all()
			.stream()
			.flatMap((history) -> history.inForce(on).stream())
			.filter((procedure) -> essential == null || essential == procedure.essential())
			.filter((procedure) -> serviceLevel == null || serviceLevel == procedure.serviceLevel())
			.filter((procedure) -> block == null || procedure.offeredBy().contains(block))
			.map(Item::of)
			.toList());
	}

	@Operation(summary = "The version of a procedure in force on a day, today unless another is named")
	@GetMapping("/procedures/{code}")
	ResponseEntity<ProcedureAnswer> procedure(@PathVariable String code,
			@RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate day) {
		History history = history(code);
		return answer(history, history.inForce(day(day)).orElseThrow(NothingThereException::new));
	}

	@Operation(summary = "All versions of a procedure")
	@GetMapping("/procedures/{code}/versions")
	ResponseEntity<Listing<ProcedureAnswer>> versions(@PathVariable String code) {
		History history = history(code);
		return ResponseEntity.ok()
			.eTag(Integer.toString(history.revision()))
			.body(new Listing<>(history.versions().stream().map(ProcedureAnswer::of).toList()));
	}

	@Operation(summary = "One version of a procedure")
	@GetMapping("/procedures/{code}/versions/{version}")
	ResponseEntity<ProcedureAnswer> version(@PathVariable String code, @PathVariable int version) {
		History history = history(code);
		return answer(history, history.version(version).orElseThrow(NothingThereException::new));
	}

	@Operation(summary = "Counts that were published, with their sources")
	@GetMapping("/published-figures")
	Listing<FigureAnswer> figures() {
		return this.figures;
	}

	private static ResponseEntity<ProcedureAnswer> answer(History history, Procedure version) {
		return ResponseEntity.ok().eTag(Integer.toString(history.revision())).body(ProcedureAnswer.of(version));
	}

	private History history(String code) {
		return this.catalogue.history(code).orElseThrow(NothingThereException::new);
	}

	private LocalDate day(@Nullable LocalDate day) {
		return Objects.requireNonNullElseGet(day,
				() -> LocalDate.ofInstant(this.clock.instant(), WorkingCalendar.ZONE));
	}

	/** A procedure in a list. */
	record Item(String code, int version, Name name, @Nullable String leadAgency, String decision,
			ServiceLevel serviceLevel, boolean essential, String statutoryTime, List<AgencyBlock> offeredBy) {

		private static Item of(Procedure procedure) {
			return new Item(procedure.code(), procedure.version(), new Name(procedure.nameVi(), procedure.nameEn()),
					procedure.leadAgency(), procedure.decision(), procedure.serviceLevel(), procedure.essential(),
					procedure.statutoryTime().toString(), procedure.offeredBy().stream().sorted().toList());
		}

	}

	/** A published count as callers see it. */
	record FigureAnswer(String id, Name name, String asOf, long part, long whole, BigDecimal percent,
			@Nullable BigDecimal publishedPercent, @Nullable Boolean agrees, String source,
			PublishedFigure.Standing standing) {

		private static FigureAnswer of(PublishedFigure figure) {
			return new FigureAnswer(figure.id(), new Name(figure.nameVi(), figure.nameEn()), figure.asOf(),
					figure.part(), figure.whole(), figure.percent(), figure.publishedPercent(), figure.agrees(),
					figure.source(), figure.standing());
		}

	}

}
