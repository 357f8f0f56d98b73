package dev.project06.identity.openid.key;

import java.util.List;

import com.nimbusds.jose.jwk.JWK;
import dev.project06.identity.openid.protocol.Owners;
import dev.project06.identity.sandbox.Sandbox;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import reactor.core.publisher.Mono;

import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Changes the signing keys of the provider of a sandbox, for its owner.
 */
@RestController
@RequestMapping("/api/identity/v1/sandbox/provider-keys")
class ProviderKeyController {

	private final ProviderKeys keys;

	ProviderKeyController(ProviderKeys keys) {
		this.keys = keys;
	}

	@PostMapping("/next")
	@Operation(summary = "Publish the next signing keys", description = "The first step: they do not sign yet.")
	Mono<View> publishNext(@Parameter(hidden = true) Sandbox sandbox, Authentication caller) {
		return Owners.only(sandbox, caller).then(this.keys.publishNext(sandbox)).map((ring) -> View.of(ring, sandbox));
	}

	@PostMapping("/turn")
	@Operation(summary = "Sign with the next keys",
			description = "The second step: the old keys stay published until the last of their tokens has expired.")
	Mono<View> useNext(@Parameter(hidden = true) Sandbox sandbox, Authentication caller) {
		return Owners.only(sandbox, caller).then(this.keys.useNext(sandbox)).map((ring) -> View.of(ring, sandbox));
	}

	/**
	 * What is published now.
	 *
	 * @param published ids of the keys, the signing ones first
	 */
	record View(List<String> published) {

		static View of(KeyRing ring, Sandbox sandbox) {
			return new View(ring.published(sandbox.now()).getKeys().stream().map(JWK::getKeyID).toList());
		}

	}

}
