package dev.project06.metrics.query;

import java.util.regex.Pattern;

import dev.project06.metrics.cell.Slice;
import dev.project06.metrics.definition.Target;
import dev.project06.records.events.AgencyBlock;

/**
 * Whose dossiers are counted.
 */
sealed interface Scope {

	/**
	 * Whether the dossiers of a slice belong to it.
	 */
	boolean covers(Slice slice);

	/**
	 * Which targets hold for it.
	 */
	Target.Reach reach();

	/**
	 * As it is written in a query.
	 */
	String text();

	/**
	 * Reads a scope.
	 * @param text {@code nation}, {@code block:MINISTRY}, {@code block:LOCALITY},
	 * {@code agency:<code>} or {@code procedure:<code>}
	 * @return the scope
	 * @throws InvalidQueryException when it is none of them
	 */
	static Scope of(String text) {
		if (text.equals("nation")) {
			return new Nation();
		}
		String kind = text.substring(0, Math.max(0, text.indexOf(':')));
		String code = text.substring(kind.length() + (kind.isEmpty() ? 0 : 1));
		return switch (kind) {
			case "block" -> block(code);
			case "agency" -> new Agency(checked(code, Agency.CODE, kind));
			case "procedure" -> new Procedure(checked(code, Procedure.CODE, kind));
			default -> throw new InvalidQueryException("scope", "scope");
		};
	}

	private static String checked(String code, Pattern pattern, String check) {
		if (!pattern.matcher(code).matches()) {
			throw new InvalidQueryException("scope", check);
		}
		return code;
	}

	private static Block block(String name) {
		return switch (name) {
			case "MINISTRY" -> new Block(AgencyBlock.MINISTRY);
			case "LOCALITY" -> new Block(AgencyBlock.LOCALITY);
			default -> throw new InvalidQueryException("scope", "block");
		};
	}

	/** The whole country. */
	record Nation() implements Scope {

		@Override
		public boolean covers(Slice slice) {
			return true;
		}

		@Override
		public Target.Reach reach() {
			return Target.Reach.NATION;
		}

		@Override
		public String text() {
			return "nation";
		}

	}

	/**
	 * All ministries, or all localities.
	 *
	 * @param block which
	 */
	record Block(AgencyBlock block) implements Scope {

		@Override
		public boolean covers(Slice slice) {
			return slice.block() == this.block;
		}

		@Override
		public Target.Reach reach() {
			return switch (this.block) {
				case MINISTRY -> Target.Reach.MINISTRY;
				case LOCALITY -> Target.Reach.LOCALITY;
			};
		}

		@Override
		public String text() {
			return "block:" + this.block;
		}

	}

	/**
	 * An agency with everything under it.
	 *
	 * @param code its code, such as {@code H29} or {@code H29.01}
	 */
	record Agency(String code) implements Scope {

		private static final Pattern CODE = Pattern.compile("[GH]\\d{2}(\\.\\d{2}){0,9}");

		@Override
		public boolean covers(Slice slice) {
			String agency = slice.agency();
			return agency.startsWith(this.code)
					&& (agency.length() == this.code.length() || agency.charAt(this.code.length()) == '.');
		}

		@Override
		public Target.Reach reach() {
			return this.code.startsWith("G") ? Target.Reach.MINISTRY : Target.Reach.LOCALITY;
		}

		@Override
		public String text() {
			return "agency:" + this.code;
		}

	}

	/**
	 * One procedure at all agencies.
	 *
	 * @param code its national code
	 */
	record Procedure(String code) implements Scope {

		private static final Pattern CODE = Pattern.compile("[A-Z0-9][A-Z0-9._-]{0,63}");

		@Override
		public boolean covers(Slice slice) {
			return slice.procedure().equals(this.code);
		}

		@Override
		public Target.Reach reach() {
			return Target.Reach.ALL;
		}

		@Override
		public String text() {
			return "procedure:" + this.code;
		}

	}

}
