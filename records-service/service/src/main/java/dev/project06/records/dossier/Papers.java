package dev.project06.records.dossier;

/**
 * The papers of a dossier (thành phần hồ sơ) in numbers, as the index set of Decision
 * 766/QĐ-TTg counts them.
 *
 * @param components papers that are attached
 * @param digitised those of them that an officer digitised (số hóa)
 * @param reused those of them that were taken from an earlier dossier (tái sử dụng)
 * @param waived papers that need not be handed in, because population data say the same
 * @param electronicResult whether an electronic result (kết quả điện tử) is attached
 */
public record Papers(int components, int digitised, int reused, int waived, boolean electronicResult) {
}
