package dev.project06.identity;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.project06.testing.ArchitectureRules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

@AnalyzeClasses(packages = "dev.project06.identity", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

	private static final String ROOT = "dev.project06.identity";

	@ArchTest
	static final ArchRule featuresFreeOfCycles = ArchitectureRules.featuresFreeOfCycles(ROOT);

	@ArchTest
	static final ArchRule coreFreeOfFrameworks = ArchitectureRules.coreFreeOfFrameworks(ROOT + ".population..",
			ROOT + ".subject..");

	@ArchTest
	static final ArchRule decisionsFreeOfFrameworks = noClasses().that()
		.haveNameMatching(".*\\.(Verdict|WrittenName|KeyFile)(\\$.*)?")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("org.springframework..", "reactor..");

	@ArchTest
	static final ArchRule contractFreeOfTheService = noClasses().that()
		.resideInAPackage(ROOT + ".api..")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage(ROOT, ROOT + ".population..", ROOT + ".subject..", ROOT + ".verification..",
				ROOT + ".receipt..", ROOT + ".sandbox..", ROOT + ".problem..", ROOT + ".security..",
				"org.springframework.boot..");

	@ArchTest
	static final ArchRule neverBlocks = ArchitectureRules.neverBlocks();

	@ArchTest
	static final ArchRule neverSubscribes = ArchitectureRules.subscribesOnlyIn("StoreHealth", "Chain", "Relay",
			"Approvals");

	@ArchTest
	static final ArchRule throwsNamedExceptions = ArchitectureRules.throwsNamedExceptions();

	@ArchTest
	static final ArchRule injectsByConstructor = ArchitectureRules.injectsByConstructor();

}
