package dev.project06.identity.receipt;

import java.nio.file.Path;
import java.time.Duration;

import jakarta.validation.constraints.NotNull;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of receipts.
 *
 * @param keysFile where the signing keys lie; made on the first start
 * @param lifetime how long a receipt may be used
 */
@Validated
@ConfigurationProperties("project06.receipts")
record ReceiptSettings(@NotNull Path keysFile,
		@NotNull @DurationMin(seconds = 1) @DurationMax(hours = 24) Duration lifetime) {
}
