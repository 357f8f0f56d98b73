package dev.project06.gateway;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.project06.testing.ArchitectureRules;

@AnalyzeClasses(packages = "dev.project06.gateway", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

	@ArchTest
	static final ArchRule featuresFreeOfCycles = ArchitectureRules.featuresFreeOfCycles("dev.project06.gateway");

	@ArchTest
	static final ArchRule coreFreeOfFrameworks = ArchitectureRules.coreFreeOfFrameworks("dev.project06.gateway.access");

	@ArchTest
	static final ArchRule neverBlocks = ArchitectureRules.neverBlocks();

	@ArchTest
	static final ArchRule neverSubscribes = ArchitectureRules.subscribesOnlyIn();

	@ArchTest
	static final ArchRule throwsNamedExceptions = ArchitectureRules.throwsNamedExceptions();

	@ArchTest
	static final ArchRule injectsByConstructor = ArchitectureRules.injectsByConstructor();

}
