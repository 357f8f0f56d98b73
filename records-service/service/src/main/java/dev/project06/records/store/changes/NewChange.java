package dev.project06.records.store.changes;

import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import dev.project06.records.store.Unsent;
import org.bson.Document;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A change that has no place yet.
 *
 * @param dossier code of the dossier
 * @param event the event as Kafka got it
 * @param parts the agencies that have a part in the dossier after it
 * @param submittedAt when the dossier was filed
 * @param data the data without the pseudonym of the holder
 */
record NewChange(String dossier, Unsent.Event event, List<String> parts, Instant submittedAt, String data) {

	static Stream<NewChange> of(Unsent dossier) {
		return dossier.events().stream().map((event) -> of(dossier.code().text(), event));
	}

	private static NewChange of(String dossier, Unsent.Event event) {
		ObjectNode data = (ObjectNode) JsonMapper.shared().readTree(event.data());
		data.remove("holder");
		List<String> parts = event.agencies().isEmpty() ? List.of(data.get("agency").asString()) : event.agencies();
		return new NewChange(dossier, event, parts, Instant.parse(data.get("submittedAt").asString()), data.toString());
	}

	String id() {
		return Change.id(this.dossier, this.event.sequence());
	}

	String idBefore() {
		return Change.id(this.dossier, this.event.sequence() - 1);
	}

	/**
	 * Writes it down.
	 * @param position its place
	 * @param recorded when it gets it
	 * @param partsBefore the agencies that had a part in it before
	 * @param early whether the one before ought to be there
	 */
	Document at(long position, Instant recorded, Collection<String> partsBefore, boolean early) {
		Set<String> agencies = new LinkedHashSet<>(this.parts);
		agencies.addAll(partsBefore);
		return new Document("_id", position).append("change", id())
			.append("dossier", this.dossier)
			.append("sequence", this.event.sequence())
			.append("early", early)
			.append("type", this.event.type())
			.append("parts", this.parts)
			.append("agencies", agencies)
			.append("at", Date.from(this.event.at()))
			.append("recorded", Date.from(recorded))
			.append("data", this.data);
	}

}
