package dev.project06.identity.openid;

import java.util.ArrayList;
import java.util.List;

import dev.project06.identity.account.Factor;
import dev.project06.identity.account.Proof;
import dev.project06.identity.api.CitizenId;
import dev.project06.identity.openid.protocol.ProtocolRequest;
import dev.project06.identity.persona.PersonaList;
import dev.project06.identity.sample.SampleKind;
import dev.project06.identity.sample.Samples;

import org.springframework.stereotype.Component;

/**
 * Reads the proofs that a citizen gave on the login page. Where a device or a face would
 * be at work, the page says whose sample is to be taken.
 */
@Component
class ProofForm {

	private final Samples samples;

	private final PersonaList personas;

	ProofForm(Samples samples, PersonaList personas) {
		this.samples = samples;
		this.personas = personas;
	}

	/** At least one proof; one of each kind that the level needs. */
	List<Proof> read(CitizenId citizenId, int level, ProtocolRequest form) {
		List<Proof> proofs = new ArrayList<>();
		proofs.add(new Proof("passcode".equals(form.get("knowledge").orElse("")) ? Factor.PASSCODE : Factor.PASSWORD,
				form.get("secret").orElseThrow(() -> new InputException("secret-missing"))));
		if (level == 2 || level == 4) {
			proofs.add("device".equals(form.get("possession").orElse(""))
					? new Proof(Factor.DEVICE, sample(citizenId, SampleKind.DEVICE)) : new Proof(Factor.ONE_TIME_CODE,
							form.get("code").orElseThrow(() -> new InputException("code-missing"))));
		}
		if (level >= 3) {
			CitizenId whose = "own".equals(form.get("face").orElse("")) ? citizenId : somebodyElse(citizenId);
			proofs.add(new Proof(Factor.FACE, sample(whose, SampleKind.FACE)));
		}
		return proofs;
	}

	private String sample(CitizenId whose, SampleKind kind) {
		return this.samples.take(whose, kind, 1, null);
	}

	private CitizenId somebodyElse(CitizenId citizenId) {
		return this.personas.all()
			.stream()
			.map(PersonaList.Entry::citizenId)
			.filter((one) -> !one.equals(citizenId))
			.findFirst()
			.orElseThrow();
	}

}
