package dev.project06.identity.population;

import java.util.List;
import java.util.function.Predicate;

import dev.project06.identity.population.Households.Role;

/**
 * People who live together. All of them agree on who they are.
 *
 * @param number ten digits, the first as in personal numbers; stands for the number of
 * the household book (số sổ hộ khẩu), which systems still ask for
 * @param permanent where they are registered
 * @param current where they live; mostly the same
 * @param homeTown the commune that the family comes from, without a street
 * @param people of which of the 54 peoples they are
 * @param religion their religion, {@code Không} for none
 * @param members everybody, the head first
 */
public record Household(String number, Address permanent, Address current, Address homeTown, String people,
		String religion, List<Member> members) {

	public Household {
		members = List.copyOf(members);
	}

	/** The number and how many they are. */
	@Override
	public String toString() {
		return "Household[" + this.number + ", members=" + this.members.size() + "]";
	}

	/**
	 * One of them.
	 *
	 * @param person who
	 * @param relation what to the head
	 * @param maritalStatus the marital status, which agrees with the others'
	 */
	public record Member(Person person, Relation relation, MaritalStatus maritalStatus) {

		/**
		 * Whoever has a role in a household.
		 * @param couple whether there are two parents
		 * @param wasMarried of those who live alone
		 */
		static Member of(Person person, Role role, boolean couple, Predicate<Person> wasMarried) {
			return switch (role) {
				case FATHER -> new Member(person, Relation.HEAD, MaritalStatus.MARRIED);
				case MOTHER -> couple ? new Member(person, Relation.SPOUSE, MaritalStatus.MARRIED)
						: new Member(person, Relation.HEAD, MaritalStatus.DIVORCED_OR_WIDOWED);
				case CHILD -> new Member(person, Relation.CHILD, MaritalStatus.SINGLE);
				case GRANDMOTHER -> new Member(person, Relation.PARENT, MaritalStatus.DIVORCED_OR_WIDOWED);
				case ALONE -> new Member(person, Relation.HEAD,
						wasMarried.test(person) ? MaritalStatus.DIVORCED_OR_WIDOWED : MaritalStatus.SINGLE);
			};
		}

	}

	/**
	 * What somebody is to the head of the household.
	 */
	public enum Relation {

		/** The head. */
		HEAD,

		/** Wife of the head. */
		SPOUSE,

		/** Child of head and spouse. */
		CHILD,

		/** Mother of the head. */
		PARENT

	}

	/**
	 * Marital status with the code that systems in use send.
	 */
	public enum MaritalStatus {

		/** Never married. */
		SINGLE(1),

		/** Married. */
		MARRIED(2),

		/** Divorced or widowed. */
		DIVORCED_OR_WIDOWED(3);

		private final int code;

		MaritalStatus(int code) {
			this.code = code;
		}

		/**
		 * The code.
		 * @return 1 to 3
		 */
		public int code() {
			return this.code;
		}

	}

}
