package dev.project06.records.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;

import com.mongodb.client.model.Filters;
import dev.project06.records.agency.AgencyCode;
import dev.project06.records.dossier.Role;
import dev.project06.records.store.Criteria.Span;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Says in the words of the store which dossiers are on a page or behind it. Each path is
 * named once, so that an index can follow it; what no index tells is looked at in the
 * documents that one finds.
 */
final class PageFilter {

	/** Behind all characters of a code. */
	private static final String BEHIND = "~";

	private final List<Bson> filters = new ArrayList<>();

	private PageFilter() {
	}

	static Bson of(Page page) {
		PageFilter filter = new PageFilter();
		filter.part(page.part());
		filter.criteria(page.criteria());
		if (page.after() != null) {
			filter.filters.add(Filters.lt("order", page.after().text()));
		}
		return filter.filters.isEmpty() ? Filters.empty() : Filters.and(filter.filters);
	}

	private void part(Page.Part part) {
		switch (part) {
			case Page.FiledBy(String subject) -> isOne("applicant.subject", subject);
			case Page.Naming(String person) -> {
				isOne("persons", person);
				this.filters
					.add(Filters.or(Filters.eq("link.person", person), Filters.eq("otherLinks.person", person)));
			}
			case Page.InChargeOf(var agencies) ->
				isIn("agencies", agencies.stream().map(AgencyCode::text).distinct().toList());
			case Page.Everything() -> {
			}
		}
	}

	private void criteria(Criteria criteria) {
		if (criteria.code() != null) {
			this.filters.add(Filters.gte("_id", criteria.code()));
			this.filters.add(Filters.lt("_id", criteria.code() + BEHIND));
		}
		if (criteria.statesForIndex() != null) {
			isIn("state", criteria.statesForIndex().stream().map(Enum::name).distinct().toList());
		}
		isOne("procedure", criteria.procedure());
		isOne("channel", (criteria.channel() != null) ? criteria.channel().name() : null);
		isOne("link.state", (criteria.link() != null) ? criteria.link().name() : null);
		if (criteria.holder() != null) {
			isOne("persons", criteria.holder());
			this.filters.add(Filters.or(Filters.eq("link.person", criteria.holder()), Filters.elemMatch("pastLinks",
					Filters.and(Filters.eq("role", Role.HOLDER.name()), Filters.eq("person", criteria.holder())))));
		}
		if (criteria.due() != null) {
			between("dueDate", text(criteria.due().from()), text(criteria.due().until()));
		}
		instants("receivedAt", criteria.received());
		instants("finishedAt", criteria.finished());
	}

	private void isOne(String path, @Nullable String value) {
		if (value != null) {
			this.filters.add(Filters.eq(path, value));
		}
	}

	private void isIn(String path, Collection<String> values) {
		this.filters.add((values.size() == 1) ? Filters.eq(path, values.iterator().next()) : Filters.in(path, values));
	}

	private void instants(String path, @Nullable Span<Instant> span) {
		if (span != null) {
			between(path, (span.from() != null) ? Date.from(span.from()) : null,
					(span.until() != null) ? Date.from(span.until()) : null);
		}
	}

	private void between(String path, @Nullable Object from, @Nullable Object until) {
		if (from != null) {
			this.filters.add(Filters.gte(path, from));
		}
		if (until != null) {
			this.filters.add(Filters.lt(path, until));
		}
	}

	private static @Nullable String text(@Nullable Object value) {
		return (value != null) ? value.toString() : null;
	}

}
