package dev.project06.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.Map;

import com.nimbusds.jose.jwk.ECKey;
import dev.project06.bench.Api.Answer;
import reactor.core.publisher.Mono;

/**
 * MockPass with its login page off. It encrypts ID tokens besides; it knows no PKCE and
 * forgets nothing that was used once.
 */
final class MockPassLogin extends CodeFlow {

	private static final String PATH = "/singpass/v2";

	MockPassLogin(String base, Path key) {
		super(new Api(base), "bench", base + PATH, read(key));
	}

	private static ECKey read(Path key) {
		try {
			return ECKey.parse(Files.readString(key));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (ParseException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	Mono<Answer> authorise(long i) {
		return api().get(PATH + "/authorize?" + Api.encode(request()), Map.of());
	}

	@Override
	String tokenPath() {
		return PATH + "/token";
	}

	@Override
	Map<String, String> proof() {
		return Map.of();
	}

}
