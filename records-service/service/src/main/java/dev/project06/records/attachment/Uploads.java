package dev.project06.records.attachment;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import dev.project06.records.attachment.content.FileTooLargeException;
import dev.project06.records.attachment.content.Inspection;
import dev.project06.records.attachment.content.RefusedFileException;
import dev.project06.records.filing.RefusedFieldException;
import dev.project06.records.filing.RequestKey;
import dev.project06.records.security.Caller;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.stereotype.Component;

/**
 * Takes files in while they arrive. An attachment is written last, in one piece, so that
 * it is there with its whole file or not at all.
 */
@Component
final class Uploads {

	/** Parts of a body that wait between the network and the inspection. */
	private static final int WAITING = 4;

	private final FileStore files;

	private final AttachmentStore attachments;

	private final Tally tally;

	private final AttachmentSettings settings;

	private final Clock clock;

	private final MeterRegistry meters;

	private final AtomicInteger underWay;

	private final Scheduler inspecting = Schedulers.boundedElastic();

	Uploads(FileStore files, AttachmentStore attachments, Tally tally, AttachmentSettings settings, Clock clock,
			MeterRegistry meters) {
		this.files = files;
		this.attachments = attachments;
		this.tally = tally;
		this.settings = settings;
		this.clock = clock;
		this.meters = meters;
		this.underWay = meters.gauge("records.files.under.way", new AtomicInteger());
	}

	/**
	 * Does something with a file, unless too many are under way.
	 * @param work what to do
	 * @return the same; {@link OverloadedException} when too many are
	 */
	<T> Mono<T> admitted(Mono<T> work) {
		return Mono.using(() -> {
			if (this.underWay.incrementAndGet() > this.settings.atOnce()) {
				this.underWay.decrementAndGet();
				throw new OverloadedException(this.settings.atOnce());
			}
			return this.underWay;
		}, (counted) -> work, AtomicInteger::decrementAndGet);
	}

	/**
	 * Takes a file in.
	 * @param caller who sends it
	 * @param key the key of the request
	 * @param offer what it is said to be
	 * @param body what it holds
	 * @return the attachment, made now or by an earlier request
	 */
	Mono<Taken> take(Caller caller, @Nullable String key, FileOffer offer, Flux<DataBuffer> body) {
		String sought = requestKey(caller, key, offer, "").key();
		if (offer.length() > this.settings.largest().toBytes()) {
			return Mono.error(new FileTooLargeException(this.settings.largest().toBytes()));
		}
		Flux<byte[]> parts = body.map(Uploads::bytes).publishOn(this.inspecting, WAITING);
		return admitted(this.attachments.made(sought)
			.flatMap((earlier) -> inspected(offer, parts, Flux::then)
				.flatMap((seen) -> again(earlier, requestKey(caller, key, offer, seen.sha256()))))
			.switchIfEmpty(Mono.defer(() -> refuseTooMany(offer).then(store(caller, key, offer, parts)))))
			.timeout(this.settings.patience(), Mono.error(() -> new RefusedFieldException("body", "file-too-slow")));
	}

	private static byte[] bytes(DataBuffer buffer) {
		byte[] bytes = new byte[buffer.readableByteCount()];
		buffer.read(bytes);
		DataBufferUtils.release(buffer);
		return bytes;
	}

	private Mono<Void> refuseTooMany(FileOffer offer) {
		return this.attachments.of(offer.dossier())
			.count()
			.flatMap((count) -> (count < this.settings.most()) ? Mono.empty()
					: Mono.error(new RefusedFieldException("attachments", "file-too-many")));
	}

	private Mono<Taken> store(Caller caller, @Nullable String key, FileOffer offer, Flux<byte[]> parts) {
		return this.files.begin(this.clock.instant())
			.flatMap((file) -> written(file, offer, parts)
				.flatMap((seen) -> create(offer.attachment(file, seen, caller.actor(), this.clock.instant()),
						requestKey(caller, key, offer, seen.sha256())))
				.onErrorResume(Uploads::isRefusal, (refusal) -> this.files.remove(file).then(Mono.error(refusal))));
	}

	/** Every failure that leaves no doubt that nobody refers to the file. */
	private static boolean isRefusal(Throwable failure) {
		return failure instanceof RefusedFileException || failure instanceof FileTooLargeException
				|| failure instanceof RefusedFieldException || failure instanceof DuplicateAttachmentException
				|| failure instanceof UsedKeyException;
	}

	private Mono<Inspection.Inspected> written(String file, FileOffer offer, Flux<byte[]> parts) {
		return inspected(offer, parts, (seen) -> this.files.write(file, seen, this.clock.instant()).then());
	}

	private Mono<Inspection.Inspected> inspected(FileOffer offer, Flux<byte[]> parts,
			Function<Flux<byte[]>, Mono<Void>> use) {
		return Mono
			.using(() -> new Inspection(offer.type(), this.settings.largest().toBytes(), this.settings.zip().limits()),
					(inspection) -> use
						.apply(parts.map(inspection::pass).concatWith(Mono.fromRunnable(inspection::end)))
						.then(Mono.fromSupplier(inspection::inspected)),
					Inspection::close);
	}

	private Mono<Taken> create(Attachment attachment, RequestKey request) {
		return this.attachments.create(attachment, request).flatMap((made) -> {
			if (made.attachment().id().equals(attachment.id())) {
				this.meters.counter("records.files.taken", "type", attachment.type().name()).increment();
				return this.files.keep(attachment.file())
					.then(this.attachments.refuseBeyond(attachment, this.settings.most()))
					.then(this.tally.count(attachment.dossier(), attachment.by()))
					.thenReturn(new Taken(attachment, false));
			}
			return again(made, request).flatMap((taken) -> this.files.remove(attachment.file()).thenReturn(taken));
		});
	}

	private static Mono<Taken> again(AttachmentStore.Made earlier, RequestKey request) {
		return earlier.body().equals(request.body()) ? Mono.just(new Taken(earlier.attachment(), true))
				: Mono.error(new UsedKeyException(earlier.attachment().id()));
	}

	private static RequestKey requestKey(Caller caller, @Nullable String key, FileOffer offer, String sha256) {
		return RequestKey.of(caller, key, "attach", (offer.words() + sha256).getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * What came of an upload.
	 *
	 * @param attachment the attachment
	 * @param replayed whether an earlier request has made it
	 */
	record Taken(Attachment attachment, boolean replayed) {
	}

}
