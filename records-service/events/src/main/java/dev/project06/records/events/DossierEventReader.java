package dev.project06.records.events;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads one event, field by field: each is of its type or the event is refused. A null is
 * the same as a field that is left out.
 */
final class DossierEventReader {

	private final JsonParser parser;

	private String field = "";

	private @Nullable String dossier;

	private @Nullable Long sequence;

	private @Nullable DossierChange change;

	private @Nullable Instant changedAt;

	private @Nullable String agency;

	private @Nullable AgencyBlock block;

	private @Nullable String procedure;

	private @Nullable ServiceLevel serviceLevel;

	private @Nullable Boolean essential;

	private @Nullable Channel channel;

	private @Nullable DossierState state;

	private @Nullable Instant submittedAt;

	private @Nullable Instant receivedAt;

	private @Nullable LocalDate dueDate;

	private @Nullable Instant finishedAt;

	private @Nullable Instant returnedAt;

	private @Nullable Integer supplements;

	private @Nullable LinkState link;

	private @Nullable String holder;

	private int components;

	private int digitised;

	private int reused;

	private boolean electronicResult;

	private int waived;

	private long asked;

	private long paid;

	private boolean online;

	private @Nullable Instant suspendedSince;

	private long suspendedSeconds;

	DossierEventReader(JsonParser parser) {
		this.parser = parser;
	}

	DossierEvent read() {
		JsonToken start = this.parser.nextToken();
		if (start != JsonToken.START_OBJECT) {
			throw new MalformedEventException((start == JsonToken.VALUE_NULL) ? "it is null" : "it has a wrong type");
		}
		readFields("");
		if (this.parser.nextToken() != null) {
			throw new MalformedEventException("something follows it");
		}
		return new DossierEvent(required(this.dossier, "dossier"), required(this.sequence, "sequence"),
				required(this.change, "change"), required(this.changedAt, "changedAt"), required(this.agency, "agency"),
				required(this.block, "block"), required(this.procedure, "procedure"),
				required(this.serviceLevel, "serviceLevel"), required(this.essential, "essential"),
				required(this.channel, "channel"), required(this.state, "state"),
				required(this.submittedAt, "submittedAt"), this.receivedAt, this.dueDate, this.finishedAt,
				this.returnedAt, required(this.supplements, "supplements"), required(this.link, "link"), this.holder,
				new Papers(this.components, this.digitised, this.reused, this.electronicResult), this.waived,
				new Fees(this.asked, this.paid, this.online),
				new Suspension(this.suspendedSince, this.suspendedSeconds));
	}

	private void readFields(String within) {
		for (String name = this.parser.nextName(); name != null; name = this.parser.nextName()) {
			this.field = within + name;
			JsonToken value = this.parser.nextToken();
			if (name.indexOf('.') >= 0) {
				this.parser.skipChildren();
			}
			else if (value != JsonToken.VALUE_NULL) {
				readValue(this.field);
			}
		}
	}

	private void readGroup() {
		if (!this.parser.hasToken(JsonToken.START_OBJECT)) {
			throw wrongType();
		}
		readFields(this.field + ".");
	}

	private void readValue(String name) {
		switch (name) {
			case "dossier" -> this.dossier = text();
			case "sequence" -> this.sequence = number(Long.MAX_VALUE);
			case "change" -> this.change = value(DossierChange::valueOf);
			case "changedAt" -> this.changedAt = value(IsoText::instant);
			case "agency" -> this.agency = text();
			case "block" -> this.block = value(AgencyBlock::valueOf);
			case "procedure" -> this.procedure = text();
			case "serviceLevel" -> this.serviceLevel = value(ServiceLevel::valueOf);
			case "essential" -> this.essential = truth();
			case "channel" -> this.channel = value(Channel::valueOf);
			case "state" -> this.state = value(DossierState::valueOf);
			case "submittedAt" -> this.submittedAt = value(IsoText::instant);
			case "receivedAt" -> this.receivedAt = value(IsoText::instant);
			case "dueDate" -> this.dueDate = value(IsoText::day);
			case "finishedAt" -> this.finishedAt = value(IsoText::instant);
			case "returnedAt" -> this.returnedAt = value(IsoText::instant);
			case "supplements" -> this.supplements = (int) number(Integer.MAX_VALUE);
			case "link" -> this.link = value(LinkState::valueOf);
			case "holder" -> this.holder = text();
			case "papers", "fees", "suspension" -> readGroup();
			case "papers.components" -> this.components = (int) number(Integer.MAX_VALUE);
			case "papers.digitised" -> this.digitised = (int) number(Integer.MAX_VALUE);
			case "papers.reused" -> this.reused = (int) number(Integer.MAX_VALUE);
			case "papers.electronicResult" -> this.electronicResult = truth();
			case "waived" -> this.waived = (int) number(Integer.MAX_VALUE);
			case "fees.asked" -> this.asked = number(Long.MAX_VALUE);
			case "fees.paid" -> this.paid = number(Long.MAX_VALUE);
			case "fees.online" -> this.online = truth();
			case "suspension.since" -> this.suspendedSince = value(IsoText::instant);
			case "suspension.seconds" -> this.suspendedSeconds = number(Long.MAX_VALUE);
			default -> this.parser.skipChildren();
		}
	}

	private String text() {
		if (!this.parser.hasToken(JsonToken.VALUE_STRING)) {
			throw wrongType();
		}
		return this.parser.getString();
	}

	private <T> T value(Function<String, T> reader) {
		try {
			return reader.apply(text());
		}
		catch (DateTimeException | IllegalArgumentException ex) {
			throw (ex instanceof MalformedEventException malformed) ? malformed : notAllowed();
		}
	}

	private long number(long largest) {
		if (!this.parser.hasToken(JsonToken.VALUE_NUMBER_INT)) {
			throw wrongType();
		}
		if (this.parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER || this.parser.getLongValue() > largest) {
			throw notAllowed();
		}
		return this.parser.getLongValue();
	}

	private boolean truth() {
		if (!this.parser.currentToken().isBoolean()) {
			throw wrongType();
		}
		return this.parser.getBooleanValue();
	}

	private MalformedEventException wrongType() {
		return new MalformedEventException(this.field + " has a wrong type");
	}

	private MalformedEventException notAllowed() {
		return new MalformedEventException(this.field + " has a value that is not allowed");
	}

	private static <T> T required(@Nullable T value, String field) {
		if (value == null) {
			throw new MalformedEventException(field + " is missing");
		}
		return value;
	}

}
