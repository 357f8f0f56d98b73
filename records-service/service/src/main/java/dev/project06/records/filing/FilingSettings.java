package dev.project06.records.filing;

import dev.project06.records.dossier.DossierCode;
import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How dossiers are filed.
 *
 * @param code how their codes are written
 */
@Validated
@ConfigurationProperties("project06.filing")
record FilingSettings(DossierCode.@NotNull Form code) {
}
