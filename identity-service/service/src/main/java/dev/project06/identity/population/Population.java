package dev.project06.identity.population;

import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.project06.identity.api.CitizenId;
import dev.project06.identity.api.Sex;
import dev.project06.identity.population.Households.Role;
import dev.project06.identity.population.Lots.Topic;

/**
 * The register: exactly 100 million synthetic people, each a pure function of the number
 * under a public seed. To say whether a number was issued, and to name the person of a
 * rank, both take constant time, and nothing is stored.
 */
public final class Population {

	/** The register is as of this day: nobody in it is born later. */
	public static final LocalDate REFERENCE = LocalDate.of(2025, 12, 31);

	private static final int SIDE = 1000;

	/** Its square is the number of people, and of the old numbers behind one digit. */
	private static final int OLD_SIDE = 10_000;

	/** Of those born before 1945, so many in a hundred are registered by year. */
	private static final int BIRTH_YEAR_ONLY = 25;

	private static final int LAST_YEAR_ONLY = 1944;

	/** Who was 14 by the time the last old numbers were given. */
	private static final int LAST_OLD_NUMBER = 2002;

	private final Census census = new Census();

	private final NameBook names = new NameBook();

	private final Places places = new Places();

	private final Households households = new Households(this.census);

	private final Homes homes = new Homes(this.census, this.places);

	private final Prefixes prefixes;

	private final Shuffle shuffle;

	private final Shuffle oldNumbers;

	private final long key;

	/**
	 * Makes the register.
	 * @param seed decides who the people are
	 * @param prefixes which province prefixes they carry
	 */
	public Population(String seed, Prefixes prefixes) {
		this.key = Lots.key(seed);
		this.shuffle = new Shuffle(this.key, SIDE);
		this.oldNumbers = new Shuffle(Lots.mix(this.key), OLD_SIDE);
		this.prefixes = prefixes;
	}

	/**
	 * How many people there are.
	 * @return 100 million
	 */
	public int size() {
		return Census.TOTAL;
	}

	/**
	 * Looks a number up.
	 * @param citizenId the number
	 * @return the person, or nothing when the number was never issued
	 */
	public Optional<Person> find(CitizenId citizenId) {
		if (citizenId.digits().charAt(0) != this.prefixes.leading()) {
			return Optional.empty();
		}
		Cell cell = cell(citizenId);
		int count = this.census.count(cell);
		return (count > 0 && rank(cell, citizenId) < count) ? Optional.of(person(cell, citizenId)) : Optional.empty();
	}

	/**
	 * How many people a cell holds.
	 * @param cell the cell
	 * @return none where there is no such cell
	 */
	public int count(Cell cell) {
		return this.census.count(cell);
	}

	/**
	 * The province where a birth was registered, as it is since 2025-07-01.
	 * @param citizenId the number
	 * @return its code, two digits
	 */
	public String provinceToday(CitizenId citizenId) {
		return this.places.successor(citizenId.province());
	}

	/**
	 * Names a person by cell and rank.
	 * @param cell the cell
	 * @param rank from 0 to the count of the cell, which is not reached
	 * @return the person
	 */
	public Person person(Cell cell, int rank) {
		if (rank < 0 || rank >= this.census.count(cell)) {
			throw new IndexOutOfBoundsException("No person of that rank in " + cell);
		}
		return person(cell, number(cell, place(index(cell), rank)));
	}

	/** Names a cell, for walks. */
	int index(Cell cell) {
		return this.census.index(cell);
	}

	/** The last six digits of the person of a rank. */
	int place(int cell, int rank) {
		return this.shuffle.apply(cell, rank);
	}

	/** The number of a cell with those last six digits. */
	CitizenId number(Cell cell, int place) {
		return CitizenId.of("%s%s%d%02d%06d".formatted(this.prefixes.leading(), cell.province().substring(1),
				century(cell), cell.birthYear() % 100, place));
	}

	private static int century(Cell cell) {
		return (cell.birthYear() - 1900) / 100 * 2 + ((cell.sex() == Sex.FEMALE) ? 1 : 0);
	}

	/** The digits of the first number of a cell, without the leading one. */
	static long digits(Cell cell) {
		long prefix = Long.parseLong(cell.province().substring(1)) * 10 + century(cell);
		return (prefix * 100 + cell.birthYear() % 100) * 1_000_000;
	}

	/**
	 * What everything of a person is drawn from whose number has those digits after the
	 * leading one.
	 */
	long own(long digits) {
		return Lots.mix(this.key ^ Lots.mix(digits));
	}

	/** Day of the year on which somebody was born; 0 for who is registered by it. */
	int dayOfYear(Year year, long own) {
		return birthYearOnly(year.getValue(), own) ? 0 : birthday(year, own);
	}

	/** What the names of a cell are drawn from. */
	NameBook.Names names(Cell cell) {
		return this.names.names(cell);
	}

	/**
	 * The provinces that gave out numbers.
	 * @return all 63
	 */
	public List<Province> provinces() {
		return this.places.provinces();
	}

	/**
	 * An endless draw of people, the same for the same text; now and then a person comes
	 * twice.
	 * @param seed what decides the draw
	 * @return people from the whole register
	 */
	public Stream<Person> draw(String seed) {
		long draw = Lots.key(seed);
		return IntStream.iterate(0, (i) -> i + 1)
			.map((i) -> Lots.below(Lots.mix(draw + i), Census.TOTAL))
			.mapToObj((rank) -> person(this.census.cell(rank), this.census.rankInCell(rank)));
	}

	/**
	 * Whether the register has no more than the year of birth, as of some who were born
	 * before 1945.
	 * @param person somebody of this register
	 * @return whether it is so
	 */
	public boolean birthYearOnly(Person person) {
		return birthYearOnly(person.birthDate().getYear(), own(person.citizenId()));
	}

	private static boolean birthYearOnly(int year, long own) {
		return year <= LAST_YEAR_ONLY && Lots.draw(own, Topic.BIRTH_YEAR_ONLY, 100) < BIRTH_YEAR_ONLY;
	}

	private static int birthday(Year year, long own) {
		return 1 + Lots.draw(own, Topic.BIRTHDAY, year.length());
	}

	/**
	 * The number of the paper card that a person had before the personal number.
	 * @param person somebody of this register
	 * @return nothing for the young, and for a few others
	 */
	public Optional<OldNumber> oldNumber(Person person) {
		if (!hadOldNumber(person)) {
			return Optional.empty();
		}
		Cell cell = cell(person.citizenId());
		int rank = this.census.first(cell) + rank(cell, person.citizenId());
		return Optional.of(new OldNumber("%s%08d".formatted(this.prefixes.leading(), this.oldNumbers.apply(0, rank))));
	}

	/**
	 * Looks an old number up.
	 * @param number the number
	 * @return the person who had it, or nothing
	 */
	public Optional<Person> find(OldNumber number) {
		if (number.digits().charAt(0) != this.prefixes.leading()) {
			return Optional.empty();
		}
		int rank = this.oldNumbers.invert(0, Integer.parseInt(number.digits().substring(1)));
		return Optional.of(person(this.census.cell(rank), this.census.rankInCell(rank))).filter(this::hadOldNumber);
	}

	/**
	 * The card that a person was given by the reference day.
	 * @param person somebody of this register
	 * @return nothing for children, and for a few others
	 */
	public Optional<Card> card(Person person) {
		long own = own(person.citizenId());
		return (Lots.draw(own, Topic.CARD, 100) < 2) ? Optional.empty()
				: Card.of(person.birthDate(), (bound) -> Lots.draw(own, Topic.CARD_DAY, bound));
	}

	/**
	 * Completes an address.
	 * @param province two digits
	 * @param commune five digits
	 * @param street house number and street
	 * @return nothing when there is no such province or commune
	 */
	public Optional<Address> address(String province, String commune, String street) {
		return this.places.address(province, commune, street);
	}

	/**
	 * The household of a person.
	 * @param person somebody of this register
	 * @return the household, the same for everybody in it
	 */
	public Household household(Person person) {
		Cell cell = cell(person.citizenId());
		Households.Place place = this.households.find(index(cell), rank(cell, person.citizenId()));
		long own = Lots.mix(Lots.mix(this.key) ^ Lots.mix(-1L - place.household()));
		boolean couple = place.seats().stream().anyMatch((seat) -> seat.role() == Role.FATHER);
		List<Household.Member> members = place.seats()
			.stream()
			.map((seat) -> Household.Member.of(person(this.census.cellAt(seat.cell()), seat.rank()), seat.role(),
					couple, this::wasMarried))
			.toList();
		return this.homes.household("%s%09d".formatted(this.prefixes.leading(), place.household()), cell.province(),
				own, members);
	}

	/**
	 * The number of the household that a person forms who moved away alone.
	 * @param citizenId the number of somebody of this register
	 * @return a number that no household of {@link #household} has
	 */
	public String ownHousehold(CitizenId citizenId) {
		Cell cell = cell(citizenId);
		return "%s%09d".formatted(this.prefixes.leading(),
				this.households.count() + this.census.first(cell) + rank(cell, citizenId));
	}

	/** The older, the more likely there was somebody. */
	private boolean wasMarried(Person person) {
		int age = person.age(REFERENCE);
		return age >= 22 && Lots.draw(own(person.citizenId()), Topic.ALONE, 100) < age;
	}

	/**
	 * Where the birth was registered, in the units that hold now.
	 * @param person somebody of this register
	 * @return province and commune, without a street
	 */
	public Address birthPlace(Person person) {
		return this.homes.commune(person.citizenId().province(), own(person.citizenId()), Topic.BIRTH_COMMUNE);
	}

	/**
	 * The blood group.
	 * @param person somebody of this register
	 * @return the group, which may be unknown
	 */
	public BloodGroup bloodGroup(Person person) {
		return BloodGroup.of(Lots.draw(own(person.citizenId()), Topic.BLOOD, 100));
	}

	/**
	 * What stands for the photo.
	 * @param person somebody of this register
	 * @return a small SVG that says SYNTHETIC
	 */
	public String photo(Person person) {
		return Photo.svg(Lots.mix(own(person.citizenId())), person.sex());
	}

	private boolean hadOldNumber(Person person) {
		return person.birthDate().getYear() <= LAST_OLD_NUMBER
				&& Lots.draw(own(person.citizenId()), Topic.OLD_NUMBER, 100) < 95;
	}

	private int rank(Cell cell, CitizenId citizenId) {
		return this.shuffle.invert(this.census.index(cell), Integer.parseInt(citizenId.digits().substring(6)));
	}

	private static Cell cell(CitizenId citizenId) {
		return new Cell(citizenId.province(), citizenId.sex(), citizenId.birthYear());
	}

	private long own(CitizenId citizenId) {
		return own(Long.parseLong(citizenId.digits().substring(1)));
	}

	/** The person of a number that was issued in the cell. */
	Person person(Cell cell, CitizenId citizenId) {
		long own = own(citizenId);
		LocalDate birthDate = Year.of(cell.birthYear()).atDay(birthday(Year.of(cell.birthYear()), own));
		return new Person(citizenId, this.names.name(cell, own), cell.sex(), birthDate, this.census.provinceName(cell));
	}

}
