package dev.project06.records.attachment;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

import dev.project06.records.attachment.content.FileName;
import dev.project06.records.attachment.content.FileType;
import dev.project06.records.attachment.content.Inspection;
import dev.project06.records.dossier.Actor;
import dev.project06.records.dossier.DossierCode;
import dev.project06.records.filing.RefusedFieldException;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;

/**
 * What a caller says of a file before it comes.
 *
 * @param dossier the dossier
 * @param kind what it is to be to the dossier
 * @param component code of the component that it is; empty for a result
 * @param digitised whether an officer digitised it
 * @param type what it holds
 * @param name its cleaned name
 * @param length its bytes, or -1 when the caller does not say
 */
record FileOffer(DossierCode dossier, Attachment.Kind kind, String component, boolean digitised, FileType type,
		FileName name, long length) {

	static FileOffer of(DossierCode dossier, Attachment.Kind kind, String component, boolean digitised,
			HttpHeaders headers) {
		FileType type = type(headers);
		return new FileOffer(dossier, kind, component, digitised, type, FileName.of(name(headers), type),
				headers.getContentLength());
	}

	private static FileType type(HttpHeaders headers) {
		MediaType declared = headers.getContentType();
		if (declared == null) {
			throw new RefusedFieldException(HttpHeaders.CONTENT_TYPE, "required");
		}
		return FileType.of(declared.getType() + '/' + declared.getSubtype())
			.orElseThrow(() -> new UnsupportedMediaTypeStatusException(declared, java.util.List.of()));
	}

	/**
	 * Beyond ASCII a name is written as RFC 8187 says, otherwise nobody knows what it
	 * means.
	 */
	private static String name(HttpHeaders headers) {
		String sent = headers.getFirst(HttpHeaders.CONTENT_DISPOSITION);
		if (sent == null) {
			throw new RefusedFieldException(HttpHeaders.CONTENT_DISPOSITION, "required");
		}
		if (!StandardCharsets.US_ASCII.newEncoder().canEncode(sent)) {
			throw new RefusedFieldException(HttpHeaders.CONTENT_DISPOSITION, "file-name-encoding");
		}
		try {
			String name = ContentDisposition.parse(sent).getFilename();
			if (name != null) {
				return name;
			}
		}
		catch (IllegalArgumentException ex) {
			throw new RefusedFieldException(HttpHeaders.CONTENT_DISPOSITION, "file-name-encoding");
		}
		throw new RefusedFieldException(HttpHeaders.CONTENT_DISPOSITION, "required");
	}

	/** What tells this offer from others, apart from what the file holds. */
	String words() {
		return String.join("|", this.dossier.text(), this.kind.name(), this.component, Boolean.toString(this.digitised),
				this.type.name(), this.name.text(), "");
	}

	Attachment attachment(String file, Inspection.Inspected seen, Actor by, Instant at) {
		return new Attachment(AttachmentStore.newId(), this.dossier, this.kind, this.component, this.name.text(),
				this.type, seen.size(), seen.sha256(), this.digitised, null, file, Attachment.Scan.PENDING, by, at);
	}

}
