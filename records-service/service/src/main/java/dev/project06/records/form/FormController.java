package dev.project06.records.form;

import java.time.LocalDate;

import dev.project06.records.agency.Agencies;
import dev.project06.records.agency.Agency;
import dev.project06.records.agency.AgencyCode;
import dev.project06.records.filing.RefusedFieldException;
import dev.project06.records.reading.Access;
import dev.project06.records.security.Caller;
import dev.project06.records.security.Scope;
import io.swagger.v3.oas.annotations.Operation;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Gives forms as data, or as PDF to who asks for that.
 */
@RestController
final class FormController {

	private static final String OF_DOSSIER = "/api/records/v1/dossiers/{code}/forms/{number:0[1-6]}";

	private static final String REGISTER = "/api/records/v1/forms/07";

	private final Access access;

	private final Agencies agencies;

	private final Forms forms;

	private final PrintRoom printRoom;

	FormController(Access access, Agencies agencies, Forms forms, PrintRoom printRoom) {
		this.access = access;
		this.agencies = agencies;
		this.forms = forms;
		this.printRoom = printRoom;
	}

	@Operation(summary = "Show a form on a dossier as data")
	@GetMapping(path = OF_DOSSIER, produces = MediaType.APPLICATION_JSON_VALUE)
	Mono<ResponseEntity<Form>> data(@AuthenticationPrincipal Jwt token, @PathVariable String code,
			@PathVariable String number) {
		return form(token, code, number).map((form) -> unstored().body(form));
	}

	@Operation(summary = "Print a form on a dossier")
	@GetMapping(path = OF_DOSSIER, produces = MediaType.APPLICATION_PDF_VALUE)
	Mono<ResponseEntity<byte[]>> page(@AuthenticationPrincipal Jwt token, @PathVariable String code,
			@PathVariable String number) {
		return form(token, code, number).flatMap((form) -> printed(form, code + "-mau-" + number));
	}

	private Mono<Form> form(Jwt token, String code, String number) {
		return this.access.find(Caller.of(token), code)
			.flatMap((found) -> this.forms.of(found.dossier(), FormNumber.of(number)));
	}

	@Operation(summary = "Show the register of an agency as data")
	@GetMapping(path = REGISTER, produces = MediaType.APPLICATION_JSON_VALUE)
	Mono<ResponseEntity<Form>> registerData(@AuthenticationPrincipal Jwt token,
			@RequestParam(required = false) @Nullable AgencyCode agency,
			@RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
			@RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate to) {
		return register(token, agency, from, to).map((form) -> unstored().body(form));
	}

	@Operation(summary = "Print the register of an agency")
	@GetMapping(path = REGISTER, produces = MediaType.APPLICATION_PDF_VALUE)
	Mono<ResponseEntity<byte[]>> registerPage(@AuthenticationPrincipal Jwt token,
			@RequestParam(required = false) @Nullable AgencyCode agency,
			@RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
			@RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate to) {
		return register(token, agency, from, to).flatMap((form) -> printed(form, "so-theo-doi-" + from + "-" + to));
	}

	private Mono<Form> register(Jwt token, @Nullable AgencyCode agency, LocalDate from, LocalDate to) {
		if (to.isBefore(from) || from.plusYears(1).isBefore(to)) {
			throw new RefusedFieldException("to", "period");
		}
		Caller caller = Caller.of(token);
		AgencyCode asked = (agency != null) ? agency : caller.agency();
		if (asked == null) {
			throw new RefusedFieldException("agency", "required");
		}
		Agency found = this.agencies.find(asked).orElseThrow(() -> new RefusedFieldException("agency", "code"));
		return this.access.scope(caller).flatMap((scope) -> {
			boolean may = switch (scope) {
				case Scope.InChargeOf(var own) -> own.contains(asked);
				case Scope.Everything _ -> true;
				case Scope.Own _, Scope.Nothing _ -> false;
			};
			if (!may) {
				throw new AccessDeniedException("The agency is not under the caller's own");
			}
			return this.forms.register(found, from, to);
		});
	}

	private Mono<ResponseEntity<byte[]>> printed(Form form, String name) {
		return this.printRoom.print(form)
			.map((file) -> unstored().contentType(MediaType.APPLICATION_PDF)
				.header(HttpHeaders.CONTENT_DISPOSITION,
						ContentDisposition.inline().filename(name + ".pdf").build().toString())
				.header("X-Content-Type-Options", "nosniff")
				.body(file));
	}

	private static ResponseEntity.BodyBuilder unstored() {
		return ResponseEntity.ok().header(HttpHeaders.CACHE_CONTROL, "no-store").varyBy(HttpHeaders.ACCEPT);
	}

}
