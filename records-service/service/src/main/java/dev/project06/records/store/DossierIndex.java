package dev.project06.records.store;

import java.util.Arrays;
import java.util.List;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;

/**
 * The indexes of the dossiers, each with the queries that it serves. A query that none of
 * them serves is not asked: {@code SearchPlansKit} looks at the plan of each.
 */
enum DossierIndex {

	/** What a request has made. */
	REQUEST("request.key", Kind.UNIQUE),

	/** What an account filed, the latest first. */
	APPLICANT("applicant.subject,order", Kind.PLAIN),

	/**
	 * In what a link names or has named a person, the latest first; all a person's, and a
	 * search by number. Which link it is, is looked at in the few documents.
	 */
	PERSON("persons,order", Kind.PLAIN),

	/**
	 * What agencies have a part in, the latest first; searches by channel, and whatever
	 * matches so often that a page is full soon.
	 */
	AGENCY("agencies,order", Kind.PLAIN),

	/** The same by state. */
	AGENCY_STATE("agencies,state,order", Kind.PLAIN),

	/** The same by procedure. */
	AGENCY_PROCEDURE("agencies,procedure,order", Kind.PLAIN),

	/** The same by the standing of the holder's link. */
	AGENCY_LINK("agencies,link.state,order", Kind.PLAIN),

	/** Days of the appointment, overdue ones in running states; few are sorted. */
	AGENCY_DUE("agencies,state,dueDate", Kind.PLAIN),

	/** Days of reception; few are sorted. */
	AGENCY_RECEIVED("agencies,receivedAt", Kind.PLAIN),

	/** Days of the end; few are sorted. */
	AGENCY_FINISHED("agencies,finishedAt", Kind.PLAIN),

	/** All dossiers, the latest first. */
	ORDER("order", Kind.PLAIN),

	/** Links that are to be asked for again, in the order of codes. */
	LINK_STATE("linkStates,_id", Kind.PLAIN),

	/** Dossiers with events that wait for Kafka. */
	UNSENT("unsent", Kind.SPARSE);

	private final String paths;

	private final Kind kind;

	DossierIndex(String paths, Kind kind) {
		this.paths = paths;
		this.kind = kind;
	}

	static List<IndexModel> all() {
		return Arrays.stream(values()).map(DossierIndex::model).toList();
	}

	private IndexModel model() {
		return new IndexModel(Indexes.ascending(this.paths.split(",", -1)),
				new IndexOptions().unique(this.kind == Kind.UNIQUE).sparse(this.kind == Kind.SPARSE));
	}

	/** The name by which plans call it. */
	String indexName() {
		return this.paths.replace(",", "_1_") + "_1";
	}

	/** What an index keeps. */
	private enum Kind {

		/** Every dossier. */
		PLAIN,

		/** No value twice. */
		UNIQUE,

		/** Only dossiers that have the field. */
		SPARSE

	}

}
