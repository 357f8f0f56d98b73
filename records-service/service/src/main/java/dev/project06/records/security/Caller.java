package dev.project06.records.security;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.project06.records.agency.AgencyCode;
import dev.project06.records.agency.MalformedAgencyCodeException;
import dev.project06.records.dossier.Actor;
import dev.project06.records.dossier.Applicant;
import org.jspecify.annotations.Nullable;

import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

/**
 * Who calls, as the token says.
 *
 * @param account subject of the token
 * @param roles realm roles
 * @param applicant the login at VNeID; only with the role {@code citizen}
 * @param agency the agency; only with the role {@code officer} or {@code agency}
 */
public record Caller(String account, Set<String> roles, @Nullable Applicant applicant, @Nullable AgencyCode agency) {

	/** By which of several roles somebody is known who acts for no agency. */
	private static final List<String> ROLES = List.of("auditor", "citizen", "admin", "operator", "service");

	public Caller {
		roles = Set.copyOf(roles);
		applicant = roles.contains("citizen") ? applicant : null;
		agency = (roles.contains("officer") || roles.contains("agency")) ? agency : null;
	}

	/**
	 * Reads a token that has been checked.
	 * @param token the token
	 * @return who calls
	 */
	public static Caller of(Jwt token) {
		String account = token.getSubject();
		if (account == null) {
			throw new InvalidBearerTokenException("The token names no account");
		}
		return new Caller(account, roles(token), applicant(token), agency(token));
	}

	private static Set<String> roles(Jwt token) {
		Set<String> roles = new HashSet<>();
		Map<String, Object> access = token.getClaimAsMap("realm_access");
		if (access != null && access.get("roles") instanceof List<?> names) {
			names.forEach((name) -> roles.add(String.valueOf(name)));
		}
		return roles;
	}

	private static @Nullable Applicant applicant(Jwt token) {
		String subject = token.getClaimAsString("vneid_sub");
		return (subject == null) ? null
				: new Applicant(subject, number(token, "account_level"), number(token, "auth_level"));
	}

	/** An agency that cannot be is none. */
	private static @Nullable AgencyCode agency(Jwt token) {
		String agency = token.getClaimAsString("agency");
		try {
			return (agency != null) ? AgencyCode.of(agency) : null;
		}
		catch (MalformedAgencyCodeException ex) {
			return null;
		}
	}

	private static int number(Jwt token, String claim) {
		return (token.getClaim(claim) instanceof Number number) ? number.intValue() : 0;
	}

	/**
	 * Whether the caller has a role.
	 * @param role the role
	 * @return whether it has
	 */
	public boolean is(String role) {
		return this.roles.contains(role);
	}

	/**
	 * How the caller stands in the trail of a dossier and in the ledger.
	 * @return role, agency and account
	 */
	public Actor actor() {
		if (this.agency != null) {
			return new Actor(is("officer") ? "officer" : "agency", this.agency.text(), this.account);
		}
		return new Actor(ROLES.stream().filter(this::is).findFirst().orElse("none"), null, this.account);
	}

	/**
	 * Tells this caller's requests from those of others: by the login at VNeID for a
	 * citizen, otherwise by the account.
	 * @return a text without meaning to others
	 */
	public String principal() {
		return (this.applicant != null) ? "vneid:" + this.applicant.subject() : "account:" + this.account;
	}

}
