package dev.project06.identity.population;

import java.util.List;

import dev.project06.identity.population.Lots.Topic;

/**
 * Where households live, and what the people of one share.
 */
final class Homes {

	private final Census census;

	private final Places places;

	private final WordBook words = new WordBook();

	Homes(Census census, Places places) {
		this.census = census;
		this.places = places;
	}

	/**
	 * Gives a household its homes.
	 * @param number its number
	 * @param prefix prefix of the province of its people
	 * @param key what everything of it is drawn from
	 * @param members its people
	 */
	Household household(String number, String prefix, long key, List<Household.Member> members) {
		Address permanent = home(prefix, key, 85);
		Address current = (Lots.draw(key, Topic.AWAY, 100) < 12) ? home(prefix, Lots.mix(key), 20) : permanent;
		return new Household(number, permanent, current, commune(prefix, key, Topic.HOME_TOWN),
				this.words.draw("people", prefix, key, Topic.PEOPLE),
				this.words.draw("religion", prefix, key, Topic.RELIGION), members);
	}

	/** A place to live, mostly in the home province, otherwise where people are. */
	private Address home(String prefix, long key, int atHome) {
		String living = (Lots.draw(key, Topic.MOVED, 100) < atHome) ? prefix
				: this.census.cell(Lots.draw(key, Topic.PROVINCE, Census.TOTAL)).province();
		Address commune = commune(living, key, Topic.COMMUNE);
		int house = 1 + Lots.draw(key, Topic.HOUSE, 300);
		String street = commune.communeName().startsWith("Phường")
				? "Số " + house + ", đường " + this.words.draw("street", living, key, Topic.STREET)
				: "Thôn " + (1 + house % 12) + ", số nhà " + house;
		return this.places.address(commune.province(), commune.commune(), street).orElseThrow();
	}

	/** A commune of the province that a prefix leads to today. */
	Address commune(String prefix, long key, Topic topic) {
		String province = this.places.successor(prefix);
		int ordinal = 1 + Lots.draw(key, topic, this.places.communes(province));
		return this.places.address(province, "%s%03d".formatted(province, ordinal), "").orElseThrow();
	}

}
