package dev.project06.local.demo;

import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

import dev.project06.local.Suite;
import dev.project06.local.keycloak.SampleUser;
import dev.project06.local.machine.Port;
import tools.jackson.databind.JsonNode;

/**
 * Files dossiers as citizens and officers do: through the gateway, with tokens of the
 * realm, each step a request of its own.
 */
public final class Demo {

	private static final int CITIZENS = 12;

	private static final int AT_ONCE = 12;

	private static final int DOSSIERS = 440;

	private static final Duration FIGURES_LIMIT = Duration.ofMinutes(2);

	private final ApiClient api;

	private final Realm realm;

	private final URI gateway;

	private final PrintStream out;

	/**
	 * Creates a demo.
	 * @param api how to call
	 * @param suite the suite to drive
	 * @param out where progress and figures go
	 */
	public Demo(ApiClient api, Suite suite, PrintStream out) {
		this.api = api;
		this.realm = new Realm(api, suite.address(Port.KEYCLOAK), suite.tokens());
		this.gateway = suite.address(Port.GATEWAY);
		this.out = out;
	}

	/**
	 * Files dossiers in the published shares and prints the figures.
	 * @param suite the suite to drive
	 * @param out where progress and figures go
	 */
	public static void run(Suite suite, PrintStream out) {
		try (ApiClient api = new ApiClient()) {
			Demo demo = new Demo(api, suite, out);
			demo.firstHalf2024(DOSSIERS);
			demo.printFigures();
		}
	}

	/**
	 * Replays the published shares of the first half of 2024 over all essential services,
	 * all ministries and a third of the provinces.
	 * @param total how many dossiers
	 * @return how many were filed and settled
	 */
	public int firstHalf2024(int total) {
		JsonNode agencies = this.api.get(gateway("/api/records/v1/agencies"), officer()).expect(200).json();
		List<String> ministries = new ArrayList<>();
		List<String> localities = new ArrayList<>();
		for (JsonNode agency : agencies.get("items").values()) {
			if (agency.path("parent").isMissingNode() || agency.path("parent").isNull()) {
				(agency.get("block").asString().equals("MINISTRY") ? ministries : localities)
					.add(agency.get("code").asString());
			}
		}
		List<String> someLocalities = localities.stream().filter((code) -> localities.indexOf(code) % 3 == 0).toList();
		return file(DemoPlan.firstHalf2024(total, ministries, someLocalities, procedures()));
	}

	/**
	 * Files a share of one agency's dossiers.
	 * @param online how many are filed online
	 * @param all how many are filed
	 * @param agency the agency
	 * @return how many were filed and settled
	 */
	public int share(int online, int all, String agency) {
		return file(DemoPlan.share(online, all, agency, procedures()));
	}

	/**
	 * Prints the figures of the current year.
	 */
	public void printFigures() {
		this.out.printf("%n%-64s %12s %12s %12s%n", "", "nation", "ministries", "localities");
		this.out.printf("%-64s %12s %12s %12s%n", "published, first half of 2024 (online)", "42 %", "61 %", "17 %");
		JsonNode nation = rates("nation");
		JsonNode ministries = rates("block:MINISTRY");
		JsonNode localities = rates("block:LOCALITY");
		for (int i = 0; i < nation.size(); i++) {
			JsonNode rate = nation.get(i);
			this.out.printf("%-64s %12s %12s %12s%n",
					rate.get("name").get("en").asString() + " (n = " + rate.get("n").asLong() + ")", percent(rate),
					percent(ministries.get(i)), percent(localities.get(i)));
		}
	}

	private int file(List<DemoFiling> filings) {
		prepareUsers(filings.stream().map(DemoFiling::agency).distinct().toList());
		List<JsonNode> people = people("demo");
		long before = settled();
		AtomicInteger done = new AtomicInteger();
		Semaphore places = new Semaphore(AT_ONCE);
		Instant start = Instant.now();
		try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<Integer>> all = new ArrayList<>();
			for (int i = 0; i < filings.size(); i++) {
				DemoFiling filing = filings.get(i);
				int number = i;
				all.add(threads.submit(guarded(places, () -> {
					settle(filing, number, people.get(number % people.size()));
					return progress(done.incrementAndGet(), filings.size(), start);
				})));
			}
			for (Future<Integer> one : all) {
				one.get();
			}
		}
		catch (ExecutionException ex) {
			throw new DemoFailedException(String.valueOf(ex.getCause()));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new DemoFailedException("Interrupted");
		}
		awaitFigures(before + filings.size());
		return filings.size();
	}

	private static Callable<Integer> guarded(Semaphore places, Callable<Integer> work) {
		return () -> {
			places.acquire();
			try {
				return work.call();
			}
			finally {
				places.release();
			}
		};
	}

	private void settle(DemoFiling filing, int number, JsonNode person) {
		String officer = this.realm.token(officerOf(filing.agency()));
		String key = UUID.randomUUID().toString();
		String code;
		if (filing.online()) {
			code = this.api
				.post(gateway("/api/records/v1/dossiers"), this.realm.token("demo-citizen-" + number % CITIZENS), key,
						Map.of("procedure", filing.procedure(), "agency", filing.agency()))
				.expect(201)
				.json()
				.get("code")
				.asString();
			move(code, "receive", officer);
		}
		else {
			code = intake(filing, officer, key, person);
		}
		move(code, "process", officer);
		move(code, "finish", officer);
	}

	private String intake(DemoFiling filing, String officer, String key, JsonNode person) {
		Map<String, Object> body = new java.util.HashMap<>(
				Map.of("procedure", filing.procedure(), "agency", filing.agency(), "channel", "COUNTER"));
		if (filing.identified()) {
			JsonNode confirmation = this.api
				.post(gateway("/api/identity/v1/confirmations"), officer, null,
						Map.of("citizenId", person.get("citizenId").asString(), "fullName",
								person.get("fullName").asString(), "birthDate", person.get("birthDate").asString(),
								"purpose", Map.of("procedure", filing.procedure(), "legalBasis", "118/2025/NĐ-CP")))
				.expect(200)
				.json();
			body.put("receipt", confirmation.get("receipt").asString());
		}
		return this.api.post(gateway("/api/records/v1/dossiers/intake"), officer, key, body)
			.expect(201)
			.json()
			.get("code")
			.asString();
	}

	private void move(String code, String action, String officer) {
		this.api.post(gateway("/api/records/v1/dossiers/" + code + "/" + action), officer, null, Map.of()).expect(200);
	}

	private void prepareUsers(List<String> agencies) {
		this.out.println("Demo: adding " + agencies.size() + " officers and " + CITIZENS + " citizens to the realm");
		List<Realm.DemoUser> users = new ArrayList<>();
		agencies.forEach((agency) -> users
			.add(new Realm.DemoUser(officerOf(agency), "officer", Map.of("agency", List.of(agency)))));
		List<JsonNode> people = people("citizens");
		for (int i = 0; i < CITIZENS; i++) {
			users.add(new Realm.DemoUser("demo-citizen-" + i, "citizen",
					Map.of("vneid_sub", List.of(people.get(i).get("subject").asString()), "account_level", List.of("2"),
							"auth_level", List.of("3"))));
		}
		this.realm.add(users);
	}

	private List<JsonNode> people(String seed) {
		JsonNode answer = this.api.get(gateway("/api/identity/v1/sandbox/people?count=100&seed=" + seed), officer())
			.expect(200)
			.json();
		return List.copyOf(answer.values());
	}

	private List<String> procedures() {
		JsonNode answer = this.api.get(gateway("/api/records/v1/procedures"), officer()).expect(200).json();
		return answer.get("items").values().stream().map((procedure) -> procedure.get("code").asString()).toList();
	}

	private String officer() {
		return this.realm.token(SampleUser.OFFICER1);
	}

	private String operator() {
		return this.realm.token(SampleUser.OPERATOR1);
	}

	private void awaitFigures(long expected) {
		Instant limit = Instant.now().plus(FIGURES_LIMIT);
		while (settled() < expected) {
			if (Instant.now().isAfter(limit)) {
				throw new DemoFailedException(
						"metrics-service counts " + settled() + " settled dossiers instead of " + expected);
			}
			try {
				Thread.sleep(Duration.ofMillis(200));
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new DemoFailedException("Interrupted");
			}
		}
	}

	private long settled() {
		return this.api.get(gateway("/api/metrics/v1/rates/online-rate?scope=nation"), operator())
			.expect(200)
			.json()
			.get("n")
			.asLong();
	}

	private JsonNode rates(String scope) {
		return this.api.get(gateway("/api/metrics/v1/rates?scope=" + scope), operator()).expect(200).json();
	}

	private int progress(int done, int all, Instant start) {
		if (done % Math.max(1, all / 10) == 0 || done == all) {
			double seconds = Math.max(0.001, Duration.between(start, Instant.now()).toMillis() / 1000.0);
			this.out.printf(Locale.ROOT, "Demo: %d of %d dossiers settled, %.0f a second%n", done, all, done / seconds);
		}
		return done;
	}

	private static String percent(JsonNode rate) {
		return rate.get("percent").isNull() ? "-" : "%.2f %%".formatted(rate.get("percent").decimalValue());
	}

	private static String officerOf(String agency) {
		return "demo-officer-" + agency.toLowerCase(Locale.ROOT);
	}

	private URI gateway(String path) {
		return this.gateway.resolve(path);
	}

}
