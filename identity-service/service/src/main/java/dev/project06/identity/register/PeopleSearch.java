package dev.project06.identity.register;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.project06.identity.api.CitizenId;
import dev.project06.identity.population.Namesakes;
import dev.project06.identity.population.OldNumber;
import dev.project06.identity.population.Person;
import dev.project06.identity.population.WrittenName;
import dev.project06.identity.register.RegisterStore.Entry;
import dev.project06.identity.sandbox.Sandbox;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Finds people otherwise than by their number: by old numbers, many at once, and by name,
 * birth and province. What has happened to somebody counts: who got another name is found
 * by that one only.
 */
@Component
public class PeopleSearch {

	private final Register register;

	private final RegisterStore store;

	private final Namesakes namesakes;

	/** Those to whom something has happened in every sandbox, as they are since. */
	private final List<Person> changedEverywhere;

	PeopleSearch(Register register, RegisterStore store, Namesakes namesakes, Presets presets) {
		this.register = register;
		this.store = store;
		this.namesakes = namesakes;
		this.changedEverywhere = presets.changes()
			.keySet()
			.stream()
			.flatMap((citizenId) -> register.untouched(citizenId).stream())
			.map((person) -> person.current().person())
			.toList();
	}

	/**
	 * Finds who has, or had, each of some old numbers, with at most one call to the store
	 * for those who keep their number.
	 * @param sandbox where
	 * @param oldNumbers up to {@value Register#BATCH} numbers of 9 digits
	 * @return the people under the numbers that hold now; an old number of nobody is left
	 * out
	 */
	public Mono<Map<OldNumber, Registered>> withOldNumbers(Sandbox sandbox, Collection<OldNumber> oldNumbers) {
		Map<OldNumber, String> keys = new HashMap<>();
		oldNumbers.forEach((oldNumber) -> keys.put(oldNumber, this.register.keys().of(sandbox, oldNumber)));
		return this.register.held(sandbox, keys.values())
			.flatMap((held) -> held.isEmpty() ? Mono.just(Map.<String, CitizenId>of())
					: this.store.findOld(held)
						.collectMap((entry) -> String.valueOf(entry.old()), this.register::number))
			.flatMap((linked) -> {
				Map<OldNumber, CitizenId> owners = new HashMap<>();
				keys.forEach((oldNumber, key) -> this.register.owner(oldNumber, linked.get(key))
					.ifPresent((citizenId) -> owners.put(oldNumber, citizenId)));
				return current(sandbox, owners.values()).map((people) -> {
					Map<OldNumber, Registered> found = new HashMap<>();
					owners.forEach((oldNumber, citizenId) -> {
						Registered person = people.get(citizenId);
						if (person != null && oldNumber.equals(person.oldNumber())) {
							found.put(oldNumber, person);
						}
					});
					return found;
				});
			});
	}

	/**
	 * Finds people by name, birth and province of birth registration. Takes up to some
	 * milliseconds of the calling thread.
	 * @param sandbox where
	 * @param name the name as it was written
	 * @param year the year of birth
	 * @param day the birth date, which who is registered by the year fits, too;
	 * {@code null} for everybody of the year
	 * @param provinces prefixes of the provinces
	 * @param limit how many are enough
	 * @return whoever fits under the number that holds now, in the order of the numbers
	 */
	public Mono<Found> named(Sandbox sandbox, String name, int year, @Nullable LocalDate day, Set<String> provinces,
			int limit) {
		return Mono.defer(() -> {
			String key = WrittenName.key(name);
			List<Person> born = this.namesakes.find(key, year, day, provinces, limit);
			Set<CitizenId> numbers = new LinkedHashSet<>();
			born.forEach((person) -> numbers.add(person.citizenId()));
			this.changedEverywhere.stream()
				.filter((person) -> person.birthDate().getYear() == year
						&& WrittenName.key(person.fullName()).equals(key))
				.forEach((person) -> numbers.add(person.citizenId()));
			return this.register.held(sandbox, List.of(this.register.keys().seek(sandbox, key, year)))
				.flatMap((held) -> held.isEmpty() ? Mono.just(List.<Entry>of()) : this.store.seek(held).collectList())
				.flatMap((changed) -> {
					changed.forEach((entry) -> numbers.add(this.register.number(entry)));
					return current(sandbox, numbers);
				})
				.map((people) -> new Found(people.values()
					.stream()
					.distinct()
					.filter((one) -> WrittenName.key(one.person().fullName()).equals(key) && bornOn(one, year, day)
							&& provinces.contains(one.person().citizenId().province()))
					.sorted(Comparator.comparing((one) -> one.person().citizenId().digits()))
					.toList(), born.size() >= limit));
		});
	}

	private static boolean bornOn(Registered one, int year, @Nullable LocalDate day) {
		LocalDate birthDate = one.person().birthDate();
		return (day == null || one.birthYearOnly()) ? birthDate.getYear() == year : birthDate.equals(day);
	}

	/** By the number that was asked after, under the one that holds now. */
	private Mono<Map<CitizenId, Registered>> current(Sandbox sandbox, Collection<CitizenId> numbers) {
		return Flux.fromIterable(new ArrayList<>(numbers))
			.buffer(Register.BATCH)
			.concatMap((batch) -> this.register.find(sandbox, batch))
			.concatMapIterable(Map::entrySet)
			.concatMap((one) -> {
				CitizenId heir = one.getValue().replacedBy();
				return (heir == null) ? Mono.just(one)
						: this.register.latest(sandbox, heir).map((latest) -> Map.entry(one.getKey(), latest));
			})
			.collectMap(Map.Entry::getKey, Map.Entry::getValue);
	}

	/**
	 * Whoever fits.
	 *
	 * @param people the people
	 * @param more whether there may be more than those
	 */
	public record Found(List<Registered> people, boolean more) {

		public Found {
			people = List.copyOf(people);
		}

	}

}
