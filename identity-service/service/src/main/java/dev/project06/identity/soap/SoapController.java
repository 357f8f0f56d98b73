package dev.project06.identity.soap;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import dev.project06.identity.problem.ProblemName;
import dev.project06.identity.problem.RefusedException;
import dev.project06.identity.sandbox.Sandbox;
import dev.project06.identity.verification.Answer;
import dev.project06.identity.verification.Asker;
import dev.project06.identity.verification.Inquiries;
import dev.project06.identity.verification.Question;
import dev.project06.identity.verification.Verdict;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The questions of agencies as SOAP 1.1. The decision is the same as for JSON; what is
 * refused before a message is read (token, size, content type) is answered as a problem.
 */
@RestController
@RequestMapping("/api/identity/soap")
class SoapController {

	private static final Locale VIETNAMESE = Locale.of("vi");

	/** The refusals that the population database has numbers for. */
	private static final Map<String, String> CODES = Map.of(Inquiries.NOT_LICENSED, "004", Inquiries.WITHOUT_RIGHT,
			"005");

	private final Inquiries inquiries;

	private final MessageSource texts;

	private final JsonMapper json;

	private final SoapReader reader = new SoapReader();

	private final SoapWriter writer = new SoapWriter();

	private final String wsdl = wsdl();

	SoapController(Inquiries inquiries, MessageSource texts, JsonMapper json) {
		this.inquiries = inquiries;
		this.texts = texts;
		this.json = json;
		this.writer.confirmed(false); // loads what the writer needs
	}

	@GetMapping(produces = MediaType.TEXT_XML_VALUE)
	@Operation(summary = "The contract as WSDL 1.1")
	String contract(ServerHttpRequest request) {
		return this.wsdl.replace("@address@",
				UriComponentsBuilder.fromUri(request.getURI()).replaceQuery(null).toUriString());
	}

	@PostMapping(consumes = MediaType.TEXT_XML_VALUE, produces = MediaType.TEXT_XML_VALUE)
	@Operation(summary = "Ask as systems in use do (033, 034, 037)",
			description = "TraCuuThongTinCongDan and its siblings in the namespace http://dancuquocgia.bca.")
	Mono<ResponseEntity<byte[]>> ask(@Parameter(hidden = true) Sandbox sandbox, @RequestBody byte[] message,
			@RequestHeader HttpHeaders headers, JwtAuthenticationToken caller) {
		return Mono.defer(() -> {
			SoapHeaders.check(headers, this.json);
			SoapRequest request = this.reader.read(message);
			Question question = request.question();
			return this.inquiries.ask(sandbox, asker(caller, request.officer()), question)
				.map((answer) -> ResponseEntity.ok(written(question, answer)));
		})
			.onErrorResume(RefusedException.class, this::refused)
			.onErrorResume(SoapFaultException.class, (fault) -> Mono.just(fault(fault)));
	}

	/** A system asks for its officers; an officer asks for nobody else. */
	private static Asker asker(JwtAuthenticationToken caller, String officer) {
		Asker asker = Asker.of(caller);
		boolean system = caller.getAuthorities().stream().anyMatch((role) -> "ROLE_agency".equals(role.getAuthority()));
		if (system) {
			return new Asker(asker.officer() + '/' + officer, asker.agency());
		}
		boolean self = officer.equals(asker.officer())
				|| officer.equals(caller.getToken().getClaimAsString("preferred_username"));
		return self ? asker : new Asker(asker.officer(), null);
	}

	private byte[] written(Question question, Answer answer) {
		return switch (question.operation()) {
			case LOOK_UP -> this.writer.citizens(answer.citizen());
			case HOUSEHOLD -> this.writer.household(answer.household());
			default -> this.writer.confirmed(answer.verdict() instanceof Verdict.Match);
		};
	}

	private Mono<ResponseEntity<byte[]>> refused(RefusedException refused) {
		String check = Objects.requireNonNullElse(refused.check(), "");
		if (CODES.containsKey(check)) {
			return Mono.just(ResponseEntity.ok(this.writer.refused(CODES.getOrDefault(check, ""), words(check))));
		}
		if (refused.name() != ProblemName.OFFICER_LOCKED_OUT && refused.name() != ProblemName.REGISTER_REFUSED) {
			return Mono.error(refused);
		}
		ResponseEntity.BodyBuilder answer = ResponseEntity.status(HttpStatus.INTERNAL_SERVER_ERROR)
			.contentType(MediaType.TEXT_XML);
		if (refused.retryAfter() != null) {
			answer.header(HttpHeaders.RETRY_AFTER, Long.toString(refused.retryAfter().plusMillis(999).toSeconds()));
		}
		return Mono.just(answer.body(this.writer.fault("Client", words(check), check, null)));
	}

	private ResponseEntity<byte[]> fault(SoapFaultException fault) {
		return ResponseEntity.status(HttpStatus.INTERNAL_SERVER_ERROR)
			.contentType(MediaType.TEXT_XML)
			.body(this.writer.fault(fault.code(), words(fault.check()), fault.check(), fault.element()));
	}

	private String words(String check) {
		return Objects.requireNonNullElse(this.texts.getMessage("check." + check, null, check, VIETNAMESE), check);
	}

	private static String wsdl() {
		try (InputStream data = Objects.requireNonNull(SoapController.class.getResourceAsStream("register.wsdl"))) {
			return new String(data.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
