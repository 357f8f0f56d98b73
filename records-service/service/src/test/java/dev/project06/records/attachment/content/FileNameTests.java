package dev.project06.records.attachment.content;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FileNameTests {

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			Tờ khai.pdf                          | Tờ khai.pdf
			C:\\Users\\lan\\Giấy khai sinh.PDF    | Giấy khai sinh.PDF
			../../etc/passwd.pdf                 | passwd.pdf
			"  ..a  b .pdf. "                    | "a b .pdf"
			a\u202Efdp.exe.pdf                   | afdp.exe.pdf
			a\u0000\u0007\u200Bb.pdf             | ab.pdf
			"a<b>:?*|c.pdf"                      | a_b_____c.pdf
			IMG_20261122_093015.pdf              | IMG_20261122_093015.pdf
			scan 2026-11-22 0930.pdf             | scan 2026-11-22 0930.pdf
			H26-261122-0001.pdf                  | H26-261122-0001.pdf
			1234567890.pdf                       | 1234567890.pdf
			""", quoteCharacter = '"', nullValues = "-")
	void aNameIsCleaned(String sent, String clean) {
		assertThat(FileName.of(sent, FileType.PDF).text()).isEqualTo(clean);
	}

	@ParameterizedTest(name = "{0}: {1}")
	@CsvSource(delimiter = '|', textBlock = """
			CCCD 001190007792.pdf     | personal-number
			901190007792.pdf          | personal-number
			901.190.007.792.pdf       | personal-number
			901 190-007 792.pdf       | personal-number
			９０１１９０００７７９２.pdf   | personal-number
			cmnd_012345678.pdf        | personal-number
			202611221.pdf             | personal-number
			.pdf                      | required
			pdf                       | required
			..                        | required
			a.exe                     | extension
			a.pdf.exe                 | extension
			a.docx                    | extension
			""")
	void aNameThatMisleadsOrTellsTooMuchIsRefused(String sent, String check) {
		assertThatExceptionOfType(RefusedFileException.class).isThrownBy(() -> FileName.of(sent, FileType.PDF))
			.satisfies((refusal) -> {
				assertThat(refusal.check()).isEqualTo("file-name-" + check);
				assertThat(refusal).hasMessageNotContaining(sent);
			});
	}

	@ParameterizedTest
	@CsvSource({ "151, length", "1000, length" })
	void aNameThatIsTooLongIsRefused(int length, String check) {
		assertThatExceptionOfType(RefusedFileException.class)
			.isThrownBy(() -> FileName.of("a".repeat(length - 4) + ".pdf", FileType.PDF))
			.extracting(RefusedFileException::check)
			.isEqualTo("file-name-" + check);
	}

}
