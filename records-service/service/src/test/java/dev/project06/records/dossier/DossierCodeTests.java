package dev.project06.records.dossier;

import java.time.LocalDate;

import dev.project06.records.agency.AgencyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class DossierCodeTests {

	@ParameterizedTest
	@ValueSource(strings = { "H29-261122-0007", "H29.01.02-261122-0007", "G09.20-20260609-0092637",
			"000.00.04.G18-261122-1234", "H26-261122-12345" })
	void readsTheFormsOfSystemsInUse(String text) {
		assertThat(new DossierCode(text)).hasToString(text);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "H29", "H29-261122-007", "H29-261122-12345678", "X29-261122-0007", "h29-261122-0007",
			"H29-2611-0007", "H29-261122-0007 ", "H29-261122-0007\n", "H2९-261122-0007", "H29/261122/0007",
			"000.00.G18-261122-1234", "901190007792" })
	void refusesEverythingElse(String text) {
		assertThat(DossierCode.isCode(text)).isFalse();
		assertThatIllegalArgumentException().isThrownBy(() -> new DossierCode(text));
	}

	@ParameterizedTest
	@CsvSource({ "yyMMdd, 4, 7, H29.01-261122-0007", "yyMMdd, 4, 12345, H29.01-261122-12345",
			"yyyyMMdd, 7, 92637, H29.01-20261122-0092637" })
	void writesTheFormThatIsSet(String day, int digits, long number, String code) {
		DossierCode.Form form = new DossierCode.Form(day, digits);
		String prefix = form.prefix(new AgencyCode("H29.01"), LocalDate.of(2026, 11, 22));
		assertThat(form.code(prefix, number)).hasToString(code);
	}

	@Test
	void refusesFormsThatNobodyCouldRead() {
		assertThatIllegalArgumentException().isThrownBy(() -> new DossierCode.Form("ddMMyy", 4));
		assertThatIllegalArgumentException().isThrownBy(() -> new DossierCode.Form("yyMMdd", 3));
		assertThatIllegalArgumentException().isThrownBy(() -> new DossierCode.Form("yyMMdd", 8));
	}

}
