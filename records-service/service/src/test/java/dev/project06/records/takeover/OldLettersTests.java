package dev.project06.records.takeover;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class OldLettersTests {

	@ParameterizedTest
	@ValueSource(strings = { "NguyÔn V¨n An", "TrÇn ThÞ B×nh", "Ph¹m Quèc Hoµn", "§ç Minh §øc", "Lª V¨n Tó" })
	void recognisesTcvn3(String text) {
		assertThat(OldLetters.recognise(text)).contains(OldLetters.TCVN3);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Nguyeãn Vaên An", "Traàn Thò Bình Aâu", "Phaïm Quoác Hoaøn", "Ñoã Minh Ñöùc",
			"NGUYEÃN VAÊN AN" })
	void recognisesVni(String text) {
		assertThat(OldLetters.recognise(text)).contains(OldLetters.VNI);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Nguyễn Văn An", "Trần Thị Bình", "Hoàng Hoà", "Huỳnh Tuý Loan", "Đỗ Đức Thuận", "Tuệ Huê",
			"NGUYỄN THỊ NGỌC ÁNH", "Xuân Oanh", "Nguyê\u0303n Văn", "Y Bliă Êban", "H'Hen Niê", "Kim Sơn Uyên",
			"Lữ Quý" })
	void takesUnicodeForWhatItIs(String text) {
		assertThat(OldLetters.recognise(text)).isEmpty();
	}

}
