package dev.project06.records.store;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;

import dev.project06.records.agency.AgencyCode;
import dev.project06.records.dossier.Acting;
import dev.project06.records.dossier.Actor;
import dev.project06.records.dossier.Applicant;
import dev.project06.records.dossier.Dossier;
import dev.project06.records.dossier.DossierCode;
import dev.project06.records.dossier.Filing;
import dev.project06.records.dossier.Outcome;
import dev.project06.records.dossier.Step;
import dev.project06.records.events.AgencyBlock;
import dev.project06.records.events.Channel;
import dev.project06.records.events.DossierChange;
import dev.project06.records.events.DossierEventCodec;
import dev.project06.records.events.DossierState;
import dev.project06.records.events.LinkState;
import dev.project06.records.events.Papers;
import dev.project06.records.events.ServiceLevel;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * How a dossier stands in the store. Every value is of a type that is chosen here.
 */
final class DossierDocument {

	private DossierDocument() {
	}

	/** All of a new dossier: its state, its trail, its event and the request. */
	static Document created(Outcome.Changed changed, Actor actor, Request request, @Nullable String trace) {
		Dossier dossier = changed.dossier();
		Filing filing = dossier.filing();
		Document document = new Document("_id", dossier.code().text()).append("procedure", filing.procedure())
			.append("serviceLevel", filing.serviceLevel().name())
			.append("essential", filing.essential())
			.append("agency", filing.agency().text())
			.append("block", filing.block().name())
			.append("channel", filing.channel().name());
		put(document, "applicant", applicant(filing.applicant()));
		put(document, "acting", acting(filing.acting()));
		put(document, "note", filing.note());
		document.append("submittedAt", Date.from(filing.at()))
			.append("order", new Page.Position(filing.at().toEpochMilli(), dossier.code()).text());
		standing(dossier).forEach((field, value) -> put(document, field, value));
		return document.append("trail", List.of(step(changed, actor)))
			.append("outbox", List.of(event(changed, trace)))
			.append("unsent", true)
			.append("request", new Document("key", request.key()).append("digest", request.digest())
				.append("answer", request.answer()));
	}

	/** What a change may alter, {@code null} for what is to be absent. */
	static Document standing(Dossier dossier) {
		Document document = new Document("state", dossier.state().name());
		document.putAll(CourseDocument.of(dossier.course()));
		document.putAll(LinksDocument.of(dossier.links()));
		document.append("papers", dossier.papers().equals(Papers.NONE) ? null : papers(dossier.papers()));
		return document.append("agencies", dossier.agencies().stream().map(AgencyCode::text).toList())
			.append("version", dossier.version());
	}

	static Document step(Outcome.Changed changed, Actor actor) {
		Dossier dossier = changed.dossier();
		Document by = new Document("role", actor.role()).append("id", actor.id());
		put(by, "agency", actor.agency());
		return new Document("sequence", dossier.version()).append("change", changed.change().name())
			.append("state", dossier.state().name())
			.append("link", dossier.link().state().name())
			.append("at", Date.from(changed.at()))
			.append("by", by);
	}

	static Document event(Outcome.Changed changed, @Nullable String trace) {
		String data = new String(DossierEventCodec.encode(changed.event()), StandardCharsets.UTF_8);
		Document event = new Document("sequence", changed.dossier().version()).append("type", changed.change().type())
			.append("at", Date.from(changed.at()))
			.append("data", data)
			.append("agencies", changed.dossier().agencies().stream().map(AgencyCode::text).toList());
		put(event, "trace", trace);
		return event;
	}

	static Dossier dossier(Document document) {
		Filing filing = new Filing(document.getString("procedure"),
				ServiceLevel.valueOf(document.getString("serviceLevel")), document.getBoolean("essential", false),
				new AgencyCode(document.getString("agency")), AgencyBlock.valueOf(document.getString("block")),
				Channel.valueOf(document.getString("channel")), applicant(document.get("applicant", Document.class)),
				acting(document.get("acting", Document.class)), document.getString("note"),
				instant(document, "submittedAt"));
		return new Dossier(new DossierCode(document.getString("_id")), filing,
				DossierState.valueOf(document.getString("state")), CourseDocument.course(document),
				LinksDocument.links(document), papers(document.get("papers", Document.class)),
				document.getLong("version"));
	}

	private static Document papers(Papers papers) {
		return new Document("components", papers.components()).append("digitised", papers.digitised())
			.append("reused", papers.reused())
			.append("electronicResult", papers.electronicResult());
	}

	private static Papers papers(@Nullable Document papers) {
		return (papers == null) ? Papers.NONE : new Papers(papers.getInteger("components"),
				papers.getInteger("digitised"), papers.getInteger("reused"), papers.getBoolean("electronicResult"));
	}

	static List<Step> trail(Document document) {
		return document.getList("trail", Document.class).stream().map(DossierDocument::step).toList();
	}

	static Request request(Document document) {
		Document request = document.get("request", Document.class);
		return new Request(request.getString("key"), request.getString("digest"),
				new DossierCode(document.getString("_id")), request.getString("answer"));
	}

	static Unsent unsent(Document document) {
		List<Unsent.Event> events = new ArrayList<>();
		for (Document event : document.getList("outbox", Document.class)) {
			events.add(new Unsent.Event(event.getLong("sequence"), event.getString("type"), instant(event, "at"),
					event.getString("data"), event.getList("agencies", String.class, List.of()),
					event.getString("trace")));
		}
		return new Unsent(new DossierCode(document.getString("_id")), document.getLong("version"), events);
	}

	private static Step step(Document step) {
		Document by = step.get("by", Document.class);
		return new Step(step.getLong("sequence"), DossierChange.valueOf(step.getString("change")),
				DossierState.valueOf(step.getString("state")), LinkState.valueOf(step.getString("link")),
				instant(step, "at"), new Actor(by.getString("role"), by.getString("agency"), by.getString("id")));
	}

	private static @Nullable Document applicant(@Nullable Applicant applicant) {
		return (applicant == null) ? null
				: new Document("subject", applicant.subject()).append("accountLevel", applicant.accountLevel())
					.append("authenticationLevel", applicant.authenticationLevel());
	}

	private static @Nullable Applicant applicant(@Nullable Document applicant) {
		return (applicant == null) ? null : new Applicant(applicant.getString("subject"),
				applicant.getInteger("accountLevel"), applicant.getInteger("authenticationLevel"));
	}

	private static @Nullable Document acting(@Nullable Acting acting) {
		return (acting == null) ? null
				: new Document("capacity", acting.capacity().name()).append("basis", acting.basis());
	}

	private static @Nullable Acting acting(@Nullable Document acting) {
		return (acting == null) ? null
				: new Acting(Acting.Capacity.valueOf(acting.getString("capacity")), acting.getString("basis"));
	}

	private static void put(Document document, String field, @Nullable Object value) {
		if (value != null) {
			document.put(field, value);
		}
	}

	private static Instant instant(Document document, String field) {
		return Objects.requireNonNull(document.getDate(field), field).toInstant();
	}

}
