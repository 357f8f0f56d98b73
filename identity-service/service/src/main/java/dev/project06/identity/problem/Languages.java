package dev.project06.identity.problem;

import java.util.List;
import java.util.Locale;

import org.springframework.http.HttpHeaders;

/**
 * The languages that the service speaks: Vietnamese, unless English is wanted more.
 */
public final class Languages {

	static final List<Locale> ALL = List.of(Locale.of("vi"), Locale.ENGLISH);

	private Languages() {
	}

	/**
	 * The language that a caller wants.
	 * @param headers of the request
	 * @return one of the two
	 */
	public static Locale of(HttpHeaders headers) {
		try {
			Locale wanted = Locale.lookup(headers.getAcceptLanguage(), ALL);
			return (wanted != null) ? wanted : ALL.getFirst();
		}
		catch (IllegalArgumentException ex) {
			return ALL.getFirst();
		}
	}

}
