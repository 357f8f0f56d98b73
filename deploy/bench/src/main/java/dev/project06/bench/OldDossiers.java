package dev.project06.bench;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import reactor.core.publisher.Flux;

/**
 * The old dossiers of a made-up province: each row is a function of its number, so that
 * an upload that broke off sends the same rows again.
 */
final class OldDossiers {

	/** Rows in one part of the upload. */
	private static final int PART = 500;

	private static final List<String> PROCEDURES = List.of("1.004222", "1.004194", "1.000656", "1.000894", "3.000333");

	private final String agency;

	private final String run;

	private final List<OldPeople.Person> people;

	private final int withOldNumbers;

	/**
	 * The dossiers of an agency.
	 * @param agency code of the agency
	 * @param run what makes the codes of this run its own, one digit
	 * @param people whose they are; nobody's when empty
	 * @param withOldNumbers how many of the people have an old number
	 */
	OldDossiers(String agency, String run, List<OldPeople.Person> people, int withOldNumbers) {
		this.agency = agency;
		this.run = run;
		this.people = people;
		this.withOldNumbers = withOldNumbers;
	}

	Flux<ByteBuf> rows(int from, int to) {
		return Flux.range(0, (to - from + PART - 1) / PART).map((part) -> {
			StringBuilder text = new StringBuilder();
			for (int i = from + part * PART; i < Math.min(to, from + (part + 1) * PART); i++) {
				text.append(row(i)).append('\n');
			}
			return Unpooled.copiedBuffer(text, StandardCharsets.UTF_8);
		});
	}

	/** Of a hundred: 3 without a number, 2 with an old one, 1 wrong, 1 broken. */
	private String row(int i) {
		LocalDate received = LocalDate.of(2025, 1, 6).plusDays(i % 300);
		String code = "%s-%s-%s%06d".formatted(this.agency, received.toString().replace("-", ""), this.run, i);
		if (i % 100 == 7) {
			return "{\"code\":\"" + code + "\",\"received\":\"31/02/2025\"";
		}
		return "{\"code\":\"%s\",\"procedure\":\"%s\",\"channel\":%d,\"state\":%d,\"received\":\"%td/%tm/%tY\",\"finished\":\"%s\"%s}"
			.formatted(code, PROCEDURES.get(i % PROCEDURES.size()), 1 + i % 2, 9 + i % 2, received, received, received,
					received.plusDays(1 + i % 9), holder(i));
	}

	private String holder(int i) {
		if (this.people.isEmpty()) {
			return "";
		}
		OldPeople.Person person = this.people.get(i % this.people.size());
		return switch (i % 100) {
			case 11, 12, 13 -> ",\"name\":\"%s\",\"birthDate\":\"%s\",\"place\":\"%s\"".formatted(person.name(),
					person.birthDate(), person.place());
			case 21, 22 -> {
				OldPeople.Person old = this.people.get(i % this.withOldNumbers);
				yield ",\"number\":\"%s\",\"name\":\"%s\""
					.formatted(old.oldNumber().isEmpty() ? old.number() : old.oldNumber(), old.name());
			}
			case 31 -> ",\"number\":\"%s\",\"name\":\"Ai Đó Khác\"".formatted(person.number());
			default -> ",\"number\":\"%s\",\"name\":\"%s\",\"birthDate\":\"%s\"".formatted(person.number(),
					person.name(), person.birthDate());
		};
	}

}
