package dev.project06.identity.persona;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.project06.identity.account.StartingKind;
import dev.project06.identity.api.CitizenId;
import dev.project06.identity.api.Sex;
import dev.project06.identity.persona.Persona.Behaviour;
import dev.project06.identity.persona.Persona.Papers;
import dev.project06.identity.persona.Persona.Texts;
import dev.project06.identity.population.Cell;
import dev.project06.identity.population.Person;
import dev.project06.identity.population.Population;
import dev.project06.identity.problem.ProblemName;
import dev.project06.identity.problem.RefusedException;
import dev.project06.identity.register.Change;
import dev.project06.identity.register.Presets;
import dev.project06.identity.sandbox.Sandbox;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * The numbers with a published outcome. Each is that of an ordinary person of the
 * population, found by looking for the first who fits; what has happened to some of them
 * has happened in every sandbox.
 */
@Component
final class Personas implements Presets {

	private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

	private static final LocalDate LATELY = LocalDate.of(2025, 10, 1);

	private final Population population;

	private final List<Persona> all = new ArrayList<>();

	private final Map<CitizenId, Persona> byNumber;

	private final Map<CitizenId, List<Change>> changes;

	private final Map<String, AtomicLong> asked = new ConcurrentHashMap<>();

	Personas(Population population) {
		this.population = population;
		accounts();
		ages();
		corrections();
		numbers();
		cards();
		papers();
		behaviours();
		this.byNumber = this.all.stream().collect(Collectors.toMap(Persona::citizenId, (persona) -> persona));
		this.changes = this.all.stream()
			.filter((persona) -> !persona.changes().isEmpty())
			.collect(Collectors.toMap(Persona::citizenId, Persona::changes));
	}

	/** In the order of the table. */
	List<Persona> all() {
		return List.copyOf(this.all);
	}

	@Override
	public Map<CitizenId, List<Change>> changes() {
		return this.changes;
	}

	@Override
	public Mono<Void> before(Sandbox sandbox, CitizenId citizenId) {
		Persona persona = this.byNumber.get(citizenId);
		return (persona == null) ? Mono.empty() : switch (persona.behaviour()) {
			case Behaviour.Normal() -> Mono.empty();
			case Behaviour.Slow(Duration delay) -> Mono.delay(delay).then();
			case Behaviour.BrownOut(int everyOther) -> brownOut(sandbox, persona, everyOther);
			case Behaviour.Broken() -> Mono.error(() -> RefusedException.of(ProblemName.INJECTED_ERROR));
		};
	}

	private Mono<Void> brownOut(Sandbox sandbox, Persona persona, int everyOther) {
		long order = this.asked.computeIfAbsent(sandbox.name() + '/' + persona.name(), (key) -> new AtomicLong())
			.getAndIncrement();
		return (order % everyOther != 0) ? Mono.empty() : Mono
			.error(() -> RefusedException.of(ProblemName.INJECTED_FAULT, "brown-out-of-the-persona", RETRY_AFTER));
	}

	private void accounts() {
		Person first = this.population.person(new Cell("001", Sex.FEMALE, 1990), 6);
		Person second = this.population.person(new Cell("079", Sex.MALE, 1985), 6);
		add("citizen1", "Tài khoản mức 2, người dùng mẫu", "Level 2 account, sample user", first, "MATCH", LEVEL_2);
		add("citizen2", "Tài khoản mức 2, người dùng mẫu", "Level 2 account, sample user", second, "MATCH", LEVEL_2);
		account("level-1", "Tài khoản mức 1", "Level 1 account", StartingKind.ACTIVE_1, LEVEL_1);
		account("not-activated", "Đã duyệt, chưa kích hoạt", "Approved today, not activated", StartingKind.APPROVED,
				"not-activated");
		account("activation-lapsed", "Quá 7 ngày chưa kích hoạt", "Approved, not activated within 7 days",
				StartingKind.LAPSED, "activation-lapsed");
		account("requested", "Đang chờ duyệt", "Waits for approval", StartingKind.REQUESTED, "not-approved");
		account("locked-by-owner", "Chủ tài khoản đã khóa", "Locked by the owner", StartingKind.LOCKED_BY_OWNER,
				"account-locked-by-owner");
		account("locked-by-authority", "Cơ quan đã khóa", "Locked by the authority", StartingKind.LOCKED_BY_AUTHORITY,
				"account-locked-by-authority");
		account("closed", "Tài khoản đã đóng", "Account closed", StartingKind.CLOSED, "account-closed");
		account("no-account", "Chưa có tài khoản", "No account", StartingKind.NONE, NO_ACCOUNT);
	}

	private void ages() {
		add("infant", "Dưới 6 tuổi", "Under 6", find(2022, (person) -> true), "MATCH UNDER_AGE", NO_ACCOUNT);
		add("child", "Từ 6 đến dưới 14 tuổi", "From 6 to under 14", find(2015, (person) -> true), "MATCH UNDER_AGE",
				NO_ACCOUNT);
		add("teenager", "Từ 14 đến dưới 18 tuổi, mức 2", "From 14 to under 18, level 2",
				find(2009, kind(StartingKind.ACTIVE_2)), "MATCH UNDER_AGE", LEVEL_2);
		Person elder = find(1938,
				(person) -> this.population.birthYearOnly(person) && StartingKind.of(person) == StartingKind.ACTIVE_2);
		add(new Persona("year-of-birth-only", new Texts("Chỉ có năm sinh", "Only the year of birth is known"),
				elder.citizenId(), new Papers(elder.fullName(), null, elder.birthDate().getYear()), List.of(),
				new Behaviour.Normal(), "MATCH BIRTH_YEAR_ONLY", LEVEL_2));
	}

	private void corrections() {
		Person named = adult(1971);
		add("name-corrected", "Đã cải chính họ tên, giấy tờ còn tên cũ", "Name corrected, the papers have the old one",
				named, List.of(new Change.NameCorrected("Trần Thị Minh Nguyệt")), "MISMATCH fullName");
		Person born = adult(1972);
		add("birth-date-corrected", "Đã cải chính ngày sinh, giấy tờ còn ngày cũ",
				"Birth date corrected, the papers have the old one", born,
				List.of(new Change.BirthDateCorrected(otherDay(born.birthDate()))), "MISMATCH birthDate");
		Person both = adult(1973);
		add("name-and-birth-date-corrected", "Đã cải chính họ tên và ngày sinh", "Name and birth date corrected", both,
				List.of(new Change.NameCorrected("Lê Văn Hòa Bình"),
						new Change.BirthDateCorrected(otherDay(both.birthDate()))),
				"MISMATCH birthDate fullName");
		add("moved", "Đã chuyển nơi thường trú", "Moved", adult(1974),
				List.of(new Change.Moved("79", "79001", "12 đường Thử Nghiệm")), "MATCH");
		add("deceased", "Đã chết", "Deceased", adult(1950), List.of(new Change.Deceased(LATELY)), "MATCH DECEASED",
				"holder-deceased");
		Person one = adult(1975);
		Person other = adult(1976);
		add("duplicate-suspected", "Nghi trùng người", "Suspected to be a duplicate", one,
				List.of(new Change.DuplicateSuspected(other.citizenId())), "MATCH DUPLICATE_SUSPECTED");
	}

	private void numbers() {
		Person former = adult(1977);
		CitizenId newNumber = unissued(former.citizenId());
		add("number-replaced", "Số đã được cấp lại, đây là số cũ", "Number reissued, this is the old one", former,
				List.of(new Change.NumberReissued(newNumber)), "MISMATCH citizenId NUMBER_REPLACED", "number-replaced");
		add(new Persona("number-new", new Texts("Số đã được cấp lại, đây là số mới", "The number given in its place"),
				newNumber, papers(former), List.of(), new Behaviour.Normal(), "MATCH", LEVEL_2));
		add("old-number-linked", "Số CMND 9 số đã được nối với số định danh", "A 9-digit number was linked",
				adult(1978), List.of(new Change.OldNumberLinked("900000007")), "MATCH");
		Person anybody = adult(1979);
		add(new Persona("never-issued", new Texts("Số chưa từng được cấp", "A number that was never issued"),
				unissued(anybody.citizenId()), papers(anybody), List.of(), new Behaviour.Normal(), "UNKNOWN",
				NO_ACCOUNT));
	}

	private void cards() {
		add("card-expired", "Thẻ căn cước hết hạn", "Card expired", adult(1980),
				List.of(new Change.CardExpired(LATELY)), "MATCH CARD_EXPIRED");
		add("card-locked", "Thẻ căn cước bị khóa", "Card locked", adult(1981), List.of(new Change.CardLocked()),
				"MATCH CARD_LOCKED");
		add("card-reissued", "Vừa đổi thẻ căn cước", "Card reissued", adult(1982),
				List.of(new Change.CardReissued(LATELY)), "MATCH");
	}

	private void papers() {
		Person plain = find(1983, (person) -> person.fullName().contains("Đ"));
		paper("name-in-capitals", "Giấy tờ viết hoa toàn bộ họ tên", "The papers have the name in capitals", plain,
				new Papers(plain.fullName().toUpperCase(java.util.Locale.ROOT), plain.birthDate(), 1983), "MATCH");
		Person marked = find(1984, (person) -> !strip(person.fullName()).equals(person.fullName()));
		paper("name-without-diacritics", "Giấy tờ viết họ tên không dấu", "The papers lack the diacritics", marked,
				new Papers(strip(marked.fullName()), marked.birthDate(), 1984), "MISMATCH fullName");
		Person dated = adult(1986);
		paper("wrong-birth-date", "Giấy tờ sai ngày sinh", "The papers have a wrong birth date", dated,
				new Papers(dated.fullName(), otherDay(dated.birthDate()), 1986), "MISMATCH birthDate");
		Person called = adult(1987);
		paper("wrong-name", "Giấy tờ của người khác", "The papers are somebody else's", called,
				new Papers("Phạm Quang Vinh Hiển", called.birthDate(), 1987), "MISMATCH fullName");
		Person year = adult(1988);
		paper("year-of-birth-stated", "Chỉ khai năm sinh dù có đủ ngày",
				"Only the year is stated though the date is known", year, new Papers(year.fullName(), null, 1988),
				"MISMATCH birthDate");
	}

	private void behaviours() {
		behaviour("slow", "Trả lời sau 2 giây", "Answers after 2 seconds", 1989,
				new Behaviour.Slow(Duration.ofSeconds(2)), "MATCH", LEVEL_2);
		behaviour("very-slow", "Trả lời sau 12 giây, lâu hơn cổng chờ",
				"Answers after 12 seconds, longer than the gateway waits", 1991,
				new Behaviour.Slow(Duration.ofSeconds(12)), "MATCH", LEVEL_2);
		behaviour("brown-out", "Cứ hai lần thì một lần không trả lời được", "Every other call is refused with 503",
				1992, new Behaviour.BrownOut(2), "MATCH or " + AWAY, LEVEL_2 + " or " + AWAY);
		behaviour("unavailable", "Không bao giờ trả lời được", "Every call is refused with 503", 1993,
				new Behaviour.BrownOut(1), AWAY, AWAY);
		behaviour("broken", "Lỗi hệ thống", "Fails with 500", 1994, new Behaviour.Broken(), "500 injected-error",
				"500 injected-error");
	}

	/** Nobody is told that there is no account: it is as if the proofs were wrong. */
	private static final String NO_ACCOUNT = "wrong-password";

	private static final String AWAY = "503 injected-fault";

	private static final String LEVEL_1 = "account 1, level 4";

	private static final String LEVEL_2 = "account 2, level 4";

	private void account(String name, String vi, String en, StartingKind kind, String login) {
		add(name, vi, en, find(1995, kind(kind)), "MATCH", login);
	}

	private void behaviour(String name, String vi, String en, int year, Behaviour behaviour, String confirm,
			String login) {
		Person person = adult(year);
		add(new Persona(name, new Texts(vi, en), person.citizenId(), papers(person), List.of(), behaviour, confirm,
				login));
	}

	private void paper(String name, String vi, String en, Person person, Papers papers, String confirm) {
		add(new Persona(name, new Texts(vi, en), person.citizenId(), papers, List.of(), new Behaviour.Normal(), confirm,
				login(person)));
	}

	private void add(String name, String vi, String en, Person person, String confirm, String login) {
		add(new Persona(name, new Texts(vi, en), person.citizenId(), papers(person), List.of(), new Behaviour.Normal(),
				confirm, login));
	}

	private void add(String name, String vi, String en, Person person, List<Change> happened, String confirm) {
		add(name, vi, en, person, happened, confirm, LEVEL_2);
	}

	private void add(String name, String vi, String en, Person person, List<Change> happened, String confirm,
			String login) {
		add(new Persona(name, new Texts(vi, en), person.citizenId(), papers(person), happened, new Behaviour.Normal(),
				confirm, login));
	}

	private void add(Persona persona) {
		this.all.add(persona);
	}

	private static String login(Person person) {
		return switch (StartingKind.of(person)) {
			case ACTIVE_1 -> LEVEL_1;
			case ACTIVE_2 -> LEVEL_2;
			default -> NO_ACCOUNT;
		};
	}

	private static Papers papers(Person person) {
		return new Papers(person.fullName(), person.birthDate(), person.birthDate().getYear());
	}

	/** With a level 2 account. */
	private Person adult(int birthYear) {
		return find(birthYear, kind(StartingKind.ACTIVE_2));
	}

	private static Predicate<Person> kind(StartingKind kind) {
		return (person) -> StartingKind.of(person) == kind;
	}

	/** The first who fits among the women of that year from Hà Nội. */
	private Person find(int birthYear, Predicate<Person> fits) {
		Cell cell = new Cell("001", Sex.FEMALE, birthYear);
		return IntStream.range(0, this.population.count(cell))
			.mapToObj((rank) -> this.population.person(cell, rank))
			.filter(fits)
			.findFirst()
			.orElseThrow();
	}

	/** The next number that nobody has. */
	private CitizenId unissued(CitizenId citizenId) {
		long digits = Long.parseLong(citizenId.digits());
		CitizenId next = citizenId;
		while (this.population.find(next).isPresent()) {
			digits++;
			next = CitizenId.of("%012d".formatted(digits));
		}
		return next;
	}

	private static LocalDate otherDay(LocalDate date) {
		return (date.getDayOfYear() < 180) ? date.plusDays(1) : date.minusDays(1);
	}

	private static String strip(String name) {
		return java.text.Normalizer.normalize(name, java.text.Normalizer.Form.NFD)
			.replaceAll("\\p{M}", "")
			.replace('đ', 'd')
			.replace('Đ', 'D');
	}

}
