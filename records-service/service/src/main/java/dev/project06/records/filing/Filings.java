package dev.project06.records.filing;

import java.time.Clock;
import java.time.Instant;
import java.util.function.Function;

import dev.project06.records.agency.AgencyCode;
import dev.project06.records.calendar.WorkingCalendar;
import dev.project06.records.dossier.Acting;
import dev.project06.records.dossier.Applicant;
import dev.project06.records.dossier.Dossier;
import dev.project06.records.dossier.DossierCode;
import dev.project06.records.dossier.Filing;
import dev.project06.records.dossier.Link;
import dev.project06.records.dossier.Links;
import dev.project06.records.dossier.Outcome;
import dev.project06.records.events.Channel;
import dev.project06.records.linking.Linker;
import dev.project06.records.outbox.Relay;
import dev.project06.records.reading.DossierAnswer;
import dev.project06.records.security.Caller;
import dev.project06.records.store.CodeTakenException;
import dev.project06.records.store.DossierStore;
import dev.project06.records.store.Request;
import dev.project06.records.terms.Appointments;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/**
 * Files dossiers, each request once. A repeated request finds what the first one has
 * made; of two at the same time, the store lets one win and the other finds it then.
 */
@Component
final class Filings {

	/** A system that synchronises may have given out codes of the same day. */
	private static final Retry NEXT_CODE = Retry.max(1000).filter(CodeTakenException.class::isInstance);

	private final DossierStore store;

	private final Linker linker;

	private final Relay relay;

	private final Appointments appointments;

	private final FilingSettings settings;

	private final JsonMapper json;

	private final Clock clock;

	private final MeterRegistry meters;

	private final RequestsUnderWay underWay = new RequestsUnderWay();

	Filings(DossierStore store, Linker linker, Relay relay, Appointments appointments, FilingSettings settings,
			JsonMapper json, Clock clock, MeterRegistry meters) {
		this.store = store;
		this.linker = linker;
		this.relay = relay;
		this.appointments = appointments;
		this.settings = settings;
		this.json = json;
		this.clock = clock;
		this.meters = meters;
	}

	Mono<Filed> submit(Caller caller, Applicant applicant, RequestKey key, Offer offer, @Nullable Acting acting,
			@Nullable String note) {
		Filing filing = filing(offer, Channel.ONLINE, applicant, acting, note);
		return once(caller, key, filing, (code) -> this.linker.linkOf(code, filing.procedure(), applicant)
			.map((link) -> Dossier.submit(code, filing, (acting == null) ? Links.of(link) : Links.acting(link))));
	}

	Mono<Filed> intake(Caller caller, RequestKey key, Offer offer, Channel channel, @Nullable String receipt) {
		Filing filing = filing(offer, channel, null, null, null);
		return once(caller, key, filing, (code) -> ((receipt == null) ? Mono.<Link>just(new Link.Unlinked())
				: this.linker.linkFrom(receipt, code, false, filing.procedure(), caller))
			.map((link) -> Dossier.intake(code, filing, Links.of(link), this.appointments.of(filing.procedure()))));
	}

	private Filing filing(Offer offer, Channel channel, @Nullable Applicant applicant, @Nullable Acting acting,
			@Nullable String note) {
		Instant now = this.clock.instant();
		return new Filing(offer.procedure().code(), offer.procedure().serviceLevel(), offer.procedure().essential(),
				offer.agency().code(), offer.agency().block(), channel, applicant, acting, note, now);
	}

	private Mono<Filed> once(Caller caller, RequestKey key, Filing filing,
			Function<DossierCode, Mono<Outcome.Changed>> making) {
		return this.underWay.alone(key.key(),
				this.store.request(key.key())
					.map((earlier) -> Filed.again(earlier, key))
					.switchIfEmpty(Mono.defer(() -> code(filing.agency(), filing.at()).flatMap(making)
						.flatMap((created) -> write(caller, key, created))
						.retryWhen(NEXT_CODE))));
	}

	private Mono<DossierCode> code(AgencyCode agency, Instant at) {
		String prefix = this.settings.code().prefix(agency, at.atZone(WorkingCalendar.ZONE).toLocalDate());
		return this.store.count(prefix).map((number) -> this.settings.code().code(prefix, number));
	}

	private Mono<Filed> write(Caller caller, RequestKey key, Outcome.Changed created) {
		Dossier dossier = created.dossier();
		String answer = this.json.writeValueAsString(DossierAnswer.of(dossier));
		Request request = new Request(key.key(), key.body(), dossier.code(), answer);
		return this.store.create(created, caller.actor(), request).map((winner) -> {
			if (!winner.dossier().equals(dossier.code())) {
				return Filed.again(winner, key);
			}
			this.meters
				.counter("records.dossiers.filed", "channel", dossier.filing().channel().name(), "link",
						dossier.link().state().name())
				.increment();
			this.relay.nudge();
			return new Filed(dossier.code(), answer, false);
		});
	}

	/**
	 * What is answered to a request that files.
	 *
	 * @param dossier the dossier that was made
	 * @param answer the body
	 * @param replayed whether an earlier request has made it
	 */
	record Filed(DossierCode dossier, String answer, boolean replayed) {

		private static Filed again(Request earlier, RequestKey key) {
			if (!earlier.digest().equals(key.body())) {
				throw new IdempotencyConflictException(earlier.dossier());
			}
			return new Filed(earlier.dossier(), earlier.answer(), true);
		}

	}

}
