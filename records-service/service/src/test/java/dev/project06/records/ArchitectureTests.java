package dev.project06.records;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.project06.testing.ArchitectureRules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

@AnalyzeClasses(packages = "dev.project06.records", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

	private static final String ROOT = "dev.project06.records";

	@ArchTest
	static final ArchRule featuresFreeOfCycles = ArchitectureRules.featuresFreeOfCycles(ROOT);

	@ArchTest
	static final ArchRule coreFreeOfFrameworks = ArchitectureRules.coreFreeOfFrameworks(ROOT + ".dossier..",
			ROOT + ".procedure..", ROOT + ".agency..", ROOT + ".calendar..", ROOT + ".encryption..", ROOT + ".table..",
			ROOT + ".events..");

	@ArchTest
	static final ArchRule decisionsFreeOfFrameworks = noClasses().that()
		.haveNameMatching(".*\\.(Policy|Scope|Offer)(\\$.*)?")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("org.springframework..", "reactor..", "com.mongodb..", "org.apache.kafka..");

	@ArchTest
	static final ArchRule onlyStoresSpeakBson = noClasses().that()
		.resideOutsideOfPackage(ROOT + ".store..")
		.and()
		.haveNameNotMatching(".*(Store|Document)(\\$.*)?")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("org.bson..", "com.mongodb.client..", "com.mongodb.reactivestreams..");

	@ArchTest
	static final ArchRule onlyTheOutboxSpeaksKafka = noClasses().that()
		.resideOutsideOfPackage(ROOT + ".outbox..")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("org.apache.kafka..", "io.cloudevents..");

	@ArchTest
	static final ArchRule neverBlocks = ArchitectureRules.neverBlocks();

	@ArchTest
	static final ArchRule subscribesInLifecyclesOnly = ArchitectureRules.subscribesOnlyIn("StoreIndexes", "Relay",
			"PendingLinks", "CatalogueRefresh", "Chain", "Dispatcher", "KeysetRefresh", "RotationWork", "ScanWorker",
			"Sweeper", "TallyWorker", "LinkedClaims", "NumberFollower");

	@ArchTest
	static final ArchRule throwsNamedExceptions = ArchitectureRules.throwsNamedExceptions();

	@ArchTest
	static final ArchRule injectsByConstructor = ArchitectureRules.injectsByConstructor();

}
