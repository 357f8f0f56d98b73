package dev.project06.records.security;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.project06.identity.api.Receipt;
import dev.project06.records.agency.Agencies;
import dev.project06.records.agency.Agency;
import dev.project06.records.agency.AgencyCode;
import dev.project06.records.dossier.Applicant;
import dev.project06.records.dossier.Dossier;
import dev.project06.records.dossier.DossierCode;
import dev.project06.records.dossier.Filing;
import dev.project06.records.dossier.Holder;
import dev.project06.records.dossier.FixedTerms;
import dev.project06.records.dossier.Link;
import dev.project06.records.dossier.Links;
import dev.project06.records.dossier.Move;
import dev.project06.records.dossier.Role;
import dev.project06.records.events.AgencyBlock;
import dev.project06.records.events.Channel;
import dev.project06.records.events.ServiceLevel;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/** The rules are said here a second time, in words as plain as can be. */
class PolicyTests {

	private static final Instant NOW = Instant.parse("2026-11-22T02:00:00Z");

	private static final List<String> PEOPLE = List.of("an", "binh", "chi");

	private static final List<String> AGENCIES = Agencies.load()
		.all()
		.stream()
		.map((agency) -> agency.code().text())
		.toList();

	private final Policy policy = new Policy(Agencies.load());

	@Property
	void nobodySeesMoreThanTheRulesAllow(@ForAll("callers") Caller caller, @ForAll("dossiers") Dossier dossier) {
		String person = (caller.applicant() != null) ? caller.applicant().subject() : null;
		boolean seen = this.policy.scope(caller, person).covers(dossier);
		assertThat(seen).isEqualTo(auditor(caller) || (!auditor(caller) && inCharge(caller, dossier))
				|| (!auditor(caller) && caller.agency() == null && (own(caller, dossier) || named(caller, dossier))));
	}

	@Property
	void nobodyDoesMoreThanTheRulesAllow(@ForAll("callers") Caller caller, @ForAll("dossiers") Dossier dossier,
			@ForAll Move move) {
		String person = (caller.applicant() != null) ? caller.applicant().subject() : null;
		boolean may = this.policy.mayMove(caller, this.policy.scope(caller, person), move, dossier);
		boolean asCitizen = own(caller, dossier) && !auditor(caller) && caller.agency() == null;
		assertThat(may).isEqualTo(switch (move) {
			case WITHDRAW -> asCitizen;
			case SUPPLEMENT -> asCitizen || inCharge(caller, dossier);
			default -> inCharge(caller, dossier);
		});
	}

	@Property
	void whoeverSearchesIsAnOfficialOrAnAuditorAndStaysWithinTheOwnTree(@ForAll("callers") Caller caller,
			@ForAll("dossiers") Dossier dossier, @ForAll("agencies") AgencyCode agency) {
		assertThat(this.policy.maySearch(caller)).isEqualTo(auditor(caller) || caller.agency() != null);
		Scope all = this.policy.scope(caller, null);
		boolean within = this.policy.within(all, agency).covers(dossier);
		assertThat(!within || all.covers(dossier)).isTrue();
		boolean there = (dossier.filing().agency().text() + '.').startsWith(agency.text() + '.');
		boolean asked = auditor(caller)
				|| (caller.agency() != null && (agency.text() + '.').startsWith(caller.agency().text() + '.'));
		assertThat(within).isEqualTo(there && asked);
	}

	@Property
	void whoMayMoveADossierSeesIt(@ForAll("callers") Caller caller, @ForAll("dossiers") Dossier dossier,
			@ForAll Move move) {
		String person = (caller.applicant() != null) ? caller.applicant().subject() : null;
		Scope scope = this.policy.scope(caller, person);
		assertThat(!this.policy.mayMove(caller, scope, move, dossier) || scope.covers(dossier)).isTrue();
	}

	private static boolean auditor(Caller caller) {
		return caller.roles().contains("auditor");
	}

	private static boolean inCharge(Caller caller, Dossier dossier) {
		AgencyCode own = caller.agency();
		String charged = dossier.filing().agency().text();
		return own != null && AGENCIES.contains(own.text())
				&& (caller.roles().contains("officer") || caller.roles().contains("agency"))
				&& (charged.equals(own.text()) || charged.startsWith(own.text() + "."));
	}

	private static boolean own(Caller caller, Dossier dossier) {
		Applicant login = caller.applicant();
		if (login == null || !caller.roles().contains("citizen")) {
			return false;
		}
		Applicant applicant = dossier.filing().applicant();
		boolean filed = applicant != null && applicant.subject().equals(login.subject());
		return filed || names(dossier, Role.HOLDER, login);
	}

	private static boolean named(Caller caller, Dossier dossier) {
		Applicant login = caller.applicant();
		return login != null && caller.roles().contains("citizen") && names(dossier, Role.CHILD, login);
	}

	private static boolean names(Dossier dossier, Role role, Applicant login) {
		return dossier.links().of(role) instanceof Link.Verified link && link.holder().person().equals(login.subject());
	}

	@Provide
	Arbitrary<Caller> callers() {
		Arbitrary<Set<String>> roles = Arbitraries
			.of("citizen", "officer", "agency", "operator", "auditor", "admin", "service")
			.set()
			.ofMaxSize(2);
		Arbitrary<@Nullable Applicant> logins = Arbitraries.of(PEOPLE)
			.map((person) -> new Applicant(person, 2, 3))
			.injectNull(0.4);
		Arbitrary<@Nullable AgencyCode> agencies = Arbitraries.of(AGENCIES).map(AgencyCode::new).injectNull(0.4);
		return Combinators.combine(roles, logins, agencies)
			.as((role, login, agency) -> new Caller("account", role, login, agency));
	}

	@Provide
	Arbitrary<AgencyCode> agencies() {
		return Arbitraries.of(AGENCIES).map(AgencyCode::new);
	}

	@Provide
	Arbitrary<Dossier> dossiers() {
		Arbitrary<Agency> agencies = Arbitraries.of(Agencies.load().all());
		Arbitrary<@Nullable String> applicants = Arbitraries.of(PEOPLE).injectNull(0.4);
		Arbitrary<@Nullable String> holders = Arbitraries.of(PEOPLE).injectNull(0.4);
		Arbitrary<@Nullable String> children = Arbitraries.of(PEOPLE).injectNull(0.4);
		return Combinators.combine(agencies, applicants, holders, children)
			.as((agency, applicant, holder, child) -> dossier(agency.code(), agency.block(), applicant, holder, child));
	}

	private static Dossier dossier(AgencyCode agency, AgencyBlock block, @Nullable String applicant,
			@Nullable String holder, @Nullable String child) {
		Filing filing = new Filing("1.004222", ServiceLevel.FULL, true, agency, block, Channel.ONLINE,
				(applicant != null) ? new Applicant(applicant, 2, 3) : null, null, null, NOW);
		return Dossier
			.intake(new DossierCode("H26-261122-0001"), filing,
					new Links(Map.of(Role.HOLDER, link(holder), Role.CHILD, link(child)), List.of()), FixedTerms.DUE)
			.dossier();
	}

	private static Link link(@Nullable String person) {
		return (person == null) ? new Link.Unlinked() : new Link.Verified("receipt", Receipt.Method.LOGIN, 2, 3,
				"records-service", NOW, new Holder(person, "pseudonym", "sealed"));
	}

}
