package dev.project06.metrics.query;

import java.time.LocalDate;
import java.util.List;

import dev.project06.metrics.definition.Definition;
import dev.project06.metrics.definition.Target;
import dev.project06.metrics.definition.Text;

/**
 * A definition as it is shown.
 *
 * @param id stable name
 * @param version raised when a figure of the same dossiers would change
 * @param name what it is called
 * @param description how it is counted
 * @param numerator which dossiers are the part
 * @param denominator which dossiers are the whole
 * @param unit of the figure
 * @param rounding of the figure
 * @param legalSource who set the measure
 * @param validFrom the first day on which it held
 * @param targets what is to be reached
 */
record DefinitionView(String id, int version, Text name, Text description, Text numerator, Text denominator,
		String unit, Rounding rounding, String legalSource, LocalDate validFrom, List<Target> targets) {

	/**
	 * How a figure is rounded.
	 *
	 * @param decimals how many are kept
	 * @param mode what is done with the rest
	 */
	record Rounding(int decimals, String mode) {
	}

	static DefinitionView of(Definition definition) {
		return new DefinitionView(definition.id(), definition.version(), definition.name(), definition.description(),
				definition.numerator().text(), definition.denominator().text(), Definition.UNIT,
				new Rounding(Definition.DECIMALS, Definition.ROUNDING.name()), definition.legalSource(),
				definition.validFrom(), definition.targets());
	}

}
