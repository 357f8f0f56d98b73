package dev.project06.identity.population;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

import dev.project06.identity.population.Lots.Topic;

/**
 * Words that are drawn as often as their weights say.
 */
final class Weighted {

	private final List<String> words;

	private final List<String> keys;

	/** For each word, the weights up to it. */
	private final int[] sums;

	private Weighted(List<String> words, int[] sums) {
		this.words = List.copyOf(words);
		this.keys = words.stream().map(WrittenName::key).toList();
		this.sums = sums;
	}

	/** Reads words and weights in turn; an underscore stands for a space. */
	static Weighted of(String text) {
		List<String> words = new ArrayList<>();
		List<Integer> sums = new ArrayList<>();
		Iterator<String> parts = List.of(text.split(" ", -1)).iterator();
		int sum = 0;
		while (parts.hasNext()) {
			words.add(parts.next().replace('_', ' '));
			sum += Integer.parseInt(parts.next());
			sums.add(sum);
		}
		return new Weighted(words, sums.stream().mapToInt(Integer::intValue).toArray());
	}

	String draw(long key, Topic topic) {
		return this.words.get(place(key, topic));
	}

	/** Which of the words is drawn. */
	int place(long key, Topic topic) {
		int found = Arrays.binarySearch(this.sums, Lots.draw(key, topic, this.sums[this.sums.length - 1]));
		return (found >= 0) ? found + 1 : -found - 1;
	}

	/** What of each word is compared. */
	List<String> keys() {
		return this.keys;
	}

}
