package dev.project06.identity.population;

import java.time.LocalDate;
import java.time.Year;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.project06.identity.api.CitizenId;
import dev.project06.identity.api.Sex;
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

	private final Census census = new Census();

	private final NameBook names = new NameBook();

	private final Prefixes prefixes;

	private final Shuffle shuffle;

	private final long key;

	/**
	 * Makes the register.
	 * @param seed decides who the people are
	 * @param prefixes which province prefixes they carry
	 */
	public Population(String seed, Prefixes prefixes) {
		this.key = Lots.key(seed);
		this.shuffle = new Shuffle(this.key, SIDE);
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
		Cell cell = new Cell(citizenId.province(), citizenId.sex(), citizenId.birthYear());
		int count = this.census.count(cell);
		if (count == 0) {
			return Optional.empty();
		}
		int place = Integer.parseInt(citizenId.digits().substring(6));
		int rank = this.shuffle.invert(this.census.index(cell), place);
		return (rank < count) ? Optional.of(person(cell, citizenId)) : Optional.empty();
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
	 * Names a person by cell and rank.
	 * @param cell the cell
	 * @param rank from 0 to the count of the cell, which is not reached
	 * @return the person
	 */
	public Person person(Cell cell, int rank) {
		if (rank < 0 || rank >= this.census.count(cell)) {
			throw new IndexOutOfBoundsException("No person of that rank in " + cell);
		}
		int place = this.shuffle.apply(this.census.index(cell), rank);
		int century = (cell.birthYear() - 1900) / 100 * 2 + ((cell.sex() == Sex.FEMALE) ? 1 : 0);
		return person(cell, CitizenId.of("%s%s%d%02d%06d".formatted(this.prefixes.leading(),
				cell.province().substring(1), century, cell.birthYear() % 100, place)));
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

	private Person person(Cell cell, CitizenId citizenId) {
		long own = Lots.mix(this.key ^ Lots.mix(Long.parseLong(citizenId.digits().substring(1))));
		Year year = Year.of(cell.birthYear());
		LocalDate birthDate = year.atDay(1 + Lots.draw(own, Topic.BIRTHDAY, year.length()));
		return new Person(citizenId, this.names.name(cell, own), cell.sex(), birthDate, this.census.provinceName(cell));
	}

}
