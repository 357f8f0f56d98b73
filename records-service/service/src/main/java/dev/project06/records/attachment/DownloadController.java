package dev.project06.records.attachment;

import java.nio.charset.StandardCharsets;
import java.util.List;

import dev.project06.records.dossier.Dossier;
import dev.project06.records.reading.Access;
import dev.project06.records.security.Caller;
import dev.project06.records.security.Policy;
import io.swagger.v3.oas.annotations.Operation;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRange;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/**
 * Gives out what files hold, as something to keep and never as something to run in a
 * browser. One chunk is in memory at a time: the next is read when the last has left.
 */
@RestController
@RequestMapping("/api/records/v1/dossiers/{code}/attachments/{id}/content")
final class DownloadController {

	private final Access access;

	private final Policy policy;

	private final AttachmentStore attachments;

	private final FileStore files;

	private final Uploads uploads;

	DownloadController(Access access, Policy policy, AttachmentStore attachments, FileStore files, Uploads uploads) {
		this.access = access;
		this.policy = policy;
		this.attachments = attachments;
		this.files = files;
		this.uploads = uploads;
	}

	@Operation(summary = "Download a file that the virus scanner has found clean")
	@GetMapping
	Mono<Void> content(@AuthenticationPrincipal Jwt token, @PathVariable String code, @PathVariable String id,
			ServerWebExchange exchange) {
		Caller caller = Caller.of(token);
		return this.access.find(caller, code).flatMap((found) -> {
			Dossier dossier = found.dossier();
			Side.of(caller, found.scope(), this.policy, dossier).refuseUnlessMayRead(found.scope());
			return this.attachments.find(dossier.code(), id);
		})
			.switchIfEmpty(Mono.error(NoSuchAttachmentException::new))
			.flatMap((attachment) -> (attachment.scan() == Attachment.Scan.CLEAN) ? give(attachment, exchange)
					: Mono.error(new WithheldException(attachment.scan())));
	}

	private Mono<Void> give(Attachment attachment, ServerWebExchange exchange) {
		ServerHttpResponse response = exchange.getResponse();
		HttpHeaders headers = response.getHeaders();
		headers.setETag('"' + attachment.sha256() + '"');
		headers.setCacheControl("no-store");
		if (exchange.checkNotModified('"' + attachment.sha256() + '"')) {
			return response.setComplete();
		}
		headers.setContentType(MediaType.parseMediaType(attachment.type().mediaType()));
		headers.setContentDisposition(
				ContentDisposition.attachment().filename(attachment.name(), StandardCharsets.UTF_8).build());
		headers.set("X-Content-Type-Options", "nosniff");
		headers.set("Content-Security-Policy", "sandbox; default-src 'none'");
		headers.set(HttpHeaders.ACCEPT_RANGES, "bytes");
		ByteRange range = ByteRange.of(exchange.getRequest().getHeaders(), attachment);
		if (range.isPart()) {
			response.setStatusCode(HttpStatus.PARTIAL_CONTENT);
			headers.set(HttpHeaders.CONTENT_RANGE,
					"bytes %d-%d/%d".formatted(range.from(), range.to() - 1, attachment.size()));
		}
		headers.setContentLength(range.to() - range.from());
		return this.uploads.admitted(
				response.writeAndFlushWith(Flux.defer(() -> this.files.read(attachment.file(), range.from(), range.to())
					.map((chunk) -> chunk.map(response.bufferFactory()::wrap)))));
	}

	/**
	 * The part of a file that is asked for. Anything but one range that lies within the
	 * file is passed over, as RFC 9110 permits, and so is one of another revision.
	 */
	private record ByteRange(long from, long to, boolean isPart) {

		static ByteRange of(HttpHeaders headers, Attachment attachment) {
			ByteRange whole = new ByteRange(0, attachment.size(), false);
			String revision = headers.getFirst(HttpHeaders.IF_RANGE);
			if (revision != null && !revision.equals('"' + attachment.sha256() + '"')) {
				return whole;
			}
			try {
				List<HttpRange> ranges = headers.getRange();
				if (ranges.size() != 1) {
					return whole;
				}
				long from = ranges.getFirst().getRangeStart(attachment.size());
				long to = ranges.getFirst().getRangeEnd(attachment.size()) + 1;
				return (from < to) ? new ByteRange(from, to, true) : whole;
			}
			catch (IllegalArgumentException ex) {
				return whole;
			}
		}

	}

}
