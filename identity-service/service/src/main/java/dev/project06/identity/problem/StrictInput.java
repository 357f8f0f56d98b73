package dev.project06.identity.problem;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;

import jakarta.validation.MessageInterpolator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.validation.autoconfigure.ValidationConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Makes the JSON reader refuse what it would otherwise bend into shape, and keeps the
 * validator from putting input into messages. What has a property of its own is set in
 * {@code application.yml}.
 */
@Configuration(proxyBeanMethods = false)
class StrictInput {

	@Bean
	JsonMapperBuilderCustomizer strictReading() {
		return (builder) -> builder
			.withCoercionConfig(LogicalType.Textual,
					(text) -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
						.setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
						.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
			.addModule(new SimpleModule("dates").addDeserializer(LocalDate.class, new StrictDate()));
	}

	/**
	 * The texts are in {@link ProblemHandler}'s hands, so the validator looks for none.
	 */
	@Bean
	ValidationConfigurationCustomizer plainMessages() {
		return (validation) -> validation.messageInterpolator(new TemplateOnly());
	}

	/** Reads {@code 2025-12-31} and nothing else: no number, no array, no time of day. */
	private static final class StrictDate extends StdDeserializer<LocalDate> {

		private static final int LAST_YEAR = 9999;

		private StrictDate() {
			super(LocalDate.class);
		}

		@Override
		public LocalDate deserialize(JsonParser parser, DeserializationContext context) {
			if (!parser.hasToken(JsonToken.VALUE_STRING)) {
				return (LocalDate) context.handleUnexpectedToken(LocalDate.class, parser);
			}
			try {
				LocalDate date = LocalDate.parse(parser.getString());
				if (date.getYear() <= LAST_YEAR) {
					return date;
				}
			}
			catch (DateTimeParseException ex) {
				// Answered below as any other text that is no date
			}
			return (LocalDate) context.handleWeirdStringValue(LocalDate.class, "", "not a date");
		}

	}

	private static final class TemplateOnly implements MessageInterpolator {

		@Override
		public String interpolate(String template, Context context) {
			return template;
		}

		@Override
		public String interpolate(String template, Context context, Locale locale) {
			return template;
		}

	}

}
