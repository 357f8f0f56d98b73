package dev.project06.identity;

import java.time.Clock;

import dev.project06.identity.population.Namesakes;
import dev.project06.identity.population.Population;
import dev.project06.identity.subject.PairwiseSubjects;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Puts together what knows nothing of the framework.
 */
@Configuration(proxyBeanMethods = false)
class RegisterConfiguration {

	/** Who shares the subjects that logins carry. */
	private static final String SECTOR = "records";

	@Bean
	Clock clock() {
		return Clock.systemUTC();
	}

	@Bean
	Population population(PopulationSettings settings) {
		return new Population(settings.seed(), settings.prefixes());
	}

	@Bean
	Namesakes namesakes(Population population, PopulationSettings settings) {
		return new Namesakes(population, settings.keptSorted());
	}

	@Bean
	PairwiseSubjects subjects(PopulationSettings settings) {
		return new PairwiseSubjects(settings.seed(), SECTOR, settings.prefixes());
	}

}
