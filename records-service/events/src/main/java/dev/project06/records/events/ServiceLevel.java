package dev.project06.records.events;

/**
 * How much of a procedure is offered online (article 11 of Decree 42/2022/NĐ-CP).
 */
public enum ServiceLevel {

	/** Full process (toàn trình). */
	FULL,

	/** Partial (một phần). */
	PARTIAL,

	/** Information only. */
	INFORMATION

}
