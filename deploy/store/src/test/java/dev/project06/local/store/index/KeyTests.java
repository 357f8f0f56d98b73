package dev.project06.local.store.index;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Document;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static org.assertj.core.api.Assertions.assertThat;

class KeyTests {

	@Property
	void sortsAsMongoDbSortsValues(@ForAll("values") Object first, @ForAll("values") Object second) {
		int expected = ValueComparator.asc().compare(first, second);
		int keys = Key.of(first).compareTo(Key.of(second));
		assertThat(Integer.signum(keys)).isEqualTo(Integer.signum(expected));
	}

	@Property
	void isTheBeginningOfNoOther(@ForAll("values") Object first, @ForAll("values") Object second) {
		Key behind = KeyRange.after(Key.of(first));
		assertThat(Key.of(second).compareTo(behind) < 0).isEqualTo(Key.of(second).compareTo(Key.of(first)) <= 0);
	}

	@Property
	void isTheSameForEveryNumericType(@ForAll int number) {
		assertThat(Key.of(number)).isEqualTo(Key.of((long) number)).isEqualTo(Key.of((double) number));
	}

	@Property
	void tellsLongsApart(@ForAll long first, @ForAll long second) {
		assertThat(Integer.signum(Key.of(first).compareTo(Key.of(second)))).isEqualTo(Long.compare(first, second));
	}

	@Example
	void treatsAMissingValueAsNull() {
		assertThat(Key.of(Missing.getInstance())).isEqualTo(Key.of(null));
		assertThat(Key.of(0.0)).isEqualTo(Key.of(-0.0));
	}

	@Example
	void tellsDocumentsAndListsApart() {
		assertThat(List.of(new Document(), new Document("a", 1), new Document("a", 2), new Document("a", List.of(1)),
				new Document("a", List.of(1, 2)), new Document("a", 1).append("b", 1), List.of(), List.of(1),
				List.of(1, 2), List.of(List.of(1), 2)))
			.extracting(Key::of)
			.doesNotHaveDuplicates();
	}

	/** Doubles within the range of long: beyond it upstream's comparison saturates. */
	@Provide
	Arbitrary<Object> values() {
		return Arbitraries.oneOf(Arbitraries.integers().asGeneric(), Arbitraries.longs().asGeneric(),
				Arbitraries.doubles().between(-9e18, 9e18).asGeneric(),
				Arbitraries.strings().ascii().ofMaxLength(5).asGeneric(), Arbitraries.of(true, false).asGeneric(),
				Arbitraries.longs().between(-9_000_000_000L, 9_000_000_000L).map(Instant::ofEpochSecond).asGeneric(),
				Arbitraries.bytes().array(byte[].class).ofMaxSize(4).map(BinData::new).asGeneric(),
				Arbitraries.create(UUID::randomUUID).asGeneric());
	}

}
