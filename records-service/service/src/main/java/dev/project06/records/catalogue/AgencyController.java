package dev.project06.records.catalogue;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import dev.project06.records.agency.Agencies;
import dev.project06.records.agency.Agency;
import dev.project06.records.agency.AgencyCode;
import dev.project06.records.agency.MalformedAgencyCodeException;
import dev.project06.records.agency.Province;
import dev.project06.records.agency.Provinces;
import dev.project06.records.calendar.WorkingCalendar;
import dev.project06.records.events.AgencyBlock;
import dev.project06.records.filing.RefusedFieldException;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;

import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Shows the tree of agencies, and the provinces before and since their merger.
 */
@RestController
@RequestMapping("/api/records/v1")
final class AgencyController {

	private final Agencies agencies;

	private final Provinces provinces;

	private final Clock clock;

	AgencyController(Agencies agencies, Provinces provinces, Clock clock) {
		this.agencies = agencies;
		this.provinces = provinces;
		this.clock = clock;
	}

	@Operation(summary = "Agencies, all or those in office on a day",
			description = "level: 1 for ministries and provinces, one more for each level below. "
					+ "within: an agency, in either form of its code, of which all under it are listed.")
	@GetMapping("/agencies")
	Listing<AgencyAnswer> agencies(
			@RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate day,
			@RequestParam(required = false) @Nullable Integer level,
			@RequestParam(required = false) @Nullable AgencyBlock block,
			@RequestParam(required = false) @Nullable String within) {
		Stream<Agency> all = ((within != null) ? this.agencies.under(known(within).code()) : this.agencies.all())
			.stream();
		return new Listing<>(all.filter((agency) -> day == null || agency.isInOffice(day))
			.filter((agency) -> level == null || level == agency.code().level())
			.filter((agency) -> block == null || block == agency.block())
			.map((agency) -> answer(agency, day(day)))
			.toList());
	}

	@Operation(summary = "One agency, by either form of its code")
	@GetMapping("/agencies/{code}")
	AgencyAnswer agency(@PathVariable String code,
			@RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate day) {
		try {
			return answer(this.agencies.find(AgencyCode.of(code)).orElseThrow(NothingThereException::new), day(day));
		}
		catch (MalformedAgencyCodeException ex) {
			throw new NothingThereException();
		}
	}

	@Operation(summary = "Provinces on a day, today unless another is named: 63 until 2025-06-30, 34 since")
	@GetMapping("/provinces")
	Listing<ProvinceAnswer> provinces(
			@RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate day) {
		return new Listing<>(this.provinces.inForce(day(day)).stream().map(this::answer).toList());
	}

	@Operation(summary = "What the code of a province meant on a day, today unless another is named")
	@GetMapping("/provinces/{code}")
	ProvinceAnswer province(@PathVariable String code,
			@RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate day) {
		return answer(this.provinces.find(code, day(day)).orElseThrow(NothingThereException::new));
	}

	private Agency known(String code) {
		try {
			return this.agencies.find(AgencyCode.of(code))
				.orElseThrow(() -> new RefusedFieldException("within", "code"));
		}
		catch (MalformedAgencyCodeException ex) {
			throw new RefusedFieldException("within", "code");
		}
	}

	private AgencyAnswer answer(Agency agency, LocalDate day) {
		return new AgencyAnswer(agency.code(), agency.code().bottomUp(), new Name(agency.nameVi(), agency.nameEn()),
				agency.block(), agency.code().level(), agency.parent(), agency.standing(), agency.isInOffice(day),
				agency.validUntil(), agency.becomes(), province(agency, day));
	}

	/** Where it was in 2024, followed to the day. */
	private @Nullable Reference province(Agency agency, LocalDate day) {
		return (agency.province() == null) ? null
				: this.provinces.find(agency.province(), Provinces.FIRST_DAY)
					.map((first) -> Reference.of(this.provinces.on(first, day)))
					.orElse(null);
	}

	private ProvinceAnswer answer(Province province) {
		LocalDate until = province.validUntil();
		return new ProvinceAnswer(province.code(), new Name(province.nameVi(), province.nameEn()), province.validFrom(),
				until, (until != null) ? Reference.of(this.provinces.on(province, until.plusDays(1))) : null,
				this.provinces.before(province).stream().map(Reference::of).toList(), province.birthPrefix(),
				province.standing());
	}

	private LocalDate day(@Nullable LocalDate day) {
		return Objects.requireNonNullElseGet(day,
				() -> LocalDate.ofInstant(this.clock.instant(), WorkingCalendar.ZONE));
	}

	/** A province that is named by another answer. */
	record Reference(String code, Name name) {

		private static Reference of(Province province) {
			return new Reference(province.code(), new Name(province.nameVi(), province.nameEn()));
		}

	}

	/** An agency as callers see it. */
	record AgencyAnswer(AgencyCode code, @Nullable String qcvnCode, Name name, AgencyBlock block, int level,
			@Nullable AgencyCode parent, Agency.Standing standing, boolean inOffice, @Nullable LocalDate validUntil,
			@Nullable AgencyCode becomes, @Nullable Reference province) {
	}

	/** A province as callers see it. */
	record ProvinceAnswer(String code, Name name, @Nullable LocalDate validFrom, @Nullable LocalDate validUntil,
			@Nullable Reference becomes, List<Reference> madeFrom, @Nullable String birthPrefix,
			Agency.Standing standing) {
	}

}
