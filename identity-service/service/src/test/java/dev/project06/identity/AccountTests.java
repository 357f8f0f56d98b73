package dev.project06.identity;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.project06.identity.account.AccountView;
import dev.project06.identity.account.AccountView.State;
import dev.project06.identity.account.Factor;
import dev.project06.identity.account.Login;
import dev.project06.identity.account.Logins;
import dev.project06.identity.account.Proof;
import dev.project06.identity.account.StartingKind;
import dev.project06.identity.api.CitizenId;
import dev.project06.identity.population.Person;
import dev.project06.identity.population.Population;
import dev.project06.identity.problem.RefusedException;
import dev.project06.identity.sandbox.Sandbox;
import dev.project06.identity.sandbox.Sandboxes;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

import static dev.project06.identity.TestSandbox.json;
import static dev.project06.identity.TestSandbox.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Accounts from the application to the closing, and logins, as callers see them. */
class AccountTests extends RunningService {

	/** A Monday; the next day is a holiday. */
	private static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");

	private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

	private static final CitizenId NOBODY = CitizenId.of("901899000001");

	private static final String PHONE = "0912345678";

	private final Population population;

	private final Logins logins;

	private final Sandboxes sandboxes;

	private TestSandbox world = new TestSandbox(client(), Sandbox.DEFAULT);

	AccountTests(@Autowired Population population, @Autowired Logins logins, @Autowired Sandboxes sandboxes) {
		this.population = population;
		this.logins = logins;
		this.sandboxes = sandboxes;
	}

	@BeforeEach
	void makeASandbox() {
		this.world = TestSandbox.create(client());
		this.world.stopClock(NOW);
	}

	@Test
	void whoAppliesInTheAppIsApprovedInTimeActivatesAndLogsIn() {
		Person person = without();
		JsonNode applied = json(this.world.accounts("/level-1", level1(person, PHONE, Map.of())), 202);
		assertThat(applied.get("state").asString()).isEqualTo("REQUESTED");
		assertThat(applied.at("/application/dueAt").asString()).isEqualTo("2026-11-25T17:00:00Z");
		assertThat(this.world.inbox().getFirst().at("/text/vi").asString()).contains("00:00 26/11/2026");
		refused(this.world.accounts("/level-1", level1(person, PHONE, Map.of())), 409, "step-refused",
				"already-requested");
		refused(activate(person, PHONE), 409, "step-refused", "not-approved");
		denied(password(person, "sandbox06"), "not-approved");

		this.world.stopClock(Instant.parse("2026-11-25T17:00:00Z"));
		assertThat(status(person, PHONE).at("/application/state").asString()).isEqualTo("APPROVED_NOT_ACTIVATED");
		assertThat(this.world.inbox().getFirst().get("kind").asString()).isEqualTo("APPROVED");
		denied(password(person, "sandbox06"), "not-activated");

		JsonNode active = json(activate(person, PHONE), 200);
		assertThat(active.get("state").asString()).isEqualTo("ACTIVE");
		assertThat(active.get("level").asInt()).isEqualTo(1);
		denied(password(person, "sandbox06"), "wrong-password");
		Login login = login(person.citizenId(), new Proof(Factor.PASSWORD, "mật khẩu 2026"),
				new Proof(Factor.SECURITY_QUESTION, "2: PHỞ BÒ "), new Proof(Factor.PASSCODE, "190584"));
		assertThat(login).isEqualTo(
				new Login(person.citizenId(), 1, Set.of(Factor.PASSWORD, Factor.SECURITY_QUESTION, Factor.PASSCODE), 1,
						Instant.parse("2026-11-25T17:00:00Z")));
		refused(activate(person, PHONE), 409, "step-refused", "already-active");
	}

	@Test
	void timeApprovesAlsoWhenNobodyLooks() {
		Person person = without();
		json(this.world.accounts("/level-1", level1(person, PHONE, Map.of())), 202);
		this.world.stopClock(Instant.parse("2026-11-25T17:00:00Z"));
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> events().size() == 2);
		JsonNode approved = JsonMapper.shared().readTree(events().getLast().value());
		assertThat(approved.get("state").asString()).isEqualTo("APPROVED_NOT_ACTIVATED");
		assertThat(approved.get("time").asString()).isEqualTo("2026-11-25T17:00:00Z");
		assertThat(this.world.inbox().getFirst().get("kind").asString()).isEqualTo("APPROVED");
	}

	@Test
	void whoAppliesInPersonShowsCardFaceAndFingerprint() {
		Person person = without();
		refused(this.world.authority("/level-2", level2(person, Map.of("card", "no base64"))), 409, "step-refused",
				"sample-not-base64");
		Map<String, Object> noCard = level2(person, Map.of());
		noCard.remove("card");
		refused(this.world.authority("/level-2", noCard), 409, "step-refused", "card-not-shown");
		Person other = this.population.draw("other").findFirst().orElseThrow();
		refused(this.world.authority("/level-2", level2(person, Map.of("fingerprint", sample(other, "FINGERPRINT")))),
				409, "step-refused", "fingerprint-not-alike");
		refused(this.world.authority("/level-2", level2(person, Map.of("card", sample(other, "CARD")))), 409,
				"step-refused", "wrong-card");
		JsonNode applied = json(this.world.authority("/level-2", level2(person, Map.of())), 202);
		assertThat(applied.at("/application/dueAt").asString()).isEqualTo("2026-11-27T17:00:00Z");
		assertThat(json(this.world.authority("/approve", whose(person)), 200).get("state").asString())
			.isEqualTo("APPROVED_NOT_ACTIVATED");
		refused(this.world.authority("/approve", whose(person)), 409, "step-refused", "already-approved");
		assertThat(json(activate(person, PHONE), 200).get("level").asInt()).isEqualTo(2);
	}

	@Test
	void anActivationTooLateNeedsANewNotice() {
		Person person = without();
		json(this.world.accounts("/level-1", level1(person, PHONE, Map.of())), 202);
		json(this.world.authority("/approve", whose(person)), 200);
		this.world.stopClock(Instant.parse("2026-11-30T17:00:00Z"));
		refused(activate(person, PHONE), 409, "step-refused", "activation-window-closed");
		json(this.world.authority("/approve", whose(person)), 200);
		assertThat(json(activate(person, PHONE), 200).get("state").asString()).isEqualTo("ACTIVE");
	}

	@Test
	void whoNeverActivatedHearsSo() {
		Person person = grown("lapsed").filter((one) -> StartingKind.of(one) == StartingKind.LAPSED)
			.findFirst()
			.orElseThrow();
		denied(password(person, "sandbox06"), "activation-lapsed");
		denied(password(person, "sandbox07"), "wrong-password");
	}

	@Test
	void aRefusalFreesThePhoneNumberAndSaysWhy() {
		Person person = without();
		json(this.world.accounts("/level-1", level1(person, PHONE, Map.of())), 202);
		JsonNode refusal = json(this.world.authority("/refuse",
				Map.of("citizenId", person.citizenId().digits(), "reason", "CARD_NOT_IN_ORDER")), 200);
		assertThat(refusal.toString()).isEqualTo("{\"state\":\"NONE\",\"level\":0,\"refused\":\"CARD_NOT_IN_ORDER\"}");
		assertThat(this.world.inbox().getFirst().get("kind").asString()).isEqualTo("REFUSED");
		Person next = people().filter((one) -> !one.equals(person)).findFirst().orElseThrow();
		json(this.world.accounts("/level-1", level1(next, PHONE, Map.of())), 202);
		refused(this.world.accounts("/level-1", level1(person, PHONE, Map.of())), 409, "step-refused",
				"phone-of-another-account");
		refused(this.world.accounts("/level-1",
				level1(person, this.world.secrets(next.citizenId()).get("phone").asString(), Map.of())), 409,
				"step-refused", "phone-of-another-account");
	}

	@Test
	void nobodyIsRefusedAsSomebodyWithAnotherNameIs() {
		Person person = without();
		refused(this.world.accounts("/level-1", level1(person, PHONE, Map.of("fullName", "Nguyễn Khác"))), 409,
				"step-refused", "declared-data-differ");
		refused(this.world.accounts("/level-1", level1(person, PHONE, Map.of("birthDate", "1901-01-01"))), 409,
				"step-refused", "declared-data-differ");
		refused(this.world.accounts("/level-1",
				level1(person, PHONE,
						Map.of("citizenId", NOBODY.digits(), "face", this.world.sample(NOBODY, "FACE", 1)))),
				409, "step-refused", "declared-data-differ");
		refused(this.world.accounts("/status", Map.of("citizenId", NOBODY.digits(), "phone", PHONE)), 404,
				"unknown-account", "");
		refused(this.world.accounts("/status", Map.of("citizenId", active().citizenId().digits(), "phone", PHONE)), 404,
				"unknown-account", "");
	}

	@Test
	void aFaceThatIsBadSomebodyElsesOrPlayedBackIsRefused() {
		Person person = without();
		refused(this.world.accounts("/level-1",
				level1(person, PHONE, Map.of("face", this.world.sample(person.citizenId(), "FACE", 0.79)))), 409,
				"step-refused", "face-not-alike");
		refused(this.world.accounts("/level-1", level1(person, PHONE, Map.of("face", sample(active(), "FACE")))), 409,
				"step-refused", "face-not-alike");
		String face = this.world.sample(person.citizenId(), "FACE", 0.83);
		json(this.world.accounts("/level-1", level1(person, PHONE, Map.of("face", face))), 202);
		refused(this.world.accounts("/level-1", level1(person, PHONE, Map.of("face", face))), 409, "step-refused",
				"sample-replayed");
	}

	@Test
	void theDeadTheUnderSixAndWhoHasNoCardInForceHearWhy() {
		Person dead = without();
		this.world.change(dead.citizenId(), Map.of("kind", "deceased", "on", "2026-11-01"));
		refused(this.world.accounts("/level-1", level1(dead, PHONE, Map.of())), 409, "step-refused", "holder-deceased");
		Person person = people().skip(1).findFirst().orElseThrow();
		this.world.change(person.citizenId(), Map.of("kind", "card-locked"));
		refused(this.world.accounts("/level-1", level1(person, PHONE, Map.of())), 409, "step-refused", "card-locked");
		this.world.change(person.citizenId(), Map.of("kind", "card-unlocked"));
		this.world.change(person.citizenId(), Map.of("kind", "card-expired", "on", "2026-11-01"));
		refused(this.world.accounts("/level-1", level1(person, PHONE, Map.of())), 409, "step-refused", "card-expired");
		JsonNode applied = json(this.world.authority("/level-2", level2(person, Map.of("cardApplication", true))), 202);
		assertThat(applied.at("/application/dueAt").asString()).isEqualTo("2026-12-03T17:00:00Z");
		Person child = this.population.draw("children").filter((one) -> one.age(TODAY) < 6).findFirst().orElseThrow();
		refused(this.world.authority("/level-2", level2(child, Map.of("cardApplication", true))), 409, "step-refused",
				"under-six");
	}

	@Test
	void theOwnerLocksWithOneFactorAndUnlocksWithTwo() {
		Person person = active();
		Map<String, Object> one = own(person, new Proof(Factor.PASSWORD, "sandbox06"));
		assertThat(json(this.world.accounts("/lock", one), 200).get("lockReason").asString()).isEqualTo("OWNER");
		refused(this.world.accounts("/lock", one), 409, "step-refused", "already-locked");
		denied(password(person, "sandbox06"), "account-locked-by-owner");
		refused(this.world.accounts("/unlock", one), 403, "login-refused", "proof-too-weak");
		Map<String, Object> two = own(person, new Proof(Factor.PASSCODE, "060606"),
				new Proof(Factor.ONE_TIME_CODE, this.world.code(person.citizenId(), "CHANGE")));
		assertThat(json(this.world.accounts("/unlock", two), 200).get("state").asString()).isEqualTo("ACTIVE");
		login(person.citizenId(), new Proof(Factor.PASSWORD, "sandbox06"));
	}

	@Test
	void whatAnAuthorityLockedOnlyAnAuthorityUnlocks() {
		Person person = active();
		refused(this.world.authority("/lock", lock(person, "OWNER")), 409, "step-refused", "reason-of-owner");
		json(this.world.authority("/lock", lock(person, "ORDER")), 200);
		denied(password(person, "sandbox06"), "account-locked-by-authority");
		Map<String, Object> two = own(person, new Proof(Factor.PASSCODE, "060606"),
				new Proof(Factor.DEVICE, sample(person, "DEVICE")));
		refused(this.world.accounts("/unlock", two), 409, "step-refused", "locked-by-authority");
		json(this.world.authority("/unlock", whose(person)), 200);
		json(this.world.authority("/close", whose(person)), 200);
		denied(password(person, "sandbox06"), "account-closed");
		refused(this.world.authority("/unlock", whose(person)), 409, "step-refused", "not-locked");
		refused(this.world.accounts("/level-1", level1(person, PHONE, Map.of())), 409, "step-refused",
				"account-closed-by-authority");
	}

	@Test
	void factorsAddUpToTheAuthenticationLevel() {
		CitizenId who = active().citizenId();
		Proof password = new Proof(Factor.PASSWORD, "sandbox06");
		assertThat(login(who, password).authenticationLevel()).isEqualTo(1);
		assertThat(login(who, password, new Proof(Factor.ONE_TIME_CODE, this.world.code(who, "LOGIN")))
			.authenticationLevel()).isEqualTo(2);
		assertThat(
				login(who, password, new Proof(Factor.FACE, this.world.sample(who, "FACE", 0.9))).authenticationLevel())
			.isEqualTo(3);
		Login login = login(who, password, new Proof(Factor.FINGERPRINT, this.world.sample(who, "FINGERPRINT", 0.9)),
				new Proof(Factor.CARD, this.world.sample(who, "CARD", 1)));
		assertThat(login.authenticationLevel()).isEqualTo(4);
		assertThat(login.accountLevel()).isEqualTo(2);
		denied(proofs(who, new Proof(Factor.FACE, this.world.sample(who, "FACE", 1))), "factors-without-level");
		denied(proofs(who), "no-proof");
		denied(proofs(who, password, password), "factor-twice");
	}

	@Test
	void whoHasNoAccountIsAnsweredAsWhoHasTheProofsWrong() {
		CitizenId active = active().citizenId();
		for (CitizenId who : List.of(active, NOBODY, without().citizenId())) {
			boolean wrong = who.equals(active);
			denied(proofs(who, new Proof(Factor.PASSWORD, wrong ? "sandbox07" : "sandbox06")), "wrong-password");
			denied(proofs(who, new Proof(Factor.SECURITY_QUESTION, wrong ? "sandbox06" : "1:sandbox06")),
					"wrong-answer");
			denied(proofs(who, new Proof(Factor.ONE_TIME_CODE, "123456")), "code-not-sent");
			denied(proofs(who, new Proof(Factor.FACE, this.world.sample(wrong ? NOBODY : who, "FACE", 1))),
					"face-not-alike");
			denied(proofs(who, new Proof(Factor.DEVICE, this.world.sample(wrong ? NOBODY : who, "DEVICE", 1))),
					"wrong-device");
			this.world.accounts("/codes", Map.of("citizenId", who.digits(), "purpose", "LOGIN"))
				.expectStatus()
				.isAccepted()
				.expectBody()
				.isEmpty();
			denied(proofs(who, new Proof(Factor.ONE_TIME_CODE, "12345")), "wrong-code");
		}
		assertThat(this.world.inbox()).hasSize(1);
	}

	@Test
	void aCodeIsGoodOnceForItsPurposeAndForThreeMinutes() {
		CitizenId who = active().citizenId();
		Proof code = new Proof(Factor.ONE_TIME_CODE, this.world.code(who, "CHANGE"));
		denied(proofs(who, code), "code-not-sent");
		code = new Proof(Factor.ONE_TIME_CODE, this.world.code(who, "LOGIN"));
		this.world.stopClock(NOW.plus(Duration.ofMinutes(3)).minusMillis(1));
		login(who, code);
		denied(proofs(who, code), "code-used");
		code = new Proof(Factor.ONE_TIME_CODE, this.world.code(who, "LOGIN"));
		this.world.stopClock(NOW.plus(Duration.ofMinutes(6)));
		denied(proofs(who, code), "code-expired");
	}

	@Test
	void aCodeIsVoidAfterFiveWrongAttempts() {
		CitizenId who = active().citizenId();
		String code = this.world.code(who, "LOGIN");
		Proof wrong = new Proof(Factor.ONE_TIME_CODE, code.equals("111111") ? "222222" : "111111");
		for (int i = 0; i < 5; i++) {
			denied(proofs(who, wrong), "wrong-code");
		}
		denied(proofs(who, new Proof(Factor.ONE_TIME_CODE, code)), "code-void");
	}

	@Test
	void tooManyCodesAreNotSentUntilTimeHasPassed() {
		CitizenId who = active().citizenId();
		for (int i = 0; i < 5; i++) {
			this.world.code(who, "LOGIN");
		}
		Map<String, Object> one = Map.of("citizenId", who.digits(), "purpose", "LOGIN");
		refused(this.world.accounts("/codes", one), 403, "login-refused", "too-many-codes");
		this.world.stopClock(NOW.plus(Duration.ofMinutes(15)));
		this.world.code(who, "LOGIN");
		assertThat(new HashSet<>(this.world.inbox().stream().map((message) -> message.get("code").asString()).toList()))
			.hasSizeGreaterThan(1);
	}

	@Test
	void tenFailuresInARowLockForAWhile() {
		CitizenId who = active().citizenId();
		for (CitizenId one : List.of(who, NOBODY)) {
			for (int i = 0; i < 10; i++) {
				denied(proofs(one, new Proof(Factor.PASSCODE, "000000")), "wrong-passcode");
			}
			denied(proofs(one, new Proof(Factor.PASSCODE, "060606")), "temporarily-locked");
		}
		this.world.stopClock(NOW.plus(Duration.ofMinutes(15)));
		login(who, new Proof(Factor.PASSCODE, "060606"));
	}

	@Test
	void manyGuessesAtTheSameTimeAreCountedToo() {
		CitizenId who = active().citizenId();
		long named = Flux.range(0, 60)
			.flatMap((i) -> this.logins.login(sandbox(), who, List.of(new Proof(Factor.PASSCODE, "%06d".formatted(i))))
				.<String>map((login) -> "in")
				.onErrorResume(RefusedException.class, (refusal) -> Mono.just(Objects.toString(refusal.check()))), 60)
			.filter("wrong-passcode"::equals)
			.count()
			.blockOptional()
			.orElseThrow();
		assertThat(named).isBetween(1L, 10L);
	}

	@Test
	void theInboxIsTheOwnersAndNeverHoldsTheNumber() {
		Person person = without();
		json(this.world.accounts("/level-1", level1(person, PHONE, Map.of("email", "nguoi.dan@example.com"))), 202);
		this.world.code(person.citizenId(), "ACTIVATION");
		List<JsonNode> messages = this.world.inbox();
		assertThat(messages.toString()).doesNotContain(person.citizenId().digits(), PHONE, person.fullName());
		assertThat(messages.getFirst().get("phone").asString()).isEqualTo("091*****78");
		assertThat(messages.getFirst().at("/text/en").asString()).contains(messages.getFirst().get("code").asString());
		assertThat(messages.getFirst().get("channels").toString()).isEqualTo("[\"SMS\",\"EMAIL\"]");
		assertThat(inbox("?limit=1&before=" + messages.getFirst().get("id").asString(), this.world.owner()).get(0)
			.get("id")).isEqualTo(messages.get(1).get("id"));
		client().get()
			.uri("/api/identity/v1/sandbox/inbox")
			.header("Sandbox", this.world.name())
			.header("Authorization", citizen())
			.exchange()
			.expectStatus()
			.isForbidden()
			.expectBody();
	}

	@Test
	void aCodeThatNeverArrivesIsNotInTheInbox() {
		Person person = active();
		this.world.fail("CODE_NEVER_ARRIVES");
		this.world.accounts("/codes", Map.of("citizenId", person.citizenId().digits(), "purpose", "LOGIN"))
			.expectStatus()
			.isAccepted()
			.expectBody();
		assertThat(this.world.inbox()).isEmpty();
	}

	@Test
	void ofTwoWhoCloseAtTheSameTimeOneIsRefused() {
		Person person = active();
		List<Integer> answers = Flux.range(0, 8)
			.flatMap((i) -> Mono.fromCallable(
					() -> this.world.authority("/close", whose(person)).expectBody().returnResult().getStatus().value())
				.subscribeOn(Schedulers.boundedElastic()))
			.collectList()
			.blockOptional()
			.orElseThrow();
		assertThat(answers).containsOnlyOnce(200).contains(409);
	}

	@Test
	void oneSandboxKnowsNothingOfAnotherAndForgetsOnReset() {
		Person person = active();
		json(this.world.authority("/lock", lock(person, "ORDER")), 200);
		TestSandbox mine = this.world;
		this.world = TestSandbox.create(client());
		assertThat(view(person).state()).isEqualTo(State.ACTIVE);
		this.world = mine;
		assertThat(view(person).state()).isEqualTo(State.LOCKED);
		mine.reset();
		assertThat(view(person).state()).isEqualTo(State.ACTIVE);
		assertThat(mine.inbox()).isEmpty();
	}

	@Test
	void anAccountFollowsItsPersonToAReissuedNumber() {
		Person person = active();
		json(this.world.authority("/lock", lock(person, "ORDER")), 200);
		CitizenId second = IntStream.range(0, 1_000_000)
			.mapToObj((i) -> CitizenId.of(person.citizenId().digits().substring(0, 6) + "%06d".formatted(i)))
			.filter((number) -> this.population.find(number).isEmpty())
			.findFirst()
			.orElseThrow();
		this.world.change(person.citizenId(), Map.of("kind", "number-reissued", "newNumber", second.digits()));
		denied(proofs(second, new Proof(Factor.PASSWORD, "sandbox06")), "account-locked-by-authority");
		json(this.world.authority("/unlock", Map.of("citizenId", second.digits())), 200);
		assertThat(login(second, new Proof(Factor.PASSWORD, "sandbox06"),
				new Proof(Factor.FACE, this.world.sample(second, "FACE", 1)))
			.citizenId()).isEqualTo(second);
		denied(password(person, "sandbox06"), "number-replaced");
	}

	@Test
	void eachChangeIsAnEventInItsOrderAndNamesNobody() {
		Person person = without();
		json(this.world.accounts("/level-1", level1(person, PHONE, Map.of())), 202);
		json(this.world.authority("/approve", whose(person)), 200);
		json(activate(person, PHONE), 200);
		json(this.world.authority("/lock", lock(person, "BREACH_OF_TERMS")), 200);
		json(this.world.authority("/unlock", whose(person)), 200);
		json(this.world.authority("/close", whose(person)), 200);
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> events().size() == 6);
		List<ConsumerRecord<String, byte[]>> events = events();
		assertThat(events.stream().map((event) -> header(event, "ce_type"))).containsExactly(
				"dev.project06.eid.registered", "dev.project06.eid.approved", "dev.project06.eid.activated",
				"dev.project06.eid.locked", "dev.project06.eid.unlocked", "dev.project06.eid.closed");
		assertThat(events.stream().map(ConsumerRecord::key)).containsOnly(events.getFirst().key());
		assertThat(events.stream().map((event) -> header(event, "ce_id"))).doesNotHaveDuplicates();
		assertThat(events).allSatisfy((event) -> assertThat(event.toString() + text(event)
				+ Stream.of(event.headers().toArray())
					.map((header) -> new String(header.value(), StandardCharsets.UTF_8))
					.toList())
			.doesNotContain(person.citizenId().digits(), person.fullName(), PHONE));
		JsonNode activated = JsonMapper.shared().readTree(text(events.get(2)));
		assertThat(activated).isEqualTo(JsonMapper.shared()
			.readTree("""
					{"sandbox":"%s","level":1,"state":"ACTIVE","province":"%s","time":"%s","sequence":3}"""
				.formatted(this.world.name(), this.population.provinceToday(person.citizenId()), NOW)));
	}

	@Test
	void theAuthoritysCallsAreForOfficersOnly() {
		for (String role : List.of("citizen", "agency", "operator", "auditor", "admin", "service")) {
			this.world
				.post("/accounts/authority/status", "Bearer " + REALM.token(role, (claims) -> claims),
						Map.of("citizenId", NOBODY.digits()))
				.expectStatus()
				.isForbidden()
				.expectBody();
		}
		this.world.post("/accounts/authority/status", null, Map.of("citizenId", NOBODY.digits()))
			.expectStatus()
			.isUnauthorized()
			.expectBody();
		refused(this.world.authority("/status", Map.of("citizenId", NOBODY.digits())), 404, "unknown-account", "");
		assertThat(json(this.world.authority("/status", whose(without())), 200).toString())
			.isEqualTo("{\"state\":\"NONE\",\"level\":0}");
	}

	private List<ConsumerRecord<String, byte[]>> events() {
		return BROKER.records("eid-events", (event) -> text(event).contains(this.world.name()));
	}

	private static String text(ConsumerRecord<String, byte[]> event) {
		return new String(event.value(), StandardCharsets.UTF_8);
	}

	private static String header(ConsumerRecord<String, byte[]> event, String name) {
		return new String(event.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
	}

	private JsonNode inbox(String query, String token) {
		return json(client().get()
			.uri("/api/identity/v1/sandbox/inbox" + query)
			.header("Sandbox", this.world.name())
			.header("Authorization", token)
			.exchange(), 200);
	}

	private WebTestClient.ResponseSpec activate(Person person, String phone) {
		return this.world.accounts("/activation",
				Map.of("citizenId", person.citizenId().digits(), "phone", phone, "code",
						this.world.code(person.citizenId(), "ACTIVATION"), "password", "mật khẩu 2026", "passcode",
						"190584", "questions", List.of(Map.of("topic", "FIRST_SCHOOL", "answer", "Chu Văn An"),
								Map.of("topic", "FAVOURITE_DISH", "answer", "phở bò"))));
	}

	private JsonNode status(Person person, String phone) {
		return json(this.world.accounts("/status", Map.of("citizenId", person.citizenId().digits(), "phone", phone)),
				200);
	}

	private Map<String, Object> level1(Person person, String phone, Map<String, Object> changes) {
		Map<String, Object> request = new HashMap<>(Map.of("citizenId", person.citizenId().digits(), "fullName",
				person.fullName(), "birthDate", person.birthDate().toString(), "phone", phone));
		request.putAll(changes);
		request.computeIfAbsent("face", (field) -> sample(person, "FACE"));
		return request;
	}

	private Map<String, Object> level2(Person person, Map<String, Object> changes) {
		Map<String, Object> request = level1(person, PHONE, Map.of());
		request.put("fingerprint", sample(person, "FINGERPRINT"));
		request.put("card", sample(person, "CARD"));
		request.putAll(changes);
		return request;
	}

	private String sample(Person person, String kind) {
		return this.world.sample(person.citizenId(), kind, 0.95);
	}

	private static Map<String, Object> whose(Person person) {
		return Map.of("citizenId", person.citizenId().digits());
	}

	private static Map<String, Object> lock(Person person, String reason) {
		return Map.of("citizenId", person.citizenId().digits(), "reason", reason);
	}

	private static Map<String, Object> own(Person person, Proof... proofs) {
		return Map.of("citizenId", person.citizenId().digits(), "proofs",
				Stream.of(proofs)
					.map((proof) -> Map.of("factor", proof.factor().name(), "value", proof.value()))
					.toList());
	}

	private Login login(CitizenId who, Proof... proofs) {
		return Objects.requireNonNull(proofs(who, proofs).block());
	}

	private Mono<Login> password(Person person, String password) {
		return proofs(person.citizenId(), new Proof(Factor.PASSWORD, password));
	}

	private Mono<Login> proofs(CitizenId who, Proof... proofs) {
		return this.logins.login(sandbox(), who, List.of(proofs));
	}

	private static void denied(Mono<Login> login, @Nullable String check) {
		assertThatExceptionOfType(RefusedException.class).isThrownBy(login::block)
			.satisfies((refusal) -> assertThat(refusal.check()).isEqualTo(check));
	}

	private AccountView view(Person person) {
		return Objects.requireNonNull(this.logins.find(sandbox(), person.citizenId()).block());
	}

	private Sandbox sandbox() {
		return Objects.requireNonNull(this.sandboxes.find(this.world.name()).block());
	}

	/** Somebody grown up with a card and without an account. */
	private Person without() {
		return people().findFirst().orElseThrow();
	}

	private Stream<Person> people() {
		return grown("without")
			.filter((person) -> this.logins.find(sandbox(), person.citizenId()).blockOptional().isEmpty());
	}

	/** Somebody with an active account of level 2. */
	private Person active() {
		return grown("active")
			.filter((person) -> this.logins.find(sandbox(), person.citizenId())
				.blockOptional()
				.filter((account) -> account.state() == State.ACTIVE && account.level() == 2)
				.isPresent())
			.findFirst()
			.orElseThrow();
	}

	private Stream<Person> grown(String seed) {
		return this.population.draw(seed)
			.filter((person) -> person.age(TODAY) > 20 && person.age(TODAY) < 60)
			.filter((person) -> this.population.card(person).filter((card) -> !card.expired(TODAY)).isPresent())
			.filter((person) -> !this.population.birthYearOnly(person));
	}

}
