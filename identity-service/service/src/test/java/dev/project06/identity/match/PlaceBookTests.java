package dev.project06.identity.match;

import java.util.Set;

import dev.project06.identity.population.Population;
import dev.project06.identity.population.Prefixes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PlaceBookTests {

	private final PlaceBook places = new PlaceBook(new Population("project06", Prefixes.RESERVED).provinces());

	@ParameterizedTest
	@CsvSource({ "001, 001", "901, 001", "01, 001", "Hà Nội, 001", "Thành phố Hà Nội, 001", "tp. hà nội, 001",
			"TP Hà Nội, 001", "Bắc Kạn, 006", "89, 089", "27, 027", "15, 010 015", "Yên Bái, 015",
			"Tỉnh Bắc Ninh, 024 027", "TP.Hồ Chí Minh, 074 077 079", "Bà Rịa-Vũng Tàu, 077", "bà rịa – vũng tàu, 077",
			"Thừa Thiên - Huế, 046", "Huế, 046", "' Hoà Bình ', 017" })
	void leadsToThePrefixesThatWereGivenOutThere(String written, String prefixes) {
		assertThat(this.places.prefixes(written)).isEqualTo(Set.of(prefixes.split(" ", -1)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "003", "903", "00", "99", "Atlantis", "Tỉnh", "0001", "Ha Noi", "1" })
	void leadsNowhereWhereThereIsNoSuchPlace(String written) {
		assertThat(this.places.prefixes(written)).isEmpty();
	}

}
