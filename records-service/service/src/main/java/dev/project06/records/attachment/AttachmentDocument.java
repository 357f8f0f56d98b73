package dev.project06.records.attachment;

import java.util.Date;

import dev.project06.records.attachment.content.FileType;
import dev.project06.records.dossier.Actor;
import dev.project06.records.dossier.DossierCode;
import dev.project06.records.filing.RequestKey;
import org.bson.Document;
import org.bson.types.ObjectId;

/**
 * How an attachment stands in the store.
 */
final class AttachmentDocument {

	private AttachmentDocument() {
	}

	static Document of(Attachment attachment, RequestKey request) {
		Document by = new Document("role", attachment.by().role()).append("id", attachment.by().id());
		if (attachment.by().agency() != null) {
			by.append("agency", attachment.by().agency());
		}
		Document document = new Document("_id", new ObjectId(attachment.id()))
			.append("dossier", attachment.dossier().text())
			.append("kind", attachment.kind().name())
			.append("component", attachment.component())
			.append("name", attachment.name())
			.append("type", attachment.type().name())
			.append("size", attachment.size())
			.append("sha256", attachment.sha256())
			.append("digitised", attachment.digitised());
		if (attachment.reusedFrom() != null) {
			document.append("reusedFrom", attachment.reusedFrom().text());
		}
		return document.append("file", new ObjectId(attachment.file()))
			.append("scan", attachment.scan().name())
			.append("scanDue", Date.from(attachment.at()))
			.append("scanTries", 0)
			.append("uncounted", true)
			.append("by", by)
			.append("at", Date.from(attachment.at()))
			.append("request", new Document("key", request.key()).append("body", request.body()));
	}

	static Attachment attachment(Document document) {
		Document by = document.get("by", Document.class);
		String reusedFrom = document.getString("reusedFrom");
		return new Attachment(document.getObjectId("_id").toHexString(), new DossierCode(document.getString("dossier")),
				Attachment.Kind.valueOf(document.getString("kind")), document.getString("component"),
				document.getString("name"), FileType.valueOf(document.getString("type")), document.getLong("size"),
				document.getString("sha256"), document.getBoolean("digitised", false),
				(reusedFrom != null) ? new DossierCode(reusedFrom) : null, document.getObjectId("file").toHexString(),
				Attachment.Scan.valueOf(document.getString("scan")),
				new Actor(by.getString("role"), by.getString("agency"), by.getString("id")),
				document.getDate("at").toInstant());
	}

}
