package dev.project06.gateway.limits;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the limits.
 *
 * @param rate calls that one client may make per second, on and on
 * @param burst calls that it may make at once
 * @param clients clients that are counted at a time
 * @param body largest request body
 * @param upload largest request body where {@link Uploads} are taken
 */
@ConfigurationProperties("gateway.limits")
record LimitSettings(@DefaultValue("500") long rate, @DefaultValue("1000") long burst,
		@DefaultValue("100000") long clients, @DefaultValue("256KB") DataSize body,
		@DefaultValue("512MB") DataSize upload) {
}
