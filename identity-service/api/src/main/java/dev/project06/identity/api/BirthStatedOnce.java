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
 * The year of birth is not stated beside the birth date.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = BirthStatedOnce.Validator.class)
@interface BirthStatedOnce {

	String message() default "not-both";

	Class<?>[] groups() default {};

	Class<? extends Payload>[] payload() default {};

	/**
	 * Looks at both members.
	 */
	final class Validator implements ConstraintValidator<BirthStatedOnce, RegisterQuestion> {

		@Override
		public boolean isValid(RegisterQuestion question, ConstraintValidatorContext context) {
			context.disableDefaultConstraintViolation();
			context.buildConstraintViolationWithTemplate("not-both")
				.addPropertyNode("birthYear")
				.addConstraintViolation();
			return question.birthDate() == null || question.birthYear() == null;
		}

	}

}
