package dev.project06.records.dossier;

/**
 * What a person is to a dossier.
 */
public enum Role {

	/** Whose dossier it is (chủ hồ sơ). Every dossier has one. */
	HOLDER,

	/** Who filed it for another (người nộp), by mandate or as a guardian. */
	APPLICANT,

	/** A child that it is about. */
	CHILD,

	/** A spouse. */
	SPOUSE,

	/** Another person whom the procedure knows. */
	OTHER

}
