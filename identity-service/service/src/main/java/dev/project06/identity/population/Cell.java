package dev.project06.identity.population;

import dev.project06.identity.api.Sex;

/**
 * The people whose numbers differ in the last six digits only.
 *
 * @param province one of the 63 real prefixes, also where numbers carry reserved ones
 * @param sex the sex
 * @param birthYear the year of birth
 */
public record Cell(String province, Sex sex, int birthYear) {
}
