package dev.project06.records.linking;

import java.net.URI;
import java.time.Duration;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How the identity service is reached, and on what ground.
 *
 * @param url where it is
 * @param tokenUri where this service gets its token
 * @param clientId account of this service
 * @param clientSecret its secret
 * @param patience how long a request waits for an answer
 * @param matchPatience how long a question about many claims waits for its answer
 * @param legalBasis the legal text that permits to ask for the number of an applicant
 */
@Validated
@ConfigurationProperties("project06.identity")
record IdentitySettings(@NotNull URI url, @NotNull URI tokenUri, @NotBlank String clientId, String clientSecret,
		@NotNull Duration patience, @NotNull Duration matchPatience, @NotBlank String legalBasis) {

	/** Not the secret. */
	@Override
	public String toString() {
		return "IdentitySettings[" + this.url + "]";
	}

}
