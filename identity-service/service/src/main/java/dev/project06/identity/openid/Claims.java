package dev.project06.identity.openid;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.nimbusds.openid.connect.sdk.assurance.IdentityAssuranceLevel;
import com.nimbusds.openid.connect.sdk.assurance.IdentityTrustFramework;
import com.nimbusds.openid.connect.sdk.assurance.IdentityVerification;
import com.nimbusds.openid.connect.sdk.assurance.claims.ISO3166_1Alpha3CountryCode;
import com.nimbusds.openid.connect.sdk.assurance.claims.VerifiedClaimsSet;
import com.nimbusds.openid.connect.sdk.assurance.evidences.ElectronicRecordDetails;
import com.nimbusds.openid.connect.sdk.assurance.evidences.ElectronicRecordEvidence;
import com.nimbusds.openid.connect.sdk.assurance.evidences.ElectronicRecordSource;
import com.nimbusds.openid.connect.sdk.assurance.evidences.ElectronicRecordType;
import com.nimbusds.openid.connect.sdk.assurance.evidences.Name;
import com.nimbusds.openid.connect.sdk.claims.PersonClaims;
import dev.project06.identity.api.Sex;
import dev.project06.identity.openid.client.Scopes;
import dev.project06.identity.population.Person;
import net.minidev.json.JSONObject;

/**
 * What is told about a person, in the claims of OpenID Connect and of OpenID Connect for
 * Identity Assurance.
 */
final class Claims {

	static final String VERIFIED = "verified_claims";

	private Claims() {
	}

	/** Everything but the subject. */
	static Map<String, Object> ofUserInfo(Grant grant, Person person) {
		Map<String, Object> claims = new LinkedHashMap<>(registered(grant.share().plain(), person));
		if (grant.share().plain().contains(Scopes.CITIZEN_ID)) {
			claims.put(Scopes.CITIZEN_ID, person.citizenId().digits());
		}
		if (!grant.share().verified().isEmpty()) {
			claims.put(VERIFIED, verified(grant.share().verified(), grant.session().accountLevel(), person));
		}
		return claims;
	}

	/** The element {@code verified_claims}: the claims, and how the register knows. */
	static JSONObject verified(Set<String> names, int accountLevel, Person person) {
		ElectronicRecordEvidence evidence = new ElectronicRecordEvidence(null, null, null, null,
				new ElectronicRecordDetails(ElectronicRecordType.POPULATION_REGISTER, null, null, null,
						new ElectronicRecordSource(new Name("Cơ sở dữ liệu quốc gia về dân cư (giả lập)"), null,
								new ISO3166_1Alpha3CountryCode("VNM"), null)),
				null);
		IdentityVerification verification = new IdentityVerification(new IdentityTrustFramework(Share.TRUST_FRAMEWORK),
				new IdentityAssuranceLevel("level" + accountLevel), null, null, null, evidence);
		PersonClaims claims = new PersonClaims();
		claims.putAll(registered(names, person));
		return new VerifiedClaimsSet(verification, claims).toJSONObject();
	}

	/** The names of what is given out, for the ledger. */
	static List<String> fields(Map<String, Object> claims) {
		List<String> fields = new ArrayList<>();
		claims.forEach((name, value) -> fields.add(name));
		return fields;
	}

	private static Map<String, Object> registered(Set<String> names, Person person) {
		Map<String, Object> claims = new LinkedHashMap<>();
		for (String name : Share.REGISTERED) {
			if (names.contains(name)) {
				claims.put(name, switch (name) {
					case "name" -> person.fullName();
					case "birthdate" -> person.birthDate().toString();
					default -> (person.sex() == Sex.FEMALE) ? "female" : "male";
				});
			}
		}
		return claims;
	}

}
