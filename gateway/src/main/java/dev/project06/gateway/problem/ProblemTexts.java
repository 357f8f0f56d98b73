package dev.project06.gateway.problem;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Puts a problem into words.
 */
@Component
final class ProblemTexts {

	static final Locale VIETNAMESE = Locale.of("vi");

	private static final List<Locale> SPOKEN = List.of(VIETNAMESE, Locale.ENGLISH);

	private final MessageSource messages;

	private final JsonMapper json;

	ProblemTexts(MessageSource messages, JsonMapper json) {
		this.messages = messages;
		this.json = json;
		// Reads the files now: a call must not wait for a disk
		SPOKEN.forEach((language) -> json(Answer.of(Problem.NOT_FOUND), language, null, ""));
	}

	/**
	 * Picks the language for a caller.
	 * @param wanted the header {@code Accept-Language}
	 * @return Vietnamese, unless the caller prefers English
	 */
	static Locale language(@Nullable String wanted) {
		if (wanted == null) {
			return VIETNAMESE;
		}
		try {
			Locale found = Locale.lookup(Locale.LanguageRange.parse(wanted), SPOKEN);
			return (found != null) ? found : VIETNAMESE;
		}
		catch (IllegalArgumentException ex) {
			return VIETNAMESE;
		}
	}

	byte[] json(Answer answer, Locale language, @Nullable String instance, String traceId) {
		Problem problem = answer.problem();
		String detail = (answer.detail() != null) ? answer.detail() : "detail." + problem.key();
		return this.json
			.writeValueAsBytes(new Document(problem.type(), text("title." + problem.key(), language), problem.status(),
					text(detail, language, answer.args().toArray()), instance, errors(answer, language), traceId));
	}

	private @Nullable List<Wrong> errors(Answer answer, Locale language) {
		if (answer.field() == null || answer.check() == null) {
			return null;
		}
		return List.of(new Wrong(answer.field(), answer.check(), text("check." + answer.check(), language)));
	}

	private String text(String key, Locale language, Object... args) {
		return this.messages.getMessage(key, args, language);
	}

	@JsonInclude(JsonInclude.Include.NON_NULL)
	private record Document(String type, String title, int status, String detail, @Nullable String instance,
			@Nullable List<Wrong> errors, String traceId) {
	}

	private record Wrong(String field, String check, String message) {
	}

}
