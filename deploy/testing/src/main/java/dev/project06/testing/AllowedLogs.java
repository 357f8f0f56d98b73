package dev.project06.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Holds more than one {@link AllowedLog}.
 */
@Target({ ElementType.TYPE, ElementType.METHOD })
@Retention(RetentionPolicy.RUNTIME)
@Inherited
public @interface AllowedLogs {

	/**
	 * The lines that may appear.
	 * @return one annotation each
	 */
	AllowedLog[] value();

}
