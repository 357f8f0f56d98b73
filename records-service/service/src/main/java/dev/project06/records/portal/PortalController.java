package dev.project06.records.portal;

import java.util.regex.Pattern;

import dev.project06.records.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The two addresses of the synchronisation. Who calls is decided by the bearer token, as
 * everywhere; a session is of one agency and one account. Errors of a call are answered
 * with 200 and their {@code error_code}, as systems in use expect.
 */
@RestController
@RequestMapping("/api/records/portal")
final class PortalController {

	private static final Pattern DESTINATION = Pattern.compile("[A-Za-z0-9:._-]{1,100}");

	private final Sessions sessions;

	private final Services services;

	PortalController(Sessions sessions, Services services) {
		this.sessions = sessions;
		this.services = services;
	}

	@Operation(summary = "Log a system in",
			description = "For agencies. madonvi names the agency, the header dstcode where the call goes. username and password may stand there; the bearer token decides.")
	@PostMapping("/login")
	Mono<PortalAnswer> login(@AuthenticationPrincipal Jwt token,
			@RequestHeader(required = false) @Nullable String dstcode, @RequestBody JsonNode call) {
		return answered(Mono.defer(() -> {
			check(dstcode, call);
			return this.sessions.open(Caller.of(token), call);
		}));
	}

	@Operation(summary = "Call a service of the synchronisation",
			description = "service: DongBoHoSoMC, CapNhatTienDoHoSoMC, TraCuuHoSo, LayDanhSachTTHC or LayThuTuc, with session and madonvi.")
	@PostMapping
	Mono<PortalAnswer> call(@AuthenticationPrincipal Jwt token,
			@RequestHeader(required = false) @Nullable String dstcode, @RequestBody JsonNode call) {
		Caller caller = Caller.of(token);
		return answered(Mono.defer(() -> {
			check(dstcode, call);
			return this.sessions.agency(caller, call).flatMap((agency) -> this.services.call(caller, agency, call));
		}));
	}

	private static void check(@Nullable String dstcode, JsonNode call) {
		if (!call.isObject()) {
			throw new PortalException(PortalError.MALFORMED_CALL, "", "type");
		}
		if (dstcode == null || !DESTINATION.matcher(dstcode).matches()) {
			throw new PortalException(PortalError.MALFORMED_CALL, "dstcode", "required");
		}
	}

	private static Mono<PortalAnswer> answered(Mono<PortalAnswer> answer) {
		return answer.onErrorResume(PortalException.class, (failure) -> Mono.just(failure.answer(null)));
	}

}
