package dev.project06.records.events;

/**
 * The papers of a dossier (thành phần hồ sơ) in numbers, as the index set of Decision
 * 766/QĐ-TTg counts them.
 *
 * @param components papers that are attached as files
 * @param digitised those of them that an officer digitised (số hóa)
 * @param reused those of them that were taken from an earlier dossier (tái sử dụng)
 * @param electronicResult whether an electronic result (kết quả điện tử) is attached
 */
public record Papers(int components, int digitised, int reused, boolean electronicResult) {

	/** Nothing is attached. */
	public static final Papers NONE = new Papers(0, 0, 0, false);

	/**
	 * Checks the numbers.
	 * @throws MalformedEventException naming the first check that fails
	 */
	public Papers {
		DossierEvent.check(digitised >= 0 && digitised <= components, "papers.digitised is not among the components");
		DossierEvent.check(reused >= 0 && reused <= components, "papers.reused is not among the components");
	}

}
