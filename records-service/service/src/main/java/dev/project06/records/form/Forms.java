package dev.project06.records.form;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import dev.project06.records.agency.Agencies;
import dev.project06.records.agency.Agency;
import dev.project06.records.agency.AgencyCode;
import dev.project06.records.attachment.Attachment;
import dev.project06.records.attachment.AttachmentStore;
import dev.project06.records.attachment.Components;
import dev.project06.records.calendar.WorkingCalendar;
import dev.project06.records.dossier.Course;
import dev.project06.records.dossier.Dossier;
import dev.project06.records.dossier.DossierCode;
import dev.project06.records.dossier.Extension;
import dev.project06.records.dossier.Step;
import dev.project06.records.dossier.Supplement;
import dev.project06.records.events.DossierState;
import dev.project06.records.filing.RefusedFieldException;
import dev.project06.records.procedure.Procedure;
import dev.project06.records.store.Criteria;
import dev.project06.records.store.DossierStore;
import dev.project06.records.store.Page;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Fills forms in with what is known of dossiers.
 */
@Component
final class Forms {

	/** Before the code of any dossier. */
	private static final DossierCode FIRST_CODE = new DossierCode("G00-000000-0000");

	private final DossierStore store;

	private final AttachmentStore attachments;

	private final Components components;

	private final Agencies agencies;

	private final FormSettings settings;

	private final Clock clock;

	Forms(DossierStore store, AttachmentStore attachments, Components components, Agencies agencies,
			FormSettings settings, Clock clock) {
		this.store = store;
		this.attachments = attachments;
		this.components = components;
		this.agencies = agencies;
		this.settings = settings;
		this.clock = clock;
	}

	/**
	 * Fills in a form on one dossier.
	 * @param dossier the dossier
	 * @param number the form, 01 to 06
	 * @return the form; {@link NotIssuedException} when the dossier gives no cause for it
	 */
	Mono<Form> of(Dossier dossier, FormNumber number) {
		return switch (number) {
			case RECEIPT -> receipt(dossier);
			case CONTROL -> control(dossier);
			case SUPPLEMENT, REFUSAL, EXTENSION, STOP -> Mono.justOrEmpty(notice(dossier, number))
				.switchIfEmpty(Mono.error(() -> new NotIssuedException(number)));
			case REGISTER -> Mono.error(() -> new NotIssuedException(number));
		};
	}

	private Mono<Form> receipt(Dossier dossier) {
		Instant receivedAt = dossier.receivedAt();
		LocalDate dueDate = dossier.dueDate();
		if (receivedAt == null || dueDate == null) {
			return Mono.error(() -> new NotIssuedException(FormNumber.RECEIPT));
		}
		return this.attachments.of(dossier.code())
			.collectList()
			.map((attached) -> new Form.Receipt(FormNumber.RECEIPT, issuer(dossier.filing().agency()), receivedAt,
					subject(dossier), papers(dossier, attached),
					Words.time(this.components.procedure(dossier).statutoryTime()), receivedAt, dueDate,
					Words.channel(dossier.filing().channel()), this.settings.lookUp() + dossier.code()));
	}

	private List<Form.Paper> papers(Dossier dossier, List<Attachment> attached) {
		List<Form.Paper> papers = new ArrayList<>();
		attached.stream()
			.filter((file) -> file.kind() == Attachment.Kind.COMPONENT)
			.map((file) -> new Form.Paper(this.components.name(dossier, file.component()), manner(file)))
			.forEach(papers::add);
		this.components.waived(dossier)
			.forEach((waived) -> papers
				.add(new Form.Paper(waived.name(), "Không phải nộp: dữ liệu dân cư đã thay thế")));
		return papers;
	}

	private static String manner(Attachment file) {
		if (file.reusedFrom() != null) {
			return "Tái sử dụng từ hồ sơ " + file.reusedFrom();
		}
		return file.digitised() ? "Bản giấy đã số hóa" : "Bản điện tử";
	}

	private Optional<Form> notice(Dossier dossier, FormNumber number) {
		Course course = dossier.course();
		Instant endedAt = course.finishedAt();
		Extension extension = course.extension();
		if (number == FormNumber.SUPPLEMENT && !course.supplements().isEmpty()) {
			Supplement last = course.supplements().getLast();
			return Optional.of(notice(dossier, number, last.requestedAt(), last.reason(),
					last.components().stream().map((code) -> this.components.name(dossier, code)).toList(), null));
		}
		if (number == FormNumber.EXTENSION && extension != null) {
			return Optional.of(notice(dossier, number, extension.at(), extension.reason(), List.of(), extension));
		}
		boolean ended = (number == FormNumber.REFUSAL && dossier.state() == DossierState.REFUSED)
				|| (number == FormNumber.STOP && dossier.state() == DossierState.STOPPED);
		return (ended && endedAt != null) ? Optional
			.of(notice(dossier, number, endedAt, Objects.requireNonNullElse(course.reason(), ""), List.of(), null))
				: Optional.empty();
	}

	private Form notice(Dossier dossier, FormNumber number, Instant at, String reason, List<String> items,
			@Nullable Extension extension) {
		return new Form.Notice(number, issuer(dossier.filing().agency()), at, subject(dossier), reason, items,
				dossier.receivedAt(), (extension != null) ? extension.from() : dossier.dueDate(),
				(extension != null) ? extension.until() : null);
	}

	private Mono<Form> control(Dossier dossier) {
		return this.store.trail(dossier.code())
			.collectList()
			.map((steps) -> new Form.Control(FormNumber.CONTROL, issuer(dossier.filing().agency()),
					steps.getLast().at(), subject(dossier), steps.stream().map(this::passage).toList(),
					dossier.receivedAt(), dossier.dueDate(), Words.outcome(dossier, this.clock.instant())));
	}

	private Form.Passage passage(Step step) {
		String agency = step.actor().agency();
		String by = (agency != null) ? name(new AgencyCode(agency))
				: step.actor().role().equals("citizen") ? "Người nộp hồ sơ" : "Hệ thống";
		return new Form.Passage(by, step.at(), Words.step(step));
	}

	/**
	 * Fills in the register of an agency.
	 * @param agency the agency
	 * @param from first day
	 * @param to last day
	 * @return the register; {@link RefusedFieldException} when it would be too long
	 */
	Mono<Form> register(Agency agency, LocalDate from, LocalDate to) {
		Instant begin = from.atStartOfDay(WorkingCalendar.ZONE).toInstant();
		Instant end = to.plusDays(1).atStartOfDay(WorkingCalendar.ZONE).toInstant();
		int most = this.settings.largestRegister();
		return this.store
			.list(new Page(new Page.InChargeOf(List.of(agency.code())), Criteria.ANY,
					new Page.Position(end.toEpochMilli(), FIRST_CODE), most + 1))
			.takeWhile((dossier) -> !dossier.filing().at().isBefore(begin))
			.collectList()
			.map((found) -> {
				if (found.size() > most) {
					throw new RefusedFieldException("from", "register-too-long");
				}
				return new Form.Register(FormNumber.REGISTER, issuer(agency.code()), end.minusMillis(1), from, to,
						found.stream()
							.sorted(Comparator.comparing((dossier) -> dossier.filing().at()))
							.map(this::row)
							.toList());
			});
	}

	private Form.Row row(Dossier dossier) {
		return new Form.Row(dossier.code().text(), this.components.procedure(dossier).nameVi(),
				dossier.filing().agency().text(), Words.channel(dossier.filing().channel()), dossier.filing().at(),
				dossier.dueDate(), dossier.returnedAt(), dossier.state().vietnamese());
	}

	private Form.Subject subject(Dossier dossier) {
		Procedure procedure = this.components.procedure(dossier);
		return new Form.Subject(dossier.code().text(), procedure.code(), procedure.nameVi(),
				Words.holder(dossier.link()));
	}

	private Form.Issuer issuer(AgencyCode code) {
		AgencyCode above = code.parent();
		return new Form.Issuer(name(code), (above != null) ? name(above) : null);
	}

	private String name(AgencyCode code) {
		return this.agencies.find(code).map(Agency::nameVi).orElse(code.text());
	}

}
