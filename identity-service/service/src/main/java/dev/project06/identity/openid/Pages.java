package dev.project06.identity.openid;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.nimbusds.oauth2.sdk.ErrorObject;
import dev.project06.identity.openid.protocol.Addresses;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * The pages that citizens see, in Vietnamese and English. They hold no script, load
 * nothing from elsewhere and are kept by nobody.
 */
@Component
class Pages {

	private static final List<Locale> LANGUAGES = List.of(Locale.of("vi"), Locale.ENGLISH);

	private static final String PLACE = "dev/project06/identity/openid/";

	private static final Pattern PROVIDER = Pattern.compile(Addresses.PATH + "/[^/]+");

	private final SpringTemplateEngine engine = new SpringTemplateEngine();

	private final MessageSource words;

	Pages(MessageSource texts) {
		ClassLoaderTemplateResolver templates = new ClassLoaderTemplateResolver();
		templates.setPrefix(PLACE);
		templates.setSuffix(".html");
		templates.setCharacterEncoding("UTF-8");
		ResourceBundleMessageSource words = new ResourceBundleMessageSource();
		words.setBasename(PLACE + "pages");
		words.setDefaultEncoding("UTF-8");
		words.setFallbackToSystemLocale(false);
		words.setParentMessageSource(texts);
		this.engine.setTemplateResolver(templates);
		this.engine.setTemplateEngineMessageSource(words);
		this.words = words;
	}

	/** A failed check in words. */
	@Nullable String words(@Nullable String check, String language) {
		return (check == null) ? null : this.words.getMessage("check." + check, null, check, Locale.of(language));
	}

	/**
	 * The language of a page: what was chosen, or asked for, or what the browser says.
	 */
	static String language(ServerWebExchange exchange, @Nullable String chosen, @Nullable String asked) {
		try {
			List<Locale.LanguageRange> wanted = (chosen != null && !chosen.isEmpty())
					? Locale.LanguageRange.parse(chosen)
					: (asked != null && !asked.isEmpty()) ? Locale.LanguageRange.parse(asked.replace(' ', ','))
							: exchange.getRequest().getHeaders().getAcceptLanguage();
			Locale found = Locale.lookup(wanted, LANGUAGES);
			return (found != null) ? found.getLanguage() : "vi";
		}
		catch (IllegalArgumentException ex) {
			return "vi";
		}
	}

	/** A page. */
	Mono<ResponseEntity<String>> show(ServerWebExchange exchange, int status, String name, String language,
			Map<String, Object> model) {
		return show(exchange, status, name, language, model, "");
	}

	/** A page that shows frames of others. */
	Mono<ResponseEntity<String>> show(ServerWebExchange exchange, int status, String name, String language,
			Map<String, Object> model, String frames) {
		Map<String, Object> all = new HashMap<>(model);
		Matcher provider = PROVIDER.matcher(exchange.getRequest().getPath().value());
		all.put("style", provider.lookingAt() ? provider.group() + "/login/style.css" : null);
		all.put("lang", language);
		all.put("other", "vi".equals(language) ? "en" : "vi");
		return Mono.fromSupplier(() -> this.engine.process(name, new Context(Locale.of(language), all)))
			.subscribeOn(Schedulers.boundedElastic())
			.map((html) -> ResponseEntity.status(status)
				.contentType(new MediaType("text", "html", java.nio.charset.StandardCharsets.UTF_8))
				.cacheControl(CacheControl.noStore())
				.header("Content-Language", language)
				.header("Content-Security-Policy",
						"default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'" + frames)
				.header("Referrer-Policy", "no-referrer")
				.header("X-Frame-Options", "DENY")
				.header("X-Content-Type-Options", "nosniff")
				.body(html));
	}

	/** What is wrong with a request whose sender cannot be told. */
	Mono<ResponseEntity<String>> refusal(ServerWebExchange exchange, ErrorObject error) {
		String description = String.valueOf(error.getDescription());
		int colon = description.indexOf(':');
		int status = (error.getHTTPStatusCode() >= 400) ? error.getHTTPStatusCode() : 400;
		return show(exchange, status, "refusal", language(exchange, null, null),
				Map.of("code", error.getCode(), "check", (colon < 0) ? description : description.substring(0, colon),
						"words", (colon < 0) ? "" : description.substring(colon + 1).strip()));
	}

}
