package dev.project06.identity.api;

/**
 * Asks for a receipt on a citizen who logged in with VNeID.
 *
 * @param subject the pairwise subject of the login
 * @param accountLevel level of the electronic identity account, 1 or 2 (Decree
 * 69/2024/NĐ-CP)
 * @param authenticationLevel level of the login, 1 to 4
 * @param purpose why it is asked
 */
public record ReceiptRequest(String subject, int accountLevel, int authenticationLevel, Purpose purpose) {
}
