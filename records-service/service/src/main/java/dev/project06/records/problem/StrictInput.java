package dev.project06.records.problem;

import java.util.Locale;

import jakarta.validation.MessageInterpolator;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
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
		return (builder) -> builder.withCoercionConfig(LogicalType.Textual,
				(text) -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
					.setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
					.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail));
	}

	/**
	 * The texts are in {@link ProblemHandler}'s hands, so the validator looks for none.
	 */
	@Bean
	ValidationConfigurationCustomizer plainMessages() {
		return (validation) -> validation.messageInterpolator(new TemplateOnly());
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
