package dev.project06.gateway.door;

import java.time.Duration;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the door.
 *
 * @param trustedProxies pattern of the peer addresses whose {@code X-Forwarded-*} headers
 * are believed; none by default
 * @param readTimeout longest pause within a request
 * @param requestTimeout longest time for a whole request to arrive
 * @param uploadTimeout the same where the body is a stream of many rows
 */
@ConfigurationProperties("gateway.door")
record DoorSettings(@Nullable Pattern trustedProxies, @DefaultValue("10s") Duration readTimeout,
		@DefaultValue("30s") Duration requestTimeout, @DefaultValue("10m") Duration uploadTimeout) {

	boolean trusts(String peer) {
		return this.trustedProxies != null && this.trustedProxies.matcher(peer).matches();
	}

}
