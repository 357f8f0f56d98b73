package dev.project06.identity.ledger;

import java.util.List;
import java.util.Map;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class CanonicalJsonTests {

	@Test
	void membersAreSortedAndNothingIsEscapedButWhatHasToBe() {
		assertThat(CanonicalJson.write(Map.of("b", List.of("é/ơ", "a\"\\\b\f\n\r\t\u0001\u001f\u007f"), "a", Map.of(),
				"B", 7L, "é", List.of())))
			.isEqualTo("{\"B\":7,\"a\":{},\"b\":[\"é/ơ\",\"a\\\"\\\\\\b\\f\\n\\r\\t\\u0001\\u001f\u007f\"],\"é\":[]}");
	}

	@Test
	void whatHasNoOneFormIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.write(0.1));
	}

	@Property(tries = 100)
	void whatIsWrittenIsReadAsItWas(@ForAll Map<String, List<String>> value) {
		assertThat(JsonMapper.shared()
			.readValue(CanonicalJson.write(value), new TypeReference<Map<String, List<String>>>() {
			})).isEqualTo(value);
	}

}
