package dev.project06.identity.population;

/**
 * A province that gave out numbers, and what became of it.
 *
 * @param prefix the first three digits of its numbers
 * @param name its name until 2025-06-30
 * @param codeToday two digits of the province that it belongs to since 2025-07-01
 * @param nameToday the name of that province
 */
public record Province(String prefix, String name, String codeToday, String nameToday) {
}
