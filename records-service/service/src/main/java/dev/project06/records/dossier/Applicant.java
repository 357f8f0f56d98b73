package dev.project06.records.dossier;

/**
 * The citizen who filed a dossier online.
 *
 * @param subject pairwise subject of the login at VNeID
 * @param accountLevel level of the account, 1 or 2
 * @param authenticationLevel level of the login, 1 to 4
 */
public record Applicant(String subject, int accountLevel, int authenticationLevel) {
}
