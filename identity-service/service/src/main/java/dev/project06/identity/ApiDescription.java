package dev.project06.identity;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import reactor.core.scheduler.Schedulers;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.server.WebFilter;

/**
 * What the OpenAPI description says of the service as a whole.
 */
@Configuration(proxyBeanMethods = false)
@OpenAPIDefinition(
		info = @Info(title = "Identity service", version = "v1",
				description = "A mock of VNeID and of the national population database. Every person is synthetic."),
		security = @SecurityRequirement(name = "realm"))
@SecurityScheme(name = "realm", type = SecuritySchemeType.HTTP, scheme = "bearer", bearerFormat = "JWT",
		description = "Access token of the realm")
class ApiDescription {

	private static final String PATH = "/api/identity/v3/api-docs";

	/** The description is put together from class files on the first call. */
	@Bean
	WebFilter describesOffTheEventLoop() {
		return (exchange, chain) -> exchange.getRequest().getPath().value().startsWith(PATH)
				? chain.filter(exchange).subscribeOn(Schedulers.boundedElastic()) : chain.filter(exchange);
	}

}
