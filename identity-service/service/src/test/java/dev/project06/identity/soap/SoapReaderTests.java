package dev.project06.identity.soap;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

import dev.project06.identity.ledger.Disclosure.Operation;
import dev.project06.identity.verification.Birth;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SoapReaderTests {

	private static final String GOOD = """
			<?xml version="1.0" encoding="UTF-8"?>
			<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:qldc="http://dancuquocgia.bca">
			<soapenv:Header/><soapenv:Body><qldc:TraCuuThongTinCongDan>
			<qldc:MaYeuCau>1732240000000</qldc:MaYeuCau>
			<qldc:MaDVC>1.004222</qldc:MaDVC>
			<qldc:MaTichHop>037</qldc:MaTichHop>
			<qldc:MaCanBo>can.bo@h26</qldc:MaCanBo>
			<qldc:SoDinhDanh>901190007792</qldc:SoDinhDanh>
			<qldc:HoVaTen>NGUYỄN THỊ TRANG</qldc:HoVaTen>
			<qldc:NgayThangNamSinh><qldc:NgayThangNam>1990-01-06</qldc:NgayThangNam></qldc:NgayThangNamSinh>
			</qldc:TraCuuThongTinCongDan></soapenv:Body></soapenv:Envelope>
			""";

	private final SoapReader reader = new SoapReader();

	@Test
	void readsWhatSystemsInUseSend() {
		SoapRequest request = read(GOOD);
		assertThat(request.officer()).isEqualTo("can.bo@h26");
		assertThat(request.question().operation()).isEqualTo(Operation.LOOK_UP);
		assertThat(request.question().fullName()).isEqualTo("NGUYỄN THỊ TRANG");
		assertThat(request.question().birth()).isEqualTo(Birth.on(LocalDate.of(1990, 1, 6)));
		assertThat(request.question().purpose().procedure()).isEqualTo("1.004222");
		assertThat(request.question().requestId()).isEqualTo("1732240000000");
	}

	@Test
	void readsTheVariantsThatAreInUse() {
		assertThat(read(GOOD.replace("1990-01-06", "19900106")).question().birth())
			.isEqualTo(Birth.on(LocalDate.of(1990, 1, 6)));
		assertThat(read(GOOD.replace("<qldc:NgayThangNam>1990-01-06</qldc:NgayThangNam>", "<qldc:Nam>1938</qldc:Nam>"))
			.question()
			.birth()).isEqualTo(Birth.in(1938));
		assertThat(
				read(GOOD.replace("SoDinhDanh", "SoCMND").replace("901190007792", "012345678")).question().oldNumber())
			.isNotNull();
		assertThat(read(GOOD.replace("<qldc:SoDinhDanh>",
				"<qldc:MaDonVi>H26</qldc:MaDonVi><qldc:TaiKhoan>a</qldc:TaiKhoan><qldc:SoDienThoai>0</qldc:SoDienThoai><qldc:SoDinhDanh>"))
			.fields()).containsKey("SoDienThoai");
		assertThat(read(GOOD.replace("</qldc:TraCuu", "<qldc:MaHoSo>H26-1</qldc:MaHoSo></qldc:TraCuu")).question()
			.purpose()
			.dossier()).isEqualTo("H26-1");
		assertThat(read(GOOD.replace("qldc:", "dan:").replace("xmlns:qldc", "xmlns:dan")).fields()).isNotEmpty();
		assertThat(read(GOOD.replace("NGUYỄN", "<![CDATA[NGUYỄN]]><!-- họ -->")).question().fullName())
			.isEqualTo("NGUYỄN THỊ TRANG");
		assertThat(read(GOOD.replace("037", "034")).question().operation()).isEqualTo(Operation.HOUSEHOLD);
		assertThat(
				read(GOOD.replace("TraCuuThongTinCongDan", "XacThucThongTinCongDan").replace("037", "033")).question()
					.operation())
			.isEqualTo(Operation.CONFIRM);
		assertThat(read(GOOD.replace("<soapenv:Header/>", "<soapenv:Header><a xmlns='x'><b>1</b></a></soapenv:Header>"))
			.fields()).isNotEmpty();
	}

	@ParameterizedTest(name = "{2}")
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			<soapenv:Header/> | <soapenv:Header/><soapenv:Header/> | soap-no-body
			</qldc:MaDVC> | </qldc:MaDVC><qldc:MaDVC>1.000000</qldc:MaDVC> | soap-duplicate-element
			<qldc:MaYeuCau>1732240000000</qldc:MaYeuCau> | `` | required
			>1732240000000< | >   < | required
			<qldc:HoVaTen>NGUYỄN THỊ TRANG</qldc:HoVaTen> | `` | required
			<qldc:HoVaTen>NGUYỄN THỊ TRANG</qldc:HoVaTen> | <qldc:Ten>A</qldc:Ten> | soap-unknown-element
			<qldc:HoVaTen> | <qldc:HoVaTen><b/> | soap-no-text
			<qldc:SoDinhDanh>901190007792</qldc:SoDinhDanh> | `` | soap-one-number
			</qldc:SoDinhDanh> | </qldc:SoDinhDanh><qldc:SoCMND>012345678</qldc:SoCMND> | soap-one-number
			901190007792 | 90119000779 | citizen-id-length
			901190007792 | 90119000779x | citizen-id-digits
			901190007792 | 999190007792 | citizen-id-province
			NGUYỄN THỊ TRANG | 901190007792 | pattern
			1990-01-06 | 1990-02-30 | date
			1990-01-06 | 06/01/1990 | date
			1990-01-06 | 1990-1-6 | date
			>037< | >003< | soap-integration-code
			>1.004222< | >1 004222< | pattern
			can.bo@h26 | can bo | pattern
			<qldc:NgayThangNam>1990-01-06</qldc:NgayThangNam> | `` | soap-missing-element
			</qldc:NgayThangNam> | </qldc:NgayThangNam><qldc:Nam>1990</qldc:Nam> | soap-duplicate-element
			TraCuuThongTinCongDan | XoaCongDan | soap-unknown-operation
			http://dancuquocgia.bca | http://dancuquocgia.example | soap-unknown-operation
			http://schemas.xmlsoap.org/soap/envelope/ | http://www.w3.org/2003/05/soap-envelope | soap-version
			soapenv:Envelope | soapenv:Letter | soap-no-envelope
			</soapenv:Body> | <qldc:More/></soapenv:Body> | soap-unexpected-content
			</soapenv:Body> | </soapenv:Body>text | soap-unexpected-content
			<soapenv:Header/> | <soapenv:Header><a soapenv:mustUnderstand="1"/></soapenv:Header> | soap-must-understand
			<soapenv:Header/> | <?php 1?><soapenv:Header/> | soap-processing-instruction
			encoding="UTF-8" | encoding="ISO-8859-1" | soap-encoding
			</soapenv:Envelope> | `` | soap-malformed-xml
			<qldc:MaDVC> | <qldc:MaDVC> & | soap-malformed-xml
			<qldc:MaDVC> | <qldc:MaDVC>&unknown; | soap-malformed-xml
			<qldc:MaDVC> | <other:MaDVC> | soap-malformed-xml
			""")
	void whatIsNotInTheContractIsRefusedWithItsCheck(String part, String replacement, String check) {
		assertThat(GOOD).contains(part);
		assertRefused(GOOD.replace(part, replacement), check);
	}

	@Test
	void elementsOutOfOrderAreRefused() {
		String name = "<qldc:HoVaTen>NGUYỄN THỊ TRANG</qldc:HoVaTen>";
		assertRefused(GOOD.replace(name, "").replace("<qldc:SoDinhDanh>", name + "<qldc:SoDinhDanh>"),
				"soap-wrong-order");
	}

	@Test
	void aDocumentTypeIsRefusedWhateverItHolds() {
		String laughs = """
				<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;">\
				<!ENTITY lol3 "&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;">]>""";
		for (String type : List.of(laughs, "<!DOCTYPE x SYSTEM \"file:///etc/passwd\">",
				"<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>",
				"<!DOCTYPE x [<!ENTITY % p SYSTEM \"http://127.0.0.1:1/x.dtd\"> %p;]>", "<!DOCTYPE x>")) {
			for (String use : List.of("NGUYỄN THỊ TRANG", "&lol3;", "&e;")) {
				String message = GOOD.replace("?>\n", "?>\n" + type).replace("NGUYỄN THỊ TRANG", use);
				assertRefused(message, "soap-document-type");
			}
		}
	}

	@Test
	void deepNestingAndLongTextsAreRefused() {
		String deep = "<a>".repeat(5000) + "</a>".repeat(5000);
		assertRefused(GOOD.replace("<soapenv:Header/>", "<soapenv:Header>" + deep + "</soapenv:Header>"),
				"soap-too-deep");
		assertRefused(GOOD.replace("<qldc:HoVaTen>", deep + "<qldc:HoVaTen>"), "soap-unknown-element");
		assertRefused(GOOD.replace("NGUYỄN THỊ TRANG", "A".repeat(100_000)), "soap-too-long");
		assertRefused(GOOD.replace("NGUYỄN THỊ TRANG", "A".repeat(150)), "pattern");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "{}", "<", "<x/>", "\u0000", "<a><b></a>" })
	void whatIsNoMessageIsRefused(String message) {
		assertThatExceptionOfType(SoapFaultException.class).isThrownBy(() -> read(message));
	}

	@Test
	void brokenUtf8IsRefused() {
		byte[] message = GOOD.getBytes(StandardCharsets.UTF_8);
		message[GOOD.substring(0, GOOD.indexOf('Ễ')).getBytes(StandardCharsets.UTF_8).length + 1] = 'x';
		assertThatExceptionOfType(SoapFaultException.class).isThrownBy(() -> this.reader.read(message).question());
	}

	@Property(tries = 500)
	void whateverIsBrokenIsAFaultAndNothingElse(@ForAll @IntRange(max = 900) int at, @ForAll byte other) {
		byte[] message = GOOD.getBytes(StandardCharsets.UTF_8);
		message[at % message.length] = other;
		try {
			assertThat(this.reader.read(message).question()).isNotNull();
		}
		catch (SoapFaultException ex) {
			assertThat(ex.check()).matches("[a-z0-9-]+");
		}
	}

	private SoapRequest read(String message) {
		return this.reader.read(message.getBytes(StandardCharsets.UTF_8));
	}

	private void assertRefused(String message, String check) {
		assertThatExceptionOfType(SoapFaultException.class).isThrownBy(() -> {
			SoapRequest request = read(message);
			assertThat(request.officer()).isNotBlank();
			assertThat(request.question()).isNotNull();
		}).satisfies((fault) -> assertThat(fault.check()).isEqualTo(check));
	}

}
