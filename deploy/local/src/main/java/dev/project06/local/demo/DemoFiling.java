package dev.project06.local.demo;

/**
 * One dossier that the demo files.
 *
 * @param agency code of the agency
 * @param procedure national code of the procedure
 * @param online whether a citizen files it online, otherwise an officer takes it in
 * @param identified whether the officer confirms the holder's number at the counter
 */
record DemoFiling(String agency, String procedure, boolean online, boolean identified) {
}
