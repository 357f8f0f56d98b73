package dev.project06.identity.persona;

import java.util.List;

import dev.project06.identity.population.Person;
import dev.project06.identity.population.Population;
import dev.project06.identity.subject.PairwiseSubjects;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Synthetic people for testers.
 */
@RestController
@RequestMapping("/api/identity/v1/sandbox")
class PeopleController {

	private static final int YOUNGEST = 18;

	private static final int OLDEST = 90;

	private final Population population;

	private final PairwiseSubjects subjects;

	private final Personas personas;

	PeopleController(Population population, PairwiseSubjects subjects, Personas personas) {
		this.personas = personas;
		this.population = population;
		this.subjects = subjects;
	}

	@GetMapping("/people")
	@Operation(summary = "Synthetic adults", description = "The same people for the same seed, on every machine.")
	List<SandboxPerson> people(@RequestParam(defaultValue = "10") @Min(1) @Max(100) int count,
			@RequestParam(defaultValue = "") @Size(max = 40) String seed) {
		return this.population.draw(seed)
			.filter(PeopleController::isAdult)
			.distinct()
			.limit(count)
			.map(this::show)
			.toList();
	}

	@GetMapping("/personas")
	@Operation(summary = "The numbers with a published outcome",
			description = "What a confirmation of the papers and a login with all factors answer, in every sandbox where nothing else has happened.")
	List<ShownPersona> personas() {
		return this.personas.all()
			.stream()
			.map((persona) -> ShownPersona.of(persona, this.subjects.of(persona.citizenId())))
			.toList();
	}

	private SandboxPerson show(Person person) {
		return SandboxPerson.of(person, this.subjects.of(person.citizenId()));
	}

	private static boolean isAdult(Person person) {
		int age = person.age(Population.REFERENCE);
		return YOUNGEST <= age && age <= OLDEST;
	}

}
