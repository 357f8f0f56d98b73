package dev.project06.identity.population;

import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

import dev.project06.identity.population.Lots.Topic;

/**
 * Words that are drawn as often as their weights say.
 *
 * @param words each under the sum of the weights up to it
 */
record Weighted(NavigableMap<Integer, String> words) {

	/** Reads words and weights in turn; an underscore stands for a space. */
	static Weighted of(String text) {
		NavigableMap<Integer, String> words = new TreeMap<>();
		Iterator<String> parts = List.of(text.split(" ", -1)).iterator();
		int sum = 0;
		while (parts.hasNext()) {
			String word = parts.next();
			sum += Integer.parseInt(parts.next());
			words.put(sum, word.replace('_', ' '));
		}
		return new Weighted(words);
	}

	String draw(long key, Topic topic) {
		return this.words.higherEntry(Lots.draw(key, topic, this.words.lastKey())).getValue();
	}

}
