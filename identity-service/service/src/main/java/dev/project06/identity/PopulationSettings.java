package dev.project06.identity;

import dev.project06.identity.population.Prefixes;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the synthetic population.
 *
 * @param seed decides who the people are; public
 * @param prefixes which province prefixes they carry
 * @param keptSorted how many people a search by name may keep sorted by their birthdays,
 * at four bytes each
 */
@Validated
@ConfigurationProperties("project06.population")
record PopulationSettings(@NotBlank String seed, @NotNull Prefixes prefixes, @Min(0) long keptSorted) {
}
