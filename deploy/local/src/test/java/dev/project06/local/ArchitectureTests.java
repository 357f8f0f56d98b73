package dev.project06.local;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.project06.testing.ArchitectureRules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

@AnalyzeClasses(packagesOf = Launcher.class, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

	@ArchTest
	final ArchRule features = ArchitectureRules.featuresFreeOfCycles("dev.project06.local");

	@ArchTest
	final ArchRule exceptions = ArchitectureRules.throwsNamedExceptions();

	@ArchTest
	final ArchRule partsKnowNoSuite = noClasses().that()
		.resideInAnyPackage("..local.process..", "..local.machine..", "..local.broker..", "..local.keycloak..",
				"..local.services..")
		.should()
		.dependOnClassesThat()
		.resideInAPackage("dev.project06.local");

}
