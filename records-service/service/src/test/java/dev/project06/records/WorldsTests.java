package dev.project06.records;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.project06.identity.api.CitizenId;
import dev.project06.identity.api.Receipt;
import dev.project06.records.agency.AgencyCode;
import dev.project06.records.dossier.Actor;
import dev.project06.records.dossier.Applicant;
import dev.project06.records.dossier.Course;
import dev.project06.records.dossier.Dossier;
import dev.project06.records.dossier.DossierCode;
import dev.project06.records.dossier.Filing;
import dev.project06.records.dossier.Holder;
import dev.project06.records.dossier.Leg;
import dev.project06.records.dossier.Link;
import dev.project06.records.dossier.Links;
import dev.project06.records.dossier.Outcome;
import dev.project06.records.dossier.Role;
import dev.project06.records.events.AgencyBlock;
import dev.project06.records.events.Channel;
import dev.project06.records.events.DossierChange;
import dev.project06.records.events.DossierState;
import dev.project06.records.events.Papers;
import dev.project06.records.events.ServiceLevel;
import dev.project06.records.person.Numbers;
import dev.project06.records.store.DossierStore;
import dev.project06.records.store.Request;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.sessions.JqwikSession;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever the world is like, no path shows more than a naive reading of the rules
 * allows, and none shows less. A new path is one more line in {@link #PATHS}.
 */
class WorldsTests extends RunningService {

	private static final int WORLDS = Integer.getInteger("worlds", 60);

	private static final long SEED = Long.getLong("worlds.seed", 6);

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final int PEOPLE = 3;

	private static final List<String> AGENCIES = List.of("G01", "G01.01", "G09", "H26", "H26.01", "H29");

	private static final String WHY = "{\"reason\":\"Thẩm định hồ sơ\",\"legalBasis\":\"Nghị định 118/2025/NĐ-CP\"}";

	/** Every path that reads: what it shows, and who may see what there. */
	private static final List<Path> PATHS = List.of(new Path("list", (reader, codes) -> reader.list(), Rules::sees),
			new Path("search", (reader, codes) -> reader.search(), Rules::searches),
			new Path("export", (reader, codes) -> reader.export(), Rules::searches),
			new Path("export of numbers", (reader, codes) -> reader.exportNumbers(),
					(caller, one) -> one.holder() != null && caller.is("officer") && Rules.isTurnOf(caller, one)),
			new Path("dossier", (reader, codes) -> reader.each(codes, ""), Rules::sees),
			new Path("trail", (reader, codes) -> reader.each(codes, "/events"), Rules::sees),
			new Path("linking queue", (reader, codes) -> reader.queue(),
					(caller, one) -> one.holder() == null && Rules.isInCharge(caller, one)),
			new Path("identification", Reader::identifications,
					(caller, one) -> caller.is("officer") && Rules.isTurnOf(caller, one)),
			new Path("usages", (reader, codes) -> reader.each(codes, "/usages"),
					(caller, one) -> Rules.sees(caller, one) && (caller.is("auditor") || !caller.isOfficial())),
			new Path("own usages", (reader, codes) -> reader.ownUsages(),
					(caller, one) -> Rules.sees(caller, one) && !caller.is("auditor") && !caller.isOfficial()),
			new Path("personal number", Reader::numbers,
					(caller, one) -> one.holder() != null && caller.is("officer") && Rules.isTurnOf(caller, one)));

	/** Day of all appointments of a world, by which an export selects it. */
	private LocalDate due = LocalDate.of(2027, 1, 1);

	private final Map<String, Planned> all = new HashMap<>();

	private final AtomicInteger answers = new AtomicInteger();

	@Autowired
	private @Nullable DossierStore store;

	@Autowired
	private @Nullable Numbers numbers;

	@Test
	void noPathShowsMoreOrLessThanTheRulesAllow() {
		JqwikSession.run(this::compareAll);
	}

	private void compareAll() {
		RandomGenerator<World> worlds = worlds().generator(1000);
		for (int i = 0; i < WORLDS; i++) {
			World world = worlds.next(new Random(SEED + i)).value();
			this.due = this.due.plusDays(1);
			Map<String, Planned> dossiers = build(world);
			Flux.fromIterable(world.callers().stream().map(this::reader).toList())
				.flatMap((reader) -> Flux.fromIterable(PATHS).concatMap((path) -> compare(path, reader, dossiers)), 4)
				.blockLast(PATIENCE);
		}
		compareFeeds();
		System.out.printf("%d worlds with %d dossiers tried, %d answers compared%n", WORLDS, this.all.size(),
				this.answers.get());
	}

	private Mono<Integer> compare(Path path, Reader reader, Map<String, Planned> dossiers) {
		Login caller = reader.caller();
		return path.shown().apply(reader, dossiers.keySet()).map((shown) -> {
			assertThat(shown).as("%s shows %s of %s no less", path.name(), caller, dossiers)
				.containsAll(allowed(path, caller, dossiers));
			Map<String, Planned> known = new HashMap<>(this.all);
			known.keySet().retainAll(shown);
			assertThat(allowed(path, caller, known)).as("%s shows %s of %s no more", path.name(), caller, known)
				.containsAll(known.keySet());
			return this.answers.incrementAndGet();
		});
	}

	private static Set<String> allowed(Path path, Login caller, Map<String, Planned> dossiers) {
		return dossiers.entrySet()
			.stream()
			.filter((entry) -> path.allowed().test(caller, entry.getValue()))
			.map(Map.Entry::getKey)
			.collect(Collectors.toSet());
	}

	/** What changed is told a little later: compared once, for all worlds. */
	private void compareFeeds() {
		Path feed = new Path("feed", (reader, codes) -> reader.feed(),
				(caller, one) -> caller.is("auditor") || Rules.isInCharge(caller, one));
		Reader auditor = reader(new Login(Set.of("auditor"), null, null));
		Awaitility.await()
			.atMost(PATIENCE)
			.until(() -> Objects.requireNonNull(auditor.feed().block(PATIENCE)),
					(told) -> told.containsAll(this.all.keySet()));
		Flux.fromIterable(AGENCIES.stream().map((agency) -> reader(new Login(Set.of("agency"), null, agency))).toList())
			.concatMap((reader) -> compare(feed, reader, this.all))
			.blockLast(PATIENCE);
		for (String role : List.of("citizen", "operator", "admin")) {
			assertThat(reader(new Login(Set.of(role), "somebody", "H26")).feed().block(PATIENCE)).isEmpty();
		}
	}

	private Map<String, Planned> build(World world) {
		Map<String, CitizenId> people = new HashMap<>();
		Map<String, Planned> dossiers = new HashMap<>();
		for (Planned plan : world.dossiers()) {
			DossierCode code = new DossierCode(
					"%s-261120-%07d".formatted(plan.agency(), this.all.size() + dossiers.size()));
			Link holder = new Link.Unlinked();
			if (plan.holder() != null) {
				CitizenId number = people.computeIfAbsent(plan.holder(), (person) -> CitizenId.of(ownNumber()));
				holder = verified(Objects.requireNonNull(Objects.requireNonNull(this.numbers)
					.seal(number, code, plan.holderLoggedIn() ? plan.holder() : null)
					.block(PATIENCE)));
			}
			create(code, plan, links(holder, plan, code, people));
			dossiers.put(code.text(), plan);
		}
		this.all.putAll(dossiers);
		return dossiers;
	}

	/** A child has no say in it, but may know of it. */
	private Links links(Link holder, Planned plan, DossierCode code, Map<String, CitizenId> people) {
		if (plan.child() == null) {
			return Links.of(holder);
		}
		CitizenId number = people.computeIfAbsent(plan.child(), (person) -> CitizenId.of(ownNumber()));
		return new Links(Map.of(Role.HOLDER, holder, Role.CHILD,
				verified(Objects.requireNonNull(Objects.requireNonNull(this.numbers)
					.seal(number, code, plan.childLoggedIn() ? plan.child() : null)
					.block(PATIENCE)))),
				List.of());
	}

	private void create(DossierCode code, Planned plan, Links links) {
		Applicant applicant = (plan.applicant() != null) ? new Applicant(plan.applicant(), 2, 3) : null;
		Instant now = Instant.now();
		Filing filing = new Filing("1.004222", ServiceLevel.FULL, true, new AgencyCode(plan.agency()),
				AgencyBlock.LOCALITY, (applicant != null) ? Channel.ONLINE : Channel.COUNTER, applicant, null, null,
				now);
		List<Leg> legs = plan.handedTo()
			.stream()
			.map((agency) -> new Leg(new AgencyCode(agency), now, "lấy ý kiến", null, null))
			.toList();
		Course course = new Course(now, this.due, 1, 0, null, null, null, null, List.of(), null, List.of(), legs);
		Dossier dossier = new Dossier(code, filing, DossierState.PROCESSING, course, links, Papers.NONE, 1);
		Request request = new Request(UUID.randomUUID().toString(), "digest", code, "{}");
		Objects.requireNonNull(this.store)
			.create(new Outcome.Changed(dossier, DossierChange.RECEIVED, now), new Actor("service", null, "test"),
					request)
			.block(PATIENCE);
	}

	private static Link verified(Holder holder) {
		return new Link.Verified("receipt", Receipt.Method.LOGIN, 2, 3, "records-service", Instant.now(), holder);
	}

	private static Arbitrary<World> worlds() {
		return Arbitraries
			.create(() -> IntStream.range(0, PEOPLE).mapToObj((i) -> "person-" + i + "-" + UUID.randomUUID()).toList())
			.flatMap((people) -> Combinators
				.combine(planned(people).list().ofMinSize(1).ofMaxSize(5),
						logins(people).list().ofMinSize(2).ofMaxSize(4), Arbitraries.of(people).set())
				.as((dossiers, callers, loggedIn) -> new World(
						dossiers.stream().map((one) -> one.ofThoseWhoLoggedIn(loggedIn)).toList(), callers)));
	}

	private static Arbitrary<Planned> planned(List<String> people) {
		return Combinators
			.combine(Arbitraries.of(AGENCIES), Arbitraries.of(people).injectNull(0.4),
					Arbitraries.of(people).injectNull(0.3), Arbitraries.of(people).injectNull(0.7),
					Arbitraries.of(AGENCIES).list().uniqueElements().ofMaxSize(2))
			.as((agency, applicant, holder, child, others) -> new Planned(agency, applicant, holder, false, child,
					false, others.stream().filter((other) -> !other.equals(agency)).toList()));
	}

	private static Arbitrary<Login> logins(List<String> people) {
		Arbitrary<Set<String>> roles = Arbitraries
			.of("citizen", "citizen", "officer", "officer", "agency", "operator", "auditor", "admin", "service")
			.set()
			.ofMinSize(1)
			.ofMaxSize(2);
		return Combinators
			.combine(roles, Arbitraries.of(people).injectNull(0.3), Arbitraries.of(AGENCIES).injectNull(0.3))
			.as(Login::new);
	}

	private Reader reader(Login caller) {
		String token = REALM.token("none", (claims) -> {
			claims.claim("realm_access", Map.of("roles", List.copyOf(caller.roles())));
			if (caller.person() != null) {
				claims.claim("vneid_sub", caller.person()).claim("account_level", 2).claim("auth_level", 3);
			}
			return (caller.agency() != null) ? claims.claim("agency", caller.agency()) : claims;
		});
		return new Reader(caller, "\"selection\":{\"due\":{\"from\":\"%1$s\",\"to\":\"%1$s\"}}".formatted(this.due),
				WebClient.builder()
					.baseUrl("http://127.0.0.1:" + port())
					.defaultHeaders((headers) -> headers.setBearerAuth(token))
					.codecs((codecs) -> codecs.defaultCodecs().maxInMemorySize(16 * 1024 * 1024))
					.build());
	}

	/**
	 * The rules in words as plain as can be, and not in those of the service.
	 */
	private static final class Rules {

		static boolean sees(Login caller, Planned one) {
			if (caller.is("auditor")) {
				return true;
			}
			if (caller.isOfficial()) {
				return isInCharge(caller, one);
			}
			boolean filed = caller.person() != null && caller.person().equals(one.applicant());
			boolean holds = caller.person() != null && caller.person().equals(one.holder()) && one.holderLoggedIn();
			boolean child = caller.person() != null && caller.person().equals(one.child()) && one.childLoggedIn();
			return caller.is("citizen") && (filed || holds || child);
		}

		static boolean searches(Login caller, Planned one) {
			return (caller.is("auditor") || caller.isOfficial()) && sees(caller, one);
		}

		static boolean isInCharge(Login caller, Planned one) {
			return isOver(caller, one.agency()) || one.handedTo().stream().anyMatch((agency) -> isOver(caller, agency));
		}

		static boolean isTurnOf(Login caller, Planned one) {
			return isOver(caller, one.handedTo().isEmpty() ? one.agency() : one.handedTo().getLast());
		}

		private static boolean isOver(Login caller, String agency) {
			return caller.isOfficial() && (agency + ".").startsWith(caller.agency() + ".");
		}

	}

	private record World(List<Planned> dossiers, List<Login> callers) {
	}

	/** A dossier as it is to be. */
	private record Planned(String agency, @Nullable String applicant, @Nullable String holder, boolean holderLoggedIn,
			@Nullable String child, boolean childLoggedIn, List<String> handedTo) {

		Planned ofThoseWhoLoggedIn(Set<String> loggedIn) {
			return new Planned(this.agency, this.applicant, this.holder,
					this.holder != null && loggedIn.contains(this.holder), this.child,
					this.child != null && loggedIn.contains(this.child), this.handedTo);
		}

	}

	private record Login(Set<String> roles, @Nullable String person, @Nullable String agency) {

		boolean is(String role) {
			return this.roles.contains(role);
		}

		boolean isOfficial() {
			return this.agency != null && (is("officer") || is("agency"));
		}

	}

	private record Path(String name, BiFunction<Reader, Set<String>, Mono<Set<String>>> shown,
			BiPredicate<Login, Planned> allowed) {
	}

	/** Asks as one caller, and gives the codes of what is shown. */
	private record Reader(Login caller, String selection, WebClient client) {

		Mono<Set<String>> list() {
			return ask(HttpMethod.GET, DOSSIERS + "?limit=100", null)
				.map((answer) -> codes(answer.path("items"), "code"))
				.defaultIfEmpty(Set.of());
		}

		Mono<Set<String>> search() {
			return ask(HttpMethod.POST, DOSSIERS + "/search?limit=100", "{\"procedure\":\"1.004222\"}")
				.map((answer) -> codes(answer.path("items"), "code"))
				.defaultIfEmpty(Set.of());
		}

		Mono<Set<String>> export() {
			return lines("{" + this.selection + "}").filter((line) -> line.has("dossier"))
				.map((line) -> line.at("/dossier/code").asString())
				.collect(Collectors.toSet());
		}

		Mono<Set<String>> exportNumbers() {
			return lines("{" + this.selection + ",\"numbers\":" + WHY + "}").filter((line) -> line.has("number"))
				.map((line) -> line.at("/dossier/code").asString())
				.collect(Collectors.toSet());
		}

		private Flux<JsonNode> lines(String what) {
			return this.client.post()
				.uri(DOSSIERS + "/export")
				.contentType(MediaType.APPLICATION_JSON)
				.bodyValue(what)
				.exchangeToMono((answer) -> answer.bodyToMono(String.class)
					.filter((body) -> answer.statusCode().value() == 200)
					.defaultIfEmpty(""))
				.flatMapIterable((body) -> body.lines().map(JsonMapper.shared()::readTree).toList());
		}

		Mono<Set<String>> each(Set<String> codes, String path) {
			return Flux.fromIterable(codes)
				.filterWhen((code) -> ask(HttpMethod.GET, DOSSIERS + '/' + code + path, null).hasElement())
				.collect(Collectors.toSet());
		}

		Mono<Set<String>> numbers(Set<String> codes) {
			return Flux.fromIterable(codes)
				.filterWhen(
						(code) -> ask(HttpMethod.POST, DOSSIERS + '/' + code + "/personal-number", WHY).hasElement())
				.collect(Collectors.toSet());
		}

		Mono<Set<String>> queue() {
			return ask(HttpMethod.GET, "/api/records/v1/linking-queue?limit=100", null)
				.map((answer) -> codes(answer.path("items"), "code"))
				.defaultIfEmpty(Set.of());
		}

		Mono<Set<String>> identifications(Set<String> codes) {
			return Flux.fromIterable(codes)
				.filterWhen((code) -> ask(HttpMethod.POST, "/api/records/v1/linking-queue/" + code + "/open", WHY)
					.hasElement())
				.collect(Collectors.toSet());
		}

		Mono<Set<String>> ownUsages() {
			return ask(HttpMethod.GET, "/api/records/v1/me/usages?limit=100", null)
				.map((answer) -> answer.path("items")
					.valueStream()
					.flatMap((item) -> item.path("dossiers").valueStream())
					.map(JsonNode::asString)
					.collect(Collectors.toSet()))
				.defaultIfEmpty(Set.of());
		}

		Mono<Set<String>> feed() {
			return feed("/api/records/v1/changes?limit=1000")
				.expand((batch) -> batch.codes().isEmpty() ? Mono.empty() : feed(batch.next()))
				.flatMapIterable(Batch::codes)
				.collect(Collectors.toSet());
		}

		private Mono<Batch> feed(String path) {
			return this.client.get()
				.uri(path)
				.exchangeToMono((answer) -> answer.bodyToMono(String.class)
					.defaultIfEmpty("")
					.filter((body) -> answer.statusCode().value() == 200)
					.map((body) -> new Batch(codes(JsonMapper.shared().readTree(body), "subject"),
							answer.headers().header("Link").getFirst().replaceAll("^<|>.*$", ""))));
		}

		/** Nothing when nothing is shown. */
		private Mono<JsonNode> ask(HttpMethod method, String path, @Nullable String body) {
			WebClient.RequestBodySpec request = this.client.method(method).uri(path);
			return ((body != null) ? request.contentType(MediaType.APPLICATION_JSON).bodyValue(body) : request)
				.exchangeToMono((answer) -> answer.bodyToMono(String.class).defaultIfEmpty("").flatMap((text) -> {
					assertThat(answer.statusCode().value()).as(text).isIn(200, 403, 404, 409);
					return (answer.statusCode().value() == 200) ? Mono.just(JsonMapper.shared().readTree(text))
							: Mono.empty();
				}));
		}

		private static Set<String> codes(JsonNode items, String member) {
			return items.valueStream().map((item) -> item.path(member).asString()).collect(Collectors.toSet());
		}

		private record Batch(Set<String> codes, String next) {
		}

	}

}
