package dev.project06.gateway.limits;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class UploadsTests {

	@ParameterizedTest
	@CsvSource({ "PUT, /api/identity/v1/bulk-checks/j-1/rows, true", "PUT, /api/records/v1/imports/imp-1/rows, true",
			"POST, /api/records/v1/dossiers/H26-261122-0001/attachments, true",
			"POST, /api/records/v1/imports/imp-1/rows, false", "PUT, /api/records/v1/imports/imp-1/x/rows, false",
			"POST, /api/records/v1/imports/imp-1/complete, false", "PUT, /api/records/v1/imports//rows, false",
			"PUT, /api/metrics/v1/imports/imp-1/rows, false" })
	void onlyStreamsMayBeLargeAndTakeLong(String method, String path, boolean stream) {
		assertThat(Uploads.include(method, path)).isEqualTo(stream);
	}

}
