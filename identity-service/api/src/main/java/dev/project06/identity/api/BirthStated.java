package dev.project06.identity.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;

/**
 * A birth date, or at least its year, is stated.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = BirthStated.Validator.class)
@interface BirthStated {

	String message() default "required";

	Class<?>[] groups() default {};

	Class<? extends Payload>[] payload() default {};

	/**
	 * Looks at both members.
	 */
	final class Validator implements ConstraintValidator<BirthStated, RegisterQuestion> {

		@Override
		public boolean isValid(RegisterQuestion question, ConstraintValidatorContext context) {
			context.disableDefaultConstraintViolation();
			context.buildConstraintViolationWithTemplate("required")
				.addPropertyNode("birthDate")
				.addConstraintViolation();
			return question.birthDate() != null || question.birthYear() != null;
		}

	}

}
