package dev.project06.testing;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

/**
 * The rules that hold for the packages of every service.
 */
public final class ArchitectureRules {

	private ArchitectureRules() {
	}

	/**
	 * No two features depend on each other in a circle.
	 * @param root the base package of the service
	 * @return the rule
	 */
	public static ArchRule featuresFreeOfCycles(String root) {
		return SlicesRuleDefinition.slices().matching(root + ".(**)").should().beFreeOfCycles();
	}

	/**
	 * The packages that decide know nothing of frameworks, stores and brokers.
	 * @param packages the core packages
	 * @return the rule
	 */
	public static ArchRule coreFreeOfFrameworks(String... packages) {
		return noClasses().that()
			.resideInAnyPackage(packages)
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.springframework..", "reactor..", "com.mongodb..", "org.bson..",
					"org.apache.kafka..");
	}

	/**
	 * Nothing waits for a publisher.
	 * @return the rule
	 */
	public static ArchRule neverBlocks() {
		return noClasses().should()
			.callMethodWhere(on("reactor.core.publisher",
					(name) -> name.startsWith("block") || name.equals("toStream") || name.equals("toIterable")));
	}

	/**
	 * Only the named life-cycle classes start a publisher by themselves.
	 * @param lifecycles simple names of the classes that may
	 * @return the rule
	 */
	public static ArchRule subscribesOnlyIn(String... lifecycles) {
		DescribedPredicate<JavaClass> mayNot = DescribedPredicate.describe("are no life-cycle classes",
				(type) -> !java.util.List.of(lifecycles).contains(outermost(type).getSimpleName()));
		return noClasses().that(mayNot)
			.should()
			.callMethodWhere(on("reactor.core.publisher", (name) -> name.equals("subscribe")));
	}

	/**
	 * Every exception that is thrown has a name of its own.
	 * @return the rule
	 */
	public static ArchRule throwsNamedExceptions() {
		return noClasses().should()
			.callConstructorWhere(DescribedPredicate.describe("target is a vanilla exception",
					(JavaConstructorCall call) -> isVanilla(call)
							&& !call.getOriginOwner().isAssignableTo(Throwable.class)))
			.because("a caller can only handle what has a name");
	}

	private static boolean isVanilla(JavaConstructorCall call) {
		return call.getTargetOwner().isEquivalentTo(RuntimeException.class)
				|| call.getTargetOwner().isEquivalentTo(Exception.class)
				|| call.getTargetOwner().isEquivalentTo(Error.class)
				|| call.getTargetOwner().isEquivalentTo(Throwable.class);
	}

	/**
	 * Collaborators come by the constructor.
	 * @return the rule
	 */
	public static ArchRule injectsByConstructor() {
		return noFields().should()
			.beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
			.orShould()
			.beAnnotatedWith("org.springframework.beans.factory.annotation.Value");
	}

	private static JavaClass outermost(JavaClass type) {
		JavaClass current = type;
		while (current.getEnclosingClass().isPresent()) {
			current = current.getEnclosingClass().get();
		}
		return current;
	}

	private static DescribedPredicate<JavaMethodCall> on(String owner, java.util.function.Predicate<String> name) {
		return DescribedPredicate.describe("target is a forbidden method of " + owner,
				(JavaMethodCall call) -> isIn(call, owner) && name.test(call.getName()));
	}

	private static boolean isIn(JavaAccess<?> access, String owner) {
		return access.getTargetOwner().getPackageName().equals(owner)
				|| access.getTargetOwner().getName().equals("org.reactivestreams.Publisher");
	}

}
