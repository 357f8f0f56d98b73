package dev.project06.identity.openid.protocol;

import java.net.URI;

import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the OpenID provider.
 *
 * @param publicUrl where browsers and clients reach the provider, without a path: the
 * gateway
 * @param realm issuer of the Keycloak realm that brokers to the sandbox {@code default}
 */
@Validated
@ConfigurationProperties("project06.openid")
public record OpenIdSettings(@NotNull URI publicUrl, @NotNull URI realm) {
}
