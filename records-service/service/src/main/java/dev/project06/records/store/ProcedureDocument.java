package dev.project06.records.store;

import java.time.LocalDate;
import java.util.Date;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.project06.records.agency.AgencyCode;
import dev.project06.records.calendar.StatutoryTime;
import dev.project06.records.events.AgencyBlock;
import dev.project06.records.events.Channel;
import dev.project06.records.events.ServiceLevel;
import dev.project06.records.procedure.Component;
import dev.project06.records.procedure.Edit;
import dev.project06.records.procedure.Fact;
import dev.project06.records.procedure.History;
import dev.project06.records.procedure.PersonRole;
import dev.project06.records.procedure.Procedure;
import dev.project06.records.procedure.Result;
import dev.project06.records.procedure.Standing;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Writes the history of a procedure as a document and reads it back.
 */
final class ProcedureDocument {

	private ProcedureDocument() {
	}

	static Document of(History history) {
		return new Document("_id", history.code()).append("revision", history.revision())
			.append("edits", history.edits().stream().map(ProcedureDocument::edit).toList());
	}

	static History history(Document document) {
		return History.of(document.getList("edits", Document.class)
			.stream()
			.map((edit) -> edit(edit, document.getString("_id")))
			.toList());
	}

	private static Document edit(Edit edit) {
		Edit.Signature signature = edit.signature();
		Document document = new Document("revision", edit.revision()).append("kind", edit.kind().name())
			.append("by", signature.account())
			.append("at", Date.from(signature.at()));
		put(document, "request", signature.request());
		put(document, "body", signature.body());
		return document.append("content", content(edit.content()));
	}

	private static Edit edit(Document edit, String code) {
		return new Edit(edit.getInteger("revision"), Edit.Kind.valueOf(edit.getString("kind")),
				content(code, edit.get("content", Document.class)),
				new Edit.Signature(edit.getString("by"), Objects.requireNonNull(edit.getDate("at"), "at").toInstant(),
						edit.getString("request"), edit.getString("body")));
	}

	private static Document content(Procedure procedure) {
		Document document = new Document("version", procedure.version());
		put(document, "validFrom", text(procedure.validFrom()));
		put(document, "validUntil", text(procedure.validUntil()));
		document.append("replacedBy", procedure.replacedBy())
			.append("nameVi", procedure.nameVi())
			.append("nameEn", procedure.nameEn());
		put(document, "leadAgency", procedure.leadAgency());
		return document.append("decision", procedure.decision())
			.append("essential", procedure.essential())
			.append("serviceLevel", procedure.serviceLevel().name())
			.append("eligibleForFull", procedure.eligibleForFull())
			.append("statutoryTime", procedure.statutoryTime().toString())
			.append("offeredBy", procedure.offeredBy().stream().map(Enum::name).sorted().toList())
			.append("offeredAt", procedure.offeredAt().stream().map(AgencyCode::text).sorted().toList())
			.append("roles", procedure.roles().stream().map(Enum::name).sorted().toList())
			.append("components", procedure.components().stream().map(ProcedureDocument::component).toList())
			.append("fees", byName(procedure.fees(), Function.identity()))
			.append("results", procedure.results().stream().map(ProcedureDocument::result).toList())
			.append("standings", byName(procedure.standings(), Standing::name));
	}

	private static Procedure content(String code, Document document) {
		return new Procedure(code, document.getInteger("version"), day(document.getString("validFrom")),
				day(document.getString("validUntil")), document.getList("replacedBy", String.class),
				document.getString("nameVi"), document.getString("nameEn"), document.getString("leadAgency"),
				document.getString("decision"), document.getBoolean("essential", false),
				ServiceLevel.valueOf(document.getString("serviceLevel")), document.getBoolean("eligibleForFull", false),
				StatutoryTime.of(document.getString("statutoryTime")), set(document, "offeredBy", AgencyBlock::valueOf),
				set(document, "offeredAt", AgencyCode::new), set(document, "roles", PersonRole::valueOf),
				document.getList("components", Document.class).stream().map(ProcedureDocument::component).toList(),
				named(document, "fees", Channel.class, Long.class, Function.identity()),
				document.getList("results", Document.class).stream().map(ProcedureDocument::result).toList(),
				named(document, "standings", Fact.class, String.class, Standing::valueOf));
	}

	private static Document component(Component component) {
		return new Document("code", component.code()).append("nameVi", component.nameVi())
			.append("nameEn", component.nameEn())
			.append("required", component.required())
			.append("waivable", component.waivable());
	}

	private static Component component(Document component) {
		return new Component(component.getString("code"), component.getString("nameVi"), component.getString("nameEn"),
				component.getBoolean("required", false), component.getBoolean("waivable", false));
	}

	private static Document result(Result result) {
		return new Document("code", result.code()).append("nameVi", result.nameVi())
			.append("nameEn", result.nameEn())
			.append("form", result.form().name());
	}

	private static Result result(Document result) {
		return new Result(result.getString("code"), result.getString("nameVi"), result.getString("nameEn"),
				Result.Form.valueOf(result.getString("form")));
	}

	private static <K extends Enum<K>, V> Document byName(Map<K, V> values, Function<V, ?> writer) {
		Document document = new Document();
		values.forEach((key, value) -> document.append(key.name(), writer.apply(value)));
		return document;
	}

	private static <K extends Enum<K>, S, V> Map<K, V> named(Document document, String field, Class<K> keys,
			Class<S> stored, Function<S, V> reader) {
		Map<K, V> values = new EnumMap<>(keys);
		document.get(field, Document.class)
			.forEach((key, value) -> values.put(Enum.valueOf(keys, key), reader.apply(stored.cast(value))));
		return values;
	}

	private static <T> Set<T> set(Document document, String field, Function<String, T> reader) {
		return document.getList(field, String.class).stream().map(reader).collect(Collectors.toUnmodifiableSet());
	}

	private static @Nullable String text(@Nullable LocalDate day) {
		return (day != null) ? day.toString() : null;
	}

	private static @Nullable LocalDate day(@Nullable String text) {
		return (text != null) ? LocalDate.parse(text) : null;
	}

	private static void put(Document document, String field, @Nullable Object value) {
		if (value != null) {
			document.put(field, value);
		}
	}

}
