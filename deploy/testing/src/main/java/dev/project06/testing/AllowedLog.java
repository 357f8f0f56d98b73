package dev.project06.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names a warning or an error that a test expects in the log. A log line above
 * {@code INFO} that no annotation of the test or its class names fails the test.
 */
@Target({ ElementType.TYPE, ElementType.METHOD })
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Repeatable(AllowedLogs.class)
public @interface AllowedLog {

	/**
	 * Beginning of the name of the logger.
	 * @return a prefix, empty for any logger
	 */
	String logger() default "";

	/**
	 * Regular expression that is found in the formatted message.
	 * @return the expression
	 */
	String message();

	/**
	 * Why this line is right to appear.
	 * @return the reason
	 */
	String because();

}
