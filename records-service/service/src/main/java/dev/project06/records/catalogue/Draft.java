package dev.project06.records.catalogue;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.project06.records.agency.Agencies;
import dev.project06.records.agency.Agency;
import dev.project06.records.agency.AgencyCode;
import dev.project06.records.calendar.StatutoryTime;
import dev.project06.records.events.AgencyBlock;
import dev.project06.records.events.Channel;
import dev.project06.records.events.ServiceLevel;
import dev.project06.records.filing.RefusedFieldException;
import dev.project06.records.procedure.Component;
import dev.project06.records.procedure.Fact;
import dev.project06.records.procedure.PersonRole;
import dev.project06.records.procedure.Procedure;
import dev.project06.records.procedure.Result;
import dev.project06.records.procedure.Standing;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator sends to write a version of a procedure. Has the fields of
 * {@link ProcedureAnswer} but for code and version, which the path says.
 */
record Draft(@NotNull LocalDate validFrom, @Nullable LocalDate validUntil,
		@Nullable @Size(max = 20) List<@NotNull String> replacedBy, @NotNull @Valid Name name,
		@Nullable @Size(max = 500) String leadAgency, @NotBlank @Size(max = 200) String decision,
		@NotNull Boolean essential, @NotNull ServiceLevel serviceLevel, @NotNull Boolean eligibleForFull,
		@NotBlank @Size(max = 60) String statutoryTime, @NotEmpty Set<@NotNull AgencyBlock> offeredBy,
		@Nullable @Size(max = 500) Set<@NotNull AgencyCode> offeredAt, @Nullable Set<@NotNull PersonRole> roles,
		@NotNull @Size(max = 100) List<@NotNull @Valid Paper> components,
		@NotNull Map<Channel, @NotNull @Min(0) @Max(Draft.HIGHEST_FEE) Long> fees,
		@NotNull @Size(max = 20) List<@NotNull @Valid End> results, @Nullable Map<Fact, @NotNull Standing> standings) {

	/** In dong; a digit less than a personal identification number has. */
	static final long HIGHEST_FEE = 99_999_999_999L;

	/** A national code, its local form with the agency, or one of the sandbox. */
	static final Pattern CODE = Pattern.compile("[1-39]\\.[0-9]{6}(\\.[0-9]{3}\\.[0-9]{2}\\.[0-9]{2}\\.[GH][0-9]{2})?");

	private static final Pattern PERSONAL_NUMBER = Pattern.compile("\\p{Nd}([ .\\-\\u00a0]?\\p{Nd}){11}");

	/** Everything that a version says for itself; what the history says is not judged. */
	Procedure procedure(String code, Agencies agencies) {
		refuseNumbers();
		refuseCodes(orEmpty(this.replacedBy));
		refuseDuplicates("components", this.components.stream().map(Paper::code).toList());
		refuseDuplicates("results", this.results.stream().map(End::code).toList());
		Set<AgencyCode> offeredAt = Objects.requireNonNullElse(this.offeredAt, Set.of());
		for (AgencyCode agency : offeredAt) {
			Agency found = agencies.find(agency).orElseThrow(() -> new RefusedFieldException("offeredAt", "code"));
			if (!this.offeredBy.contains(found.block())) {
				throw new RefusedFieldException("offeredAt", "block");
			}
		}
		if (this.serviceLevel == ServiceLevel.FULL && !this.eligibleForFull) {
			throw new RefusedFieldException("eligibleForFull", "level");
		}
		return new Procedure(code, 1, this.validFrom, this.validUntil, orEmpty(this.replacedBy), this.name.vi(),
				this.name.en(), this.leadAgency, this.decision, this.essential, this.serviceLevel, this.eligibleForFull,
				time(), this.offeredBy, offeredAt, Objects.requireNonNullElse(this.roles, Set.of()),
				this.components.stream().map(Paper::component).toList(), this.fees,
				this.results.stream().map(End::result).toList(), Objects.requireNonNullElse(this.standings, Map.of()));
	}

	static void refuseCodes(Collection<String> codes) {
		if (!codes.stream().allMatch((code) -> CODE.matcher(code).matches())) {
			throw new RefusedFieldException("replacedBy", "code");
		}
	}

	private StatutoryTime time() {
		try {
			return StatutoryTime.of(this.statutoryTime);
		}
		catch (IllegalArgumentException ex) {
			throw new RefusedFieldException("statutoryTime", "statutory-time");
		}
	}

	/** The catalogue is for everybody to read. */
	private void refuseNumbers() {
		Stream<String> names = Stream
			.of(Stream.of(this.name), this.components.stream().map(Paper::name), this.results.stream().map(End::name))
			.flatMap((some) -> some)
			.flatMap((name) -> Stream.of(name.vi(), name.en()));
		if (names.anyMatch((text) -> PERSONAL_NUMBER.matcher(text).find())) {
			throw new RefusedFieldException("name", "personal-number");
		}
		refuseNumber("decision", this.decision);
		refuseNumber("leadAgency", Objects.requireNonNullElse(this.leadAgency, ""));
	}

	private static void refuseNumber(String field, String text) {
		if (PERSONAL_NUMBER.matcher(text).find()) {
			throw new RefusedFieldException(field, "personal-number");
		}
	}

	private static void refuseDuplicates(String field, List<String> codes) {
		if (new HashSet<>(codes).size() < codes.size()) {
			throw new RefusedFieldException(field, "duplicate");
		}
	}

	private static List<String> orEmpty(@Nullable List<String> codes) {
		return Objects.requireNonNullElse(codes, List.of());
	}

	/** A paper that a dossier consists of. */
	record Paper(@NotNull @jakarta.validation.constraints.Pattern(regexp = Paper.CODE_FORM) String code,
			@NotNull @Valid Name name, @NotNull Boolean required, @NotNull Boolean waivable) {

		/** Letters and marks, so that it can hold no personal identification number. */
		static final String CODE_FORM = "(?!.*[0-9]{9})[A-Za-z0-9._-]{1,40}";

		private Component component() {
			return new Component(this.code, this.name.vi(), this.name.en(), this.required, this.waivable);
		}

	}

	/** What a procedure ends in. */
	record End(@NotNull @jakarta.validation.constraints.Pattern(regexp = Paper.CODE_FORM) String code,
			@NotNull @Valid Name name, @NotNull Result.Form form) {

		private Result result() {
			return new Result(this.code, this.name.vi(), this.name.en(), this.form);
		}

	}

}
