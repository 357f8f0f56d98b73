package dev.project06.identity.problem;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

import com.mongodb.MongoException;
import com.mongodb.MongoSocketReadException;
import com.mongodb.ServerAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.web.server.ServerErrorException;

import static org.assertj.core.api.Assertions.assertThat;

class ProblemTableTests {

	private final Properties vietnamese = words("messages.properties");

	private final Properties english = words("messages_en.properties");

	@Test
	void aRealmThatCannotBeReachedIsNoFaultOfTheCaller() {
		Problem problem = ProblemTable.of(new AuthenticationServiceException("no keys"));
		assertThat(problem.name()).isEqualTo(ProblemName.UNAVAILABLE);
		assertThat(problem.headers().getFirst("Retry-After")).isEqualTo("5");
	}

	@Test
	void aStoreThatBreaksOffIsNoFaultOfTheCallerAndAnyOtherErrorOfItIsOurs() {
		Problem away = ProblemTable.of(new MongoSocketReadException("gone", new ServerAddress(),
				new java.io.IOException("Connection reset by peer")));
		assertThat(away.name()).isEqualTo(ProblemName.STORE_UNAVAILABLE);
		assertThat(away.headers().getFirst("Retry-After")).isEqualTo("5");
		assertThat(ProblemTable.of(new MongoException("wrong")).name()).isEqualTo(ProblemName.INTERNAL_ERROR);
	}

	@Test
	void aMissingTokenIsAChallengeWithoutAnErrorCode() {
		Problem problem = ProblemTable.of(new BadCredentialsException("none"));
		assertThat(problem.name()).isEqualTo(ProblemName.UNAUTHENTICATED);
		assertThat(problem.headers().getFirst("WWW-Authenticate")).isEqualTo("Bearer");
	}

	@Test
	void whatTheTableDoesNotNameIsAFaultOfTheService() {
		assertThat(ProblemTable.of(new IllegalStateException("secret")))
			.isEqualTo(Problem.of(ProblemName.INTERNAL_ERROR));
		assertThat(ProblemTable.of(new ServerErrorException("secret", new IllegalStateException())).name())
			.isEqualTo(ProblemName.INTERNAL_ERROR);
	}

	@ParameterizedTest
	@EnumSource(ProblemName.class)
	void everyProblemHasItsWordsInBothLanguages(ProblemName name) {
		for (String part : new String[] { ".title", ".detail" }) {
			String key = "problem." + name.key() + part;
			assertThat(this.vietnamese.getProperty(key)).isNotBlank().isNotEqualTo(this.english.getProperty(key));
		}
	}

	@Test
	void bothLanguagesHaveTheSameWords() {
		assertThat(this.english.stringPropertyNames()).isEqualTo(this.vietnamese.stringPropertyNames());
	}

	private static Properties words(String file) {
		try {
			return PropertiesLoaderUtils.loadAllProperties(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
