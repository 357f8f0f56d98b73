package dev.project06.local.demo;

import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

	private final ApiClient api;

	private final Realm realm;

	private final URI gateway;

	private final PrintStream out;

	private final Handling handling;

	private final Figures figures;

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
		this.handling = new Handling(api, this.realm, this.gateway);
		this.figures = new Figures(api, this.realm, this.gateway);
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
			demo.figures.print(out);
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

	private int file(List<DemoFiling> filings) {
		prepareUsers(filings.stream().map(DemoFiling::agency).distinct().toList());
		List<JsonNode> people = people("demo");
		long before = this.figures.settled();
		AtomicInteger done = new AtomicInteger();
		Semaphore places = new Semaphore(AT_ONCE);
		Instant start = Instant.now();
		try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<Integer>> all = new ArrayList<>();
			for (int i = 0; i < filings.size(); i++) {
				DemoFiling filing = filings.get(i);
				int number = i;
				all.add(threads.submit(guarded(places, () -> {
					this.handling.settle(filing, number % CITIZENS, people.get(number % people.size()));
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
		this.figures.await(before + filings.size());
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

	private void prepareUsers(List<String> agencies) {
		this.out.println("Demo: adding " + agencies.size() + " officers and " + CITIZENS + " citizens to the realm");
		List<Realm.DemoUser> users = new ArrayList<>();
		agencies.forEach((agency) -> users
			.add(new Realm.DemoUser(Handling.officerOf(agency), "officer", Map.of("agency", List.of(agency)))));
		List<JsonNode> people = people("citizens");
		for (int i = 0; i < CITIZENS; i++) {
			users.add(new Realm.DemoUser(Handling.citizen(i), "citizen",
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

	private int progress(int done, int all, Instant start) {
		if (done % Math.max(1, all / 10) == 0 || done == all) {
			double seconds = Math.max(0.001, Duration.between(start, Instant.now()).toMillis() / 1000.0);
			this.out.printf(Locale.ROOT, "Demo: %d of %d dossiers settled, %.0f a second%n", done, all, done / seconds);
		}
		return done;
	}

	private URI gateway(String path) {
		return this.gateway.resolve(path);
	}

}
