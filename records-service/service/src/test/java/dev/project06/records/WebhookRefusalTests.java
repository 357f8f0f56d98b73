package dev.project06.records;

import java.util.UUID;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class WebhookRefusalTests extends RunningService {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{"url":"https://10.0.0.1/"}                                   | url         | url-private
			{"url":"https://169.254.169.254/"}                            | url         | url-metadata
			{"url":"https://[::ffff:10.0.0.1]/"}                          | url         | url-private
			{"url":"http://hooks.gov.vn/"}                                | url         | url-scheme
			{"url":"https://records.internal/"}                           | url         | url-internal-name
			{"url":"https://nobody.invalid/"}                             | url         | url-unknown-host
			{"url":"https://hooks.gov.vn/901190007792"}                   | url         | personal-number
			{"url":""}                                                    | url         | length
			{}                                                            | url         | required
			{"url":"http://127.0.0.1:1/","description":"901190007792"}    | description | personal-number
			{"url":"http://127.0.0.1:1/","changes":["BORN"]}              | changes.0   | code
			{"url":"http://127.0.0.1:1/","changes":[]}                    | changes     | length
			{"url":"http://127.0.0.1:1/","secret":"whsec_x"}              | secret      | unknown-field
			""")
	void whatCannotBeRegisteredIsRefusedByName(String body, String field, String check) {
		JsonNode error = problem(
				post(REALM.officer("H54"), "/api/records/v1/webhooks", UUID.randomUUID().toString(), body), 400,
				"invalid-input")
			.at("/errors/0");
		assertThat(error.get("field").asString()).isEqualTo(field);
		assertThat(error.get("check").asString()).isEqualTo(check);
	}

}
