package dev.project06.records.attachment;

import java.time.LocalDate;
import java.util.List;

import dev.project06.records.calendar.WorkingCalendar;
import dev.project06.records.dossier.Dossier;
import dev.project06.records.events.LinkState;
import dev.project06.records.events.Papers;
import dev.project06.records.filing.RefusedFieldException;
import dev.project06.records.procedure.Catalogue;
import dev.project06.records.procedure.Component;
import dev.project06.records.procedure.Procedure;

import org.springframework.stereotype.Service;

/**
 * Compares the papers of a dossier with the components that its procedure asks for.
 */
@Service
public final class Components {

	private final Catalogue catalogue;

	Components(Catalogue catalogue) {
		this.catalogue = catalogue;
	}

	/**
	 * Counts papers.
	 * @param all the attachments of one dossier
	 * @return the papers in numbers; what the scanner holds back does not count
	 */
	static Papers papers(List<Attachment> all) {
		List<Attachment> papers = all.stream()
			.filter((attachment) -> attachment.kind() == Attachment.Kind.COMPONENT
					&& attachment.scan() != Attachment.Scan.INFECTED)
			.toList();
		return new Papers(papers.size(), (int) papers.stream().filter(Attachment::digitised).count(),
				(int) papers.stream().filter((paper) -> paper.reusedFrom() != null).count(),
				all.stream()
					.anyMatch((attachment) -> attachment.kind() == Attachment.Kind.RESULT
							&& attachment.scan() == Attachment.Scan.CLEAN));
	}

	/**
	 * The papers that need not be handed in: population data replace them once the number
	 * of the holder is verified.
	 * @param dossier the dossier
	 * @return the components
	 */
	public List<Waived> waived(Dossier dossier) {
		if (dossier.link().state() != LinkState.VERIFIED) {
			return List.of();
		}
		return components(dossier).stream()
			.filter(Component::waivable)
			.map((component) -> new Waived(component.code(), component.nameVi()))
			.toList();
	}

	/**
	 * Refuses a component that the procedure does not know, or one for a result.
	 */
	void refuseUnknown(Dossier dossier, Attachment.Kind kind, String component) {
		boolean result = kind == Attachment.Kind.RESULT;
		if (result ? !component.isEmpty()
				: components(dossier).stream().noneMatch((known) -> known.code().equals(component))) {
			throw new RefusedFieldException("component", component.isEmpty() ? "required" : "code");
		}
	}

	/**
	 * The version of the procedure that a dossier was received under, or before that the
	 * one that it was filed under.
	 * @param dossier the dossier
	 * @return the procedure
	 */
	public Procedure procedure(Dossier dossier) {
		String code = dossier.filing().procedure();
		LocalDate filed = dossier.filing().at().atZone(WorkingCalendar.ZONE).toLocalDate();
		int version = dossier.course().procedureVersion();
		return ((version > 0) ? this.catalogue.version(code, version) : this.catalogue.find(code, filed)).orElseThrow();
	}

	/**
	 * What a component is called.
	 * @param dossier the dossier
	 * @param code code of the component
	 * @return its Vietnamese name, or the code when the procedure does not know it
	 */
	public String name(Dossier dossier, String code) {
		return components(dossier).stream()
			.filter((component) -> component.code().equals(code))
			.map(Component::nameVi)
			.findFirst()
			.orElse(code);
	}

	private List<Component> components(Dossier dossier) {
		return procedure(dossier).components();
	}

}
