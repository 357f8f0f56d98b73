package dev.project06.metrics;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.project06.testing.ArchitectureRules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

@AnalyzeClasses(packages = "dev.project06.metrics", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

	private static final String ROOT = "dev.project06.metrics";

	@ArchTest
	static final ArchRule featuresFreeOfCycles = ArchitectureRules.featuresFreeOfCycles(ROOT);

	@ArchTest
	static final ArchRule coreFreeOfFrameworks = ArchitectureRules.coreFreeOfFrameworks(ROOT + ".cell..",
			ROOT + ".definition..");

	@ArchTest
	static final ArchRule topologyFreeOfSpring = noClasses().that()
		.resideInAPackage(ROOT + ".topology..")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("org.springframework..", "reactor..", ROOT + ".stream..", ROOT + ".query..");

	@ArchTest
	static final ArchRule onlyTheStreamKnowsKafka = noClasses().that()
		.resideOutsideOfPackages(ROOT + ".topology..", ROOT + ".stream..")
		.should()
		.dependOnClassesThat()
		.resideInAPackage("org.apache.kafka..");

	@ArchTest
	static final ArchRule neverBlocks = ArchitectureRules.neverBlocks();

	@ArchTest
	static final ArchRule neverSubscribes = ArchitectureRules.subscribesOnlyIn();

	@ArchTest
	static final ArchRule throwsNamedExceptions = ArchitectureRules.throwsNamedExceptions();

	@ArchTest
	static final ArchRule injectsByConstructor = ArchitectureRules.injectsByConstructor();

}
