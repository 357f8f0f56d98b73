package dev.project06.records.procedure;

/**
 * What a person can be in a procedure besides applicant and holder.
 */
public enum PersonRole {

	/** Someone who is acted for: by mandate, as a ward (người được đại diện). */
	REPRESENTED,

	/** A child (trẻ em, con). */
	CHILD,

	/** A parent of the child (cha, mẹ). */
	PARENT,

	/** The other one of a couple (vợ, chồng). */
	SPOUSE,

	/** Someone who has died (người đã chết). */
	DECEASED,

	/** The head of the household (chủ hộ). */
	HOUSEHOLD_HEAD

}
