package dev.project06.records.store;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.MongoCollection;
import com.mongodb.reactivestreams.client.MongoDatabase;
import dev.project06.records.agency.AgencyCode;
import dev.project06.records.dossier.Dossier;
import dev.project06.records.events.LinkState;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * Finds dossiers whose holder is to be found out. An index on agencies, standing of the
 * link and order serves it; what was set aside is left out of the few that it finds.
 */
public final class LinkingQueue {

	private final MongoCollection<Document> dossiers;

	/**
	 * The queue of a database.
	 * @param database the database
	 */
	public LinkingQueue(MongoDatabase database) {
		this.dossiers = database.getCollection(DossierStore.COLLECTION);
	}

	/**
	 * Reads a page, the latest dossier first.
	 * @param agencies only those that these agencies have a part in
	 * @param reasons only those whose holder's link stands so
	 * @param today what was set aside until after this day is left out
	 * @param after only those further down than this one
	 * @param limit how many at most
	 * @return the dossiers
	 */
	public Flux<Dossier> list(Collection<AgencyCode> agencies, Collection<LinkState> reasons, LocalDate today,
			Page.@Nullable Position after, int limit) {
		List<Bson> filters = new ArrayList<>();
		filters.add(Filters.in("agencies", agencies.stream().map(AgencyCode::text).toList()));
		filters.add(Filters.in("link.state", reasons.stream().map(Enum::name).toList()));
		filters.add(Filters.not(Filters.gt(LinksDocument.SET_ASIDE_UNTIL, today.toString())));
		if (after != null) {
			filters.add(Filters.lt("order", after.text()));
		}
		return Flux
			.from(this.dossiers.find(Filters.and(filters))
				.projection(DossierStore.STANDING)
				.sort(Sorts.descending("order"))
				.limit(limit))
			.map(DossierDocument::dossier);
	}

}
