package dev.project06.records.store;

import java.util.List;

import dev.project06.records.agency.AgencyCode;
import dev.project06.records.dossier.DossierCode;
import org.jspecify.annotations.Nullable;

/**
 * Which dossiers to read, the latest first.
 *
 * @param part whose
 * @param criteria only those that meet these
 * @param after only those further down than this one
 * @param limit how many at most
 */
public record Page(Part part, Criteria criteria, @Nullable Position after, int limit) {

	/**
	 * Place of a dossier in the order of filing.
	 *
	 * @param millis when it was filed
	 * @param code its code
	 */
	public record Position(long millis, DossierCode code) {

		/** Sorts as text in the order of time, then of code. */
		String text() {
			return "%015d %s".formatted(this.millis, this.code.text());
		}

	}

	/**
	 * A part of all dossiers that an index finds.
	 */
	public sealed interface Part {

	}

	/**
	 * Those that an account filed.
	 *
	 * @param subject pairwise subject of the account
	 */
	public record FiledBy(String subject) implements Part {
	}

	/**
	 * Those of which a link names a person now, whatever the role.
	 *
	 * @param person id of the person
	 */
	public record Naming(String person) implements Part {
	}

	/**
	 * Those that agencies have a part in.
	 *
	 * @param agencies the agencies
	 */
	public record InChargeOf(List<AgencyCode> agencies) implements Part {

		public InChargeOf {
			agencies = List.copyOf(agencies);
		}

	}

	/** All. */
	public record Everything() implements Part {
	}

}
