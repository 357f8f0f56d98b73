package dev.project06.records.attachment;

import java.net.URI;

import dev.project06.records.dossier.Dossier;
import dev.project06.records.filing.RequestKey;
import dev.project06.records.reading.Access;
import dev.project06.records.security.Caller;
import dev.project06.records.security.Policy;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Attaches files to dossiers, lists them and takes them off.
 */
@RestController
@RequestMapping("/api/records/v1/dossiers/{code}/attachments")
final class AttachmentController {

	private final Access access;

	private final Policy policy;

	private final Uploads uploads;

	private final Reuse reuse;

	private final AttachmentStore attachments;

	private final Components components;

	private final Removal removal;

	AttachmentController(Access access, Policy policy, Uploads uploads, Reuse reuse, AttachmentStore attachments,
			Components components, Removal removal) {
		this.access = access;
		this.policy = policy;
		this.uploads = uploads;
		this.reuse = reuse;
		this.attachments = attachments;
		this.components = components;
		this.removal = removal;
	}

	@Operation(summary = "Attach a file: the body is the file, Content-Disposition names it")
	@PostMapping(consumes = "!application/json")
	Mono<ResponseEntity<AttachmentAnswer>> upload(@AuthenticationPrincipal Jwt token, @PathVariable String code,
			@RequestHeader(name = RequestKey.HEADER, required = false) @Nullable String key,
			@RequestParam(defaultValue = "COMPONENT") Attachment.Kind kind,
			@RequestParam(defaultValue = "") String component, @RequestParam(defaultValue = "false") boolean digitised,
			ServerHttpRequest request) {
		Caller caller = Caller.of(token);
		return this.access.find(caller, code).flatMap((found) -> {
			Dossier dossier = found.dossier();
			Side.of(caller, found.scope(), this.policy, dossier)
				.refuseUnlessMayAttach(kind, digitised, dossier.state());
			this.components.refuseUnknown(dossier, kind, component);
			FileOffer offer = FileOffer.of(dossier.code(), kind, component, digitised, request.getHeaders());
			return this.uploads.take(caller, key, offer, request.getBody());
		}).map(AttachmentController::created);
	}

	@Operation(summary = "Attach a file of an earlier dossier of the same holder, without a new upload")
	@PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
	Mono<ResponseEntity<AttachmentAnswer>> reuse(@AuthenticationPrincipal Jwt token, @PathVariable String code,
			@RequestHeader(name = RequestKey.HEADER, required = false) @Nullable String key,
			@Valid @RequestBody Earlier earlier) {
		Caller caller = Caller.of(token);
		return this.access.find(caller, code).flatMap((found) -> {
			Dossier dossier = found.dossier();
			Side.of(caller, found.scope(), this.policy, dossier)
				.refuseUnlessMayAttach(Attachment.Kind.COMPONENT, false, dossier.state());
			this.components.refuseUnknown(dossier, Attachment.Kind.COMPONENT, earlier.component());
			return this.access.find(caller, earlier.dossier())
				.flatMap((source) -> this.reuse.take(caller, key, dossier, source.dossier(), earlier));
		}).map(AttachmentController::created);
	}

	private static ResponseEntity<AttachmentAnswer> created(Uploads.Taken taken) {
		Attachment made = taken.attachment();
		ResponseEntity.BodyBuilder answer = ResponseEntity
			.created(URI.create("/api/records/v1/dossiers/" + made.dossier() + "/attachments/" + made.id()))
			.eTag(made.sha256());
		return (taken.replayed() ? answer.header("Idempotency-Replayed", "true") : answer)
			.body(AttachmentAnswer.of(made));
	}

	@Operation(summary = "List the files of a dossier, and what need not be handed in")
	@GetMapping
	Mono<Listing> list(@AuthenticationPrincipal Jwt token, @PathVariable String code) {
		return this.access.find(Caller.of(token), code)
			.map(Access.Found::dossier)
			.flatMap((dossier) -> this.attachments.of(dossier.code())
				.collectList()
				.map((all) -> new Listing(all.stream().map(AttachmentAnswer::of).toList(),
						this.components.waived(dossier), Components.papers(all))));
	}

	@Operation(summary = "Show what is known of a file")
	@GetMapping("/{id}")
	Mono<ResponseEntity<AttachmentAnswer>> one(@AuthenticationPrincipal Jwt token, @PathVariable String code,
			@PathVariable String id) {
		return this.access.find(Caller.of(token), code)
			.flatMap((found) -> this.attachments.find(found.dossier().code(), id))
			.map((found) -> ResponseEntity.ok().eTag(found.sha256()).body(AttachmentAnswer.of(found)))
			.switchIfEmpty(Mono.error(NoSuchAttachmentException::new));
	}

	@Operation(summary = "Take a file off a dossier that no agency has received yet")
	@DeleteMapping("/{id}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	Mono<Void> delete(@AuthenticationPrincipal Jwt token, @PathVariable String code, @PathVariable String id,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
		Caller caller = Caller.of(token);
		return this.access.find(caller, code)
			.flatMap((found) -> this.attachments.find(found.dossier().code(), id).flatMap((attachment) -> {
				Side.of(caller, found.scope(), this.policy, found.dossier())
					.refuseUnlessMayDelete(attachment, found.dossier().state());
				return this.removal.remove(attachment, ifMatch, caller.actor()).thenReturn(attachment);
			}))
			.switchIfEmpty(Mono.error(NoSuchAttachmentException::new))
			.then();
	}

}
