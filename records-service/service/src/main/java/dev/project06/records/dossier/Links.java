package dev.project06.records.dossier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.project06.records.events.LinkState;
import org.jspecify.annotations.Nullable;

/**
 * What ties a dossier to persons, now and before.
 *
 * @param current the link of each role; always one of the holder
 * @param past the links that were replaced, in the order in which they were
 * @param aside what the holder was left open for, if so
 */
public record Links(Map<Role, Link> current, List<PastLink> past, @Nullable Aside aside) {

	public Links {
		current = Map.copyOf(current);
		past = List.copyOf(past);
		Objects.requireNonNull(current.get(Role.HOLDER), "A dossier has a link of its holder");
	}

	/**
	 * Links of which none was left open.
	 * @param current the link of each role
	 * @param past the links that were replaced
	 */
	public Links(Map<Role, Link> current, List<PastLink> past) {
		this(current, past, null);
	}

	/**
	 * Only the holder.
	 * @param holder the link of the holder
	 * @return the links
	 */
	public static Links of(Link holder) {
		return new Links(Map.of(Role.HOLDER, holder), List.of());
	}

	/**
	 * The applicant files for a holder whom nobody has verified yet.
	 * @param applicant the link of the applicant
	 * @return the links
	 */
	public static Links acting(Link applicant) {
		return new Links(Map.of(Role.HOLDER, new Link.Unlinked(), Role.APPLICANT, applicant), List.of());
	}

	/**
	 * The link of the holder.
	 * @return the link
	 */
	public Link holder() {
		return of(Role.HOLDER);
	}

	/**
	 * The link of a role.
	 * @param role the role
	 * @return the link; unlinked when nobody has the role
	 */
	public Link of(Role role) {
		return Objects.requireNonNullElseGet(this.current.get(role), Link.Unlinked::new);
	}

	/**
	 * The standings of all links.
	 * @return the standings, each once
	 */
	public List<LinkState> states() {
		return this.current.values().stream().map(Link::state).distinct().sorted().toList();
	}

	Links with(Role role, Link link, boolean superseded, Instant at) {
		Map<Role, Link> links = new EnumMap<>(Role.class);
		links.putAll(this.current);
		Link before = links.put(role, link);
		List<PastLink> replaced = new ArrayList<>(this.past);
		if (before != null) {
			replaced.add(new PastLink(role, before, superseded, at));
		}
		return new Links(links, replaced, (role == Role.HOLDER) ? null : this.aside);
	}

	Links setAside(Aside instead) {
		return new Links(this.current, this.past, instead);
	}

}
