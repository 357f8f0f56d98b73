package dev.project06.identity.account;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What the person of an account knows, hashed. Where something is {@code null}, the
 * secret is the one that everybody starts with.
 *
 * @param password hash of the password
 * @param passcode hash of the 6-digit code
 * @param questions the two security questions
 */
record Secrets(@Nullable String password, @Nullable String passcode, List<Question> questions) {

	/** The password that everybody starts with. */
	static final String PASSWORD = "sandbox06";

	/** The 6-digit code that everybody starts with. */
	static final String PASSCODE = "060606";

	/** The answer to both security questions that everybody starts with. */
	static final String ANSWER = "sandbox06";

	static final Secrets STARTING = new Secrets(null, null, List.of());

	/** The hash of an answer to the first or the second question. */
	@Nullable String answer(int question) {
		return this.questions.isEmpty() ? null : this.questions.get(question).answer();
	}

	/** What is secret. */
	@Override
	public String toString() {
		return "Secrets";
	}

	/**
	 * A security question.
	 *
	 * @param topic what it asks for
	 * @param answer hash of the answer
	 */
	record Question(Topic topic, String answer) {
	}

	/** What a security question asks for. */
	enum Topic {

		FIRST_SCHOOL, FIRST_TEACHER, CHILDHOOD_FRIEND, FAVOURITE_BOOK, FAVOURITE_DISH, BIRTHPLACE_OF_MOTHER

	}

}
