package dev.project06.records.problem;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.project06.records.agency.MalformedAgencyCodeException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

import org.springframework.context.MessageSourceResolvable;
import org.springframework.validation.Errors;
import org.springframework.validation.FieldError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.method.annotation.HandlerMethodValidationException;

/**
 * Finds the place and the failed rule in what JSON reader and validator throw. Takes
 * nothing over from their messages, which quote the input.
 */
final class InputErrors {

	/** A name that a caller made up is repeated only when it can hold no number. */
	private static final Pattern HARMLESS_NAME = Pattern.compile("[A-Za-z_-]{1,40}[0-9]{0,3}");

	private static final Map<String, String> CHECKS = Map.of("NotNull", "required", "NotBlank", "required", "NotEmpty",
			"required", "Size", "length");

	private InputErrors() {
	}

	/** Empty when the text is no JSON at all. */
	static Optional<List<InputError>> of(JacksonException failure) {
		if (failure instanceof StreamReadException && !(failure instanceof InputCoercionException)) {
			return Optional.empty();
		}
		return Optional.of(List.of(new InputError(path(failure), check(failure))));
	}

	static List<InputError> of(Errors failures) {
		return failures.getAllErrors()
			.stream()
			.map((error) -> error((error instanceof FieldError field) ? field.getField() : "", error))
			.sorted(java.util.Comparator.comparing(InputError::field).thenComparing(InputError::check))
			.toList();
	}

	static List<InputError> of(HandlerMethodValidationException failure) {
		return failure.getParameterValidationResults().stream().flatMap(InputErrors::errors).toList();
	}

	private static Stream<InputError> errors(ParameterValidationResult result) {
		if (result instanceof ParameterErrors body) {
			return of((Errors) body).stream();
		}
		String name = result.getMethodParameter().getParameterName();
		return result.getResolvableErrors().stream().map((error) -> error((name != null) ? name : "", error));
	}

	private static InputError error(String field, MessageSourceResolvable error) {
		String[] codes = error.getCodes();
		String rule = (codes == null || codes.length == 0) ? "invalid" : codes[codes.length - 1];
		Object[] arguments = error.getArguments();
		List<Object> bounds = (arguments == null) ? List.of()
				: Arrays.stream(arguments).filter(Number.class::isInstance).toList();
		return new InputError(field, CHECKS.getOrDefault(rule, rule.toLowerCase(Locale.ROOT)), bounds);
	}

	private static String path(JacksonException failure) {
		String path = failure.getPath().stream().map(InputErrors::step).collect(Collectors.joining("."));
		return path.isEmpty() ? "body" : path;
	}

	private static String step(JacksonException.Reference step) {
		String name = step.getPropertyName();
		if (name == null) {
			return Integer.toString(step.getIndex());
		}
		return HARMLESS_NAME.matcher(name).matches() ? name : "?";
	}

	private static String check(JacksonException failure) {
		if (cause(failure, MalformedAgencyCodeException.class) != null) {
			return "code";
		}
		return switch (failure) {
			case UnrecognizedPropertyException _ -> "unknown-field";
			case InvalidFormatException ex when ex.getTargetType().isEnum() -> "code";
			case InvalidFormatException ex when ex.getTargetType() == LocalDate.class
					&& ex.getValue() instanceof String ->
				"date";
			default -> "type";
		};
	}

	private static <T> @Nullable T cause(Throwable failure, Class<T> type) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (type.isInstance(cause)) {
				return type.cast(cause);
			}
		}
		return null;
	}

}
