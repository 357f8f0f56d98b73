package dev.project06.identity.sandbox;

import java.util.Objects;

import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.SyncHandlerMethodArgumentResolver;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import org.springframework.web.server.ServerWebExchange;

/**
 * Gives a controller method the sandbox of the call.
 */
@Configuration(proxyBeanMethods = false)
class SandboxArgument implements WebFluxConfigurer {

	@Override
	public void configureArgumentResolvers(ArgumentResolverConfigurer resolvers) {
		resolvers.addCustomResolver(new Resolver());
	}

	private static final class Resolver implements SyncHandlerMethodArgumentResolver {

		@Override
		public boolean supportsParameter(MethodParameter parameter) {
			return parameter.getParameterType() == Sandbox.class;
		}

		@Override
		public Object resolveArgumentValue(MethodParameter parameter, BindingContext context,
				ServerWebExchange exchange) {
			return Objects.requireNonNull(exchange.getAttribute(SandboxFilter.ATTRIBUTE), "no sandbox on this path");
		}

	}

}
