package dev.project06.identity.verification;

import java.time.Duration;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.hibernate.validator.constraints.time.DurationMin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How much may be asked. Counts are per sandbox, within a window that slides.
 *
 * @param window how long a question counts
 * @param lockOut how long whoever goes beyond a limit is locked out
 * @param failuresPerOfficer most unknown numbers and mismatches of one officer
 * @param failuresPerAgency the same for all officers of an agency together
 * @param lookUpsPerOfficer most questions of one officer that give out data (034, 037)
 * @param lookUpsPerAgency the same for an agency
 */
@Validated
@ConfigurationProperties("project06.verification")
record VerificationSettings(@NotNull @DurationMin(minutes = 1) Duration window,
		@NotNull @DurationMin(minutes = 1) Duration lockOut, @Min(1) int failuresPerOfficer,
		@Min(1) int failuresPerAgency, @Min(1) int lookUpsPerOfficer, @Min(1) int lookUpsPerAgency) {

	int limit(Limit limit) {
		return switch (limit) {
			case OFFICER_FAILURES -> this.failuresPerOfficer;
			case AGENCY_FAILURES -> this.failuresPerAgency;
			case OFFICER_LOOK_UPS -> this.lookUpsPerOfficer;
			case AGENCY_LOOK_UPS -> this.lookUpsPerAgency;
		};
	}

}
