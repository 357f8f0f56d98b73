package dev.project06.records.events;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RoundTripTests {

	@Property
	void everyEventComesBackAsItWas(@ForAll("events") DossierEvent event) {
		byte[] json = DossierEventCodec.encode(event);
		assertThat(DossierEventCodec.decode(json)).isEqualTo(event);
		assertThat(DossierEventCodec.encode(DossierEventCodec.decode(json))).isEqualTo(json);
	}

	@Property
	void bytesAreAnEventOrRefused(@ForAll byte[] bytes) {
		assertThatExceptionOfType(MalformedEventException.class).isThrownBy(() -> DossierEventCodec.decode(bytes));
	}

	@Property
	void anAlteredEventIsReadOrRefused(@ForAll("events") DossierEvent event, @ForAll byte replaced,
			@ForAll double where) {
		byte[] json = DossierEventCodec.encode(event);
		json[(int) (Math.abs(where % 1) * json.length)] = replaced;
		try {
			assertThat(DossierEventCodec.decode(json)).isNotNull();
		}
		catch (MalformedEventException ex) {
			assertThat(ex).hasMessageStartingWith("Not a dossier event: ").hasNoCause();
		}
	}

	@Property
	void instantsAndDaysAreReadAsTheJdkReadsThem(@ForAll("instants") Instant instant) {
		assertThat(IsoText.instant(instant.toString())).isEqualTo(Instant.parse(instant.toString()));
		String day = instant.toString().substring(0, 10);
		assertThat(IsoText.day(day)).isEqualTo(LocalDate.parse(day));
	}

	@Property
	void whatTheJdkCannotReadIsRefused(@ForAll("almostInstants") String text) {
		assertThat(read(() -> IsoText.instant(text))).isEqualTo(read(() -> Instant.parse(text)));
		String day = text.split("T", 2)[0];
		assertThat(read(() -> IsoText.day(day))).isEqualTo(read(() -> LocalDate.parse(day)));
	}

	private static @Nullable Object read(Supplier<Object> reader) {
		try {
			return reader.get();
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

	@Provide
	Arbitrary<String> almostInstants() {
		Arbitrary<String> days = Combinators
			.combine(Arbitraries.integers().between(1990, 2040), Arbitraries.integers().between(0, 13),
					Arbitraries.integers().between(0, 32))
			.as("%d-%02d-%02d"::formatted);
		Arbitrary<String> times = Combinators
			.combine(Arbitraries.integers().between(0, 25), Arbitraries.integers().between(55, 61),
					Arbitraries.integers().between(57, 61))
			.as("%02d:%02d:%02d"::formatted);
		Arbitrary<String> ends = Arbitraries.of("Z", ".Z", ".5Z", ".123456789Z", ".1234567890Z", ".1x", "+07:00", "",
				"z");
		return Combinators.combine(Arbitraries.of("", "+", "-", "+1"), days, times, ends)
			.as((sign, day, time, end) -> sign + day + "T" + time + end);
	}

	@Provide
	Arbitrary<Instant> instants() {
		return Combinators
			.combine(Arbitraries.longs().between(946_684_800L, 32_503_679_999L),
					Arbitraries.of(0, 1, 120_000_000, 345_000, 999_999_999))
			.as(Instant::ofEpochSecond);
	}

	@Provide
	Arbitrary<DossierEvent> events() {
		Arbitrary<String> texts = Arbitraries.strings()
			.ofMinLength(1)
			.ofMaxLength(100)
			.filter((text) -> !text.isBlank() && StandardCharsets.UTF_8.newEncoder().canEncode(text));
		Arbitrary<LocalDate> days = instants().map((instant) -> LocalDate.parse(instant.toString().substring(0, 10)));
		Arbitrary<Words> words = Combinators
			.combine(Arbitraries.of(AgencyBlock.class), Arbitraries.of(ServiceLevel.class),
					Arbitraries.of(Channel.class), Arbitraries.of(true, false))
			.as(Words::new);
		return Combinators
			.combine(texts.list().ofSize(4), Arbitraries.longs().greaterOrEqual(1), Arbitraries.of(DossierChange.class),
					instants().list().ofSize(5), words, Arbitraries.of(DossierState.class), days.injectNull(0.3),
					facts())
			.as(RoundTripTests::event);
	}

	private static Arbitrary<Facts> facts() {
		Arbitrary<Integer> few = Arbitraries.integers().between(0, 3);
		Arbitrary<Boolean> truths = Arbitraries.of(true, false);
		Arbitrary<Papers> papers = Combinators.combine(few, few, few, truths)
			.as((components, digitised, reused, result) -> new Papers(components, Math.min(components, digitised),
					Math.min(components, reused), result));
		Arbitrary<Fees> fees = Combinators.combine(Arbitraries.longs().between(0, 2), few, truths)
			.as((asked, paid, online) -> new Fees(asked * Integer.MAX_VALUE, Math.min(asked, paid), online));
		Arbitrary<Suspension> suspensions = Combinators
			.combine(Arbitraries.of(Instant.EPOCH, Instant.parse("2026-11-16T01:30:00.123Z")).injectNull(0.5),
					Arbitraries.longs().between(0, 2))
			.as((since, seconds) -> new Suspension(since, seconds << 40));
		return Combinators.combine(Arbitraries.of(LinkState.class), papers, few, fees, suspensions).as(Facts::new);
	}

	private static DossierEvent event(List<String> texts, long sequence, DossierChange change, List<Instant> times,
			Words words, DossierState state, @Nullable LocalDate due, Facts facts) {
		LinkState link = facts.link();
		return new DossierEvent(texts.get(0), sequence, change, times.get(0), texts.get(1), words.block(), texts.get(2),
				words.level(), words.essential(), words.channel(), state, times.get(1),
				(state != DossierState.SUBMITTED) ? times.get(2) : null, due, state.isSettled() ? times.get(3) : null,
				(state == DossierState.RETURNED) ? times.get(4) : null, (int) (sequence & Integer.MAX_VALUE), link,
				(link == LinkState.VERIFIED || words.essential()) ? texts.get(3) : null, facts.papers(), facts.waived(),
				facts.fees(), facts.suspension());
	}

	private record Words(AgencyBlock block, ServiceLevel level, Channel channel, boolean essential) {
	}

	private record Facts(LinkState link, Papers papers, int waived, Fees fees, Suspension suspension) {
	}

}
