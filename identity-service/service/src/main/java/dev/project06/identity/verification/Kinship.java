package dev.project06.identity.verification;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.project06.identity.api.Citizen;
import dev.project06.identity.api.HouseholdLookUp.Family;
import dev.project06.identity.api.Sex;
import dev.project06.identity.population.Address;
import dev.project06.identity.population.Household;
import dev.project06.identity.population.Household.MaritalStatus;
import dev.project06.identity.population.Household.Relation;
import dev.project06.identity.population.Population;
import dev.project06.identity.register.Registered;
import dev.project06.identity.register.Registered.Status;

/**
 * A person among those of the household as it was at birth of the sandbox, each as the
 * sandbox has them now. Who died or moved away belongs to the household no more, but
 * stays father, mother or spouse.
 *
 * @param household as it was
 * @param everybody as they are now, in the order of the household
 * @param self the person, one of them
 */
record Kinship(Household household, List<Registered> everybody, Registered self) {

	Optional<Citizen.Relative> father() {
		return parents().filter((one) -> one.person().sex() == Sex.MALE).findFirst().map(this::relative);
	}

	Optional<Citizen.Relative> mother() {
		return parents().filter((one) -> one.person().sex() == Sex.FEMALE).findFirst().map(this::relative);
	}

	private Stream<Registered> parents() {
		return switch (was(this.self)) {
			case CHILD -> with(Relation.HEAD, Relation.SPOUSE);
			case HEAD -> with(Relation.PARENT);
			case SPOUSE, PARENT -> Stream.of();
		};
	}

	Optional<Citizen.Relative> spouse() {
		return partner().filter((one) -> one.status() == Status.LIVING).map(this::relative);
	}

	private Optional<Registered> partner() {
		return switch (was(this.self)) {
			case HEAD -> with(Relation.SPOUSE).findFirst();
			case SPOUSE -> with(Relation.HEAD).findFirst();
			case CHILD, PARENT -> Optional.empty();
		};
	}

	MaritalStatus maritalStatus() {
		MaritalStatus was = this.household.members().get(index(this.self)).maritalStatus();
		boolean widowed = partner().filter((one) -> one.status() == Status.DECEASED).isPresent();
		return widowed ? MaritalStatus.DIVORCED_OR_WIDOWED : was;
	}

	/** Father or mother, for a minor. */
	Optional<Citizen.Relative> guardian(LocalDate today) {
		return (this.self.person().age(today) >= Verdict.OF_AGE) ? Optional.empty()
				: parents().filter((one) -> one.status() == Status.LIVING).findFirst().map(this::relative);
	}

	/** Who lives with the person now; alone when the person moved away. */
	Family family(Population population) {
		Address address = address(population);
		Citizen.Place place = place(address);
		if (this.self.moved() != null) {
			return new Family(population.ownHousehold(this.self.origin()), place,
					List.of(relative(this.self, Relation.HEAD.name())));
		}
		List<Registered> there = this.everybody.stream()
			.filter((one) -> one.status() == Status.LIVING && one.moved() == null)
			.sorted(Comparator.comparing(this::rank))
			.toList();
		List<Citizen.Relative> members = new ArrayList<>();
		for (Registered one : there) {
			boolean headless = was(there.getFirst()) == Relation.CHILD && was(one) == Relation.CHILD;
			members.add(relative(one, members.isEmpty() ? Relation.HEAD.name() : headless ? "OTHER" : was(one).name()));
		}
		return new Family(this.household.number(), place, members);
	}

	/** Head, spouse, parent, then the children by age. */
	private long rank(Registered one) {
		long order = switch (was(one)) {
			case HEAD -> 0;
			case SPOUSE -> 1;
			case PARENT -> 2;
			case CHILD -> 3;
		};
		return order * 1_000_000 + one.person().birthDate().toEpochDay();
	}

	Address address(Population population) {
		return moved(population).orElse(this.household.permanent());
	}

	Address currentAddress(Population population) {
		return moved(population).orElse(this.household.current());
	}

	private Optional<Address> moved(Population population) {
		var moved = this.self.moved();
		return (moved == null) ? Optional.empty()
				: population.address(moved.province(), moved.commune(), moved.street());
	}

	private Stream<Registered> with(Relation... relations) {
		return this.everybody.stream().filter((one) -> List.of(relations).contains(was(one)));
	}

	private Relation was(Registered one) {
		return this.household.members().get(index(one)).relation();
	}

	private int index(Registered one) {
		for (int i = 0; i < this.everybody.size(); i++) {
			if (this.everybody.get(i).origin().equals(one.origin())) {
				return i;
			}
		}
		throw new IllegalStateException("Nobody of this household");
	}

	private Citizen.Relative relative(Registered one) {
		return relative(one, was(one).name());
	}

	private static Citizen.Relative relative(Registered one, String relation) {
		return new Citizen.Relative(one.person().citizenId(), one.person().fullName(), relation);
	}

	static Citizen.Place place(Address address) {
		return new Citizen.Place(address.province(), address.provinceName(), address.commune(), address.communeName(),
				address.street());
	}

}
