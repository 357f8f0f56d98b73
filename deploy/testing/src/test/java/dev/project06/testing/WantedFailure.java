package dev.project06.testing;

import java.lang.reflect.Method;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/** Gives a running test its own context, so that it can ask the guard for its verdict. */
final class WantedFailure implements InvocationInterceptor {

	private static final ThreadLocal<ExtensionContext> CONTEXT = new ThreadLocal<>();

	static ExtensionContext context() {
		return CONTEXT.get();
	}

	@Override
	public void interceptTestMethod(Invocation<@org.jspecify.annotations.Nullable Void> invocation,
			ReflectiveInvocationContext<Method> invocationContext, ExtensionContext extensionContext) throws Throwable {
		CONTEXT.set(extensionContext);
		invocation.proceed();
	}

}
