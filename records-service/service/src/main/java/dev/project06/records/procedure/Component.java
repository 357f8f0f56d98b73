package dev.project06.records.procedure;

/**
 * A paper that a dossier consists of (thành phần hồ sơ, giấy tờ).
 *
 * @param code its code within the procedure, 1 to 40 characters
 * @param nameVi Vietnamese name
 * @param nameEn English name
 * @param required whether a dossier is incomplete without it
 * @param waivable whether the population database replaces it: not to be asked for when
 * the holder's identifier has been verified
 */
public record Component(String code, String nameVi, String nameEn, boolean required, boolean waivable) {
}
