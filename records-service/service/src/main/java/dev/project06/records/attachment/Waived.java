package dev.project06.records.attachment;

/**
 * A component that need not be handed in, because population data say the same.
 *
 * @param component its code
 * @param name its Vietnamese name
 */
public record Waived(String component, String name) {
}
