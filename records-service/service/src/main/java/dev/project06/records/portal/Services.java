package dev.project06.records.portal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

import dev.project06.records.agency.Agencies;
import dev.project06.records.agency.Agency;
import dev.project06.records.agency.AgencyCode;
import dev.project06.records.calendar.WorkingCalendar;
import dev.project06.records.dossier.Dossier;
import dev.project06.records.dossier.DossierCode;
import dev.project06.records.procedure.Catalogue;
import dev.project06.records.procedure.Procedure;
import dev.project06.records.reading.Access;
import dev.project06.records.reading.NoSuchDossierException;
import dev.project06.records.security.Caller;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

import org.springframework.stereotype.Component;

/**
 * The services by their names. Of several dossiers each is answered by itself, one after
 * the other in the order in which they were sent.
 */
@Component
final class Services {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT);

	private final NewDossiers newDossiers;

	private final KnownDossiers knownDossiers;

	private final Access access;

	private final Catalogue catalogue;

	private final Agencies agencies;

	private final PortalSettings settings;

	private final MeterRegistry meters;

	private final Clock clock;

	Services(NewDossiers newDossiers, KnownDossiers knownDossiers, Access access, Catalogue catalogue,
			Agencies agencies, PortalSettings settings, MeterRegistry meters, Clock clock) {
		this.newDossiers = newDossiers;
		this.knownDossiers = knownDossiers;
		this.access = access;
		this.catalogue = catalogue;
		this.agencies = agencies;
		this.settings = settings;
		this.meters = meters;
		this.clock = clock;
	}

	Mono<PortalAnswer> call(Caller caller, AgencyCode agency, JsonNode call) {
		return switch (Objects.requireNonNullElse(Members.text(call, "service"), "")) {
			case "DongBoHoSoMC" -> sync(caller, agency, call);
			case "CapNhatTienDoHoSoMC" -> each(call, (sent) -> this.knownDossiers.progress(caller, sent))
				.map((each) -> PortalAnswer.dossiers(each, null));
			case "TraCuuHoSo" -> lookUp(caller, call);
			case "LayDanhSachTTHC" -> Mono.just(procedures(agency));
			case "LayThuTuc" -> Mono.just(procedure(call));
			default -> throw new PortalException(PortalError.UNKNOWN_SERVICE);
		};
	}

	private Mono<PortalAnswer> sync(Caller caller, AgencyCode agency, JsonNode call) {
		boolean updating = switch (Objects.requireNonNullElse(Members.text(call, "isUpdating"), "")
			.toLowerCase(Locale.ROOT)) {
			case "true" -> true;
			case "false" -> false;
			default -> throw new PortalException(PortalError.MALFORMED_CALL, "isUpdating", "code");
		};
		int[] blank = { 0 };
		return each(call, (sent) -> {
			SentDossier dossier = SentDossier.of(sent, agency, this.settings);
			blank[0] += dossier.isBlank() ? 1 : 0;
			this.meters
				.counter("records.portal.dossiers", "holder",
						dossier.isBlank() ? "blank" : dossier.subject().name().toLowerCase(Locale.ROOT), "updating",
						Boolean.toString(updating))
				.increment();
			return updating ? this.knownDossiers.update(caller, dossier)
					: this.newDossiers.create(caller, agency, dossier);
		}).map((each) -> PortalAnswer.dossiers(each, blank[0]));
	}

	private Mono<List<PortalAnswer>> each(JsonNode call, Work work) {
		JsonNode data = call.get("data");
		if (data == null || !data.isArray() || data.isEmpty()) {
			throw new PortalException(PortalError.MALFORMED_CALL, "data", "required");
		}
		if (data.size() > this.settings.most()) {
			throw new PortalException(PortalError.TOO_MANY, "data", "length");
		}
		return Flux.fromStream(data::valueStream).concatMap((sent) -> one(sent, work), 1).collectList();
	}

	private static Mono<PortalAnswer> one(JsonNode sent, Work work) {
		String code = Optional.ofNullable(Members.text(sent, "MaHoSo")).filter(DossierCode::isCode).orElse(null);
		return Mono.defer(() -> {
			if (!sent.isObject()) {
				throw new PortalException(PortalError.INVALID_FIELD, "", "type");
			}
			return work.on(sent);
		}).onErrorResume(PortalException.class, (failure) -> Mono.just(failure.answer(code)));
	}

	private Mono<PortalAnswer> lookUp(Caller caller, JsonNode call) {
		String code = Members.text(call, "MaHoSo");
		if (code == null) {
			throw new PortalException(PortalError.MALFORMED_CALL, "MaHoSo", "required");
		}
		return this.access.find(caller, code, "portal-look-up")
			.map((found) -> PortalAnswer.data(members(found.dossier())))
			.onErrorMap(NoSuchDossierException.class, (failure) -> new PortalException(PortalError.UNKNOWN_DOSSIER));
	}

	private static Object members(Dossier dossier) {
		LocalDate due = dossier.dueDate();
		return PortalAnswer.members("MaHoSo", dossier.code().text(), "MaTTHC", dossier.filing().procedure(),
				"DonViXuLy", dossier.inCharge().text(), "KenhThucHien",
				Integer.toString(dossier.filing().channel().code()), "TrangThaiHoSo",
				Integer.toString(dossier.state().code()), "TenTrangThai", dossier.state().vietnamese(), "NgayTiepNhan",
				time(dossier.receivedAt()), "NgayHenTra",
				(due != null) ? TIME.format(due.atStartOfDay(WorkingCalendar.ZONE)) : "", "NgayKetThucXuLy",
				time(dossier.finishedAt()), "NgayTra", time(dossier.returnedAt()), "LienKetDinhDanh",
				dossier.link().state().name());
	}

	private static String time(@Nullable Instant at) {
		return (at != null) ? TIME.format(at.atZone(WorkingCalendar.ZONE)) : "";
	}

	private PortalAnswer procedures(AgencyCode code) {
		Agency agency = this.agencies.find(code).orElseThrow();
		return PortalAnswer.data(this.catalogue.all()
			.stream()
			.map((history) -> this.catalogue.find(history.code(), today()))
			.flatMap(Optional::stream)
			.filter((procedure) -> procedure.isOfferedBy(agency))
			.map(Services::members)
			.toList());
	}

	private PortalAnswer procedure(JsonNode call) {
		String code = Members.text(call, "MaTTHC");
		if (code == null) {
			throw new PortalException(PortalError.MALFORMED_CALL, "MaTTHC", "required");
		}
		Procedure procedure = this.catalogue.find(code, today())
			.orElseThrow(() -> new PortalException(PortalError.UNKNOWN_PROCEDURE));
		var whole = PortalAnswer.members();
		whole.putAll(members(procedure));
		whole.put("ThanhPhanHoSo",
				procedure.components()
					.stream()
					.map((paper) -> PortalAnswer.members("MaThanhPhanHoSo", paper.code(), "TenGiayTo", paper.nameVi()))
					.toList());
		whole.put("KetQua",
				procedure.results()
					.stream()
					.map((result) -> PortalAnswer.members("MaKetQua", result.code(), "TenKetQua", result.nameVi()))
					.toList());
		return PortalAnswer.data(whole);
	}

	private static java.util.Map<String, Object> members(Procedure procedure) {
		return PortalAnswer.members("MaTTHC", procedure.code(), "TenTTHC", procedure.nameVi(), "MucDo",
				procedure.serviceLevel().name(), "ThoiHanGiaiQuyet", procedure.statutoryTime().toString());
	}

	private LocalDate today() {
		return LocalDate.ofInstant(this.clock.instant(), WorkingCalendar.ZONE);
	}

	/** What is done with one dossier of a call. */
	@FunctionalInterface
	private interface Work {

		Mono<PortalAnswer> on(JsonNode sent);

	}

}
