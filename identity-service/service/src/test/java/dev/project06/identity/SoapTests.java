package dev.project06.identity;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.Source;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.SchemaFactory;

import dev.project06.identity.api.CitizenId;
import dev.project06.identity.population.Person;
import dev.project06.identity.population.Population;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

class SoapTests extends RunningService {

	private static final String PATH = "/api/identity/soap";

	private static final String DATA = "http://www.mic.gov.vn/dancu/1.0";

	private static final AtomicInteger COUNT = new AtomicInteger();

	private final Population population;

	private final Person person;

	SoapTests(@Autowired Population population) {
		this.population = population;
		this.person = population.draw("soap")
			.filter((one) -> one.birthDate().getYear() > 1970 && population.oldNumber(one).isPresent())
			.filter((one) -> population.household(one).members().size() == 4)
			.findFirst()
			.orElseThrow();
	}

	@Test
	void aClientInUseReadsWhatItLooksUp() {
		Document answer = ask(message("TraCuuThongTinCongDan", "037", number(), name(), date()), 200);
		assertThat(path(answer)).startsWith("Envelope/Body/CongdanCollection/CongDan");
		assertThat(texts(answer, "SoDinhDanh").getFirst()).isEqualTo(this.person.citizenId().digits());
		assertThat(texts(answer, "SoCMND"))
			.containsExactly(this.population.oldNumber(this.person).orElseThrow().digits());
		assertThat(texts(answer, "Ten")).containsExactly(this.person.fullName());
		assertThat(texts(answer, "NgayThangNam")).containsExactly(this.person.birthDate().toString().replace("-", ""));
		assertThat(texts(answer, "SoSoHoKhau")).containsExactly(this.population.household(this.person).number());
		assertThat(texts(answer, "MaTinhThanh"))
			.contains(this.population.household(this.person).permanent().province());
		assertThat(texts(answer, "MaQuanHuyen")).containsOnly("");
		assertThat(texts(answer, "TinhTrangHonNhan").getFirst()).isIn("1", "2", "3");
		assertThat(texts(answer, "QuanHe").getFirst()).isEqualTo("CH01");
		assertThat(texts(answer, "NhomMau")).isEmpty();
	}

	@Test
	void namesCompareAsOfficersWriteThem() {
		Document answer = ask(message("TraCuuThongTinCongDan", "037", number(),
				this.person.fullName().toUpperCase(Locale.ROOT).replace(" ", "  "), date()), 200);
		assertThat(texts(answer, "SoDinhDanh")).isNotEmpty();
	}

	@Test
	void theOldNumberFindsThePerson() {
		String old = "<dan:SoCMND>" + this.population.oldNumber(this.person).orElseThrow().digits() + "</dan:SoCMND>";
		Document answer = ask(message("TraCuuThongTinCongDan", "037", old, name(), date()), 200);
		assertThat(texts(answer, "SoDinhDanh").getFirst()).isEqualTo(this.person.citizenId().digits());
		Document nobody = ask(
				message("TraCuuThongTinCongDan", "037", "<dan:SoCMND>012345678</dan:SoCMND>", name(), date()), 200);
		assertThat(texts(nobody, "CongDan")).isEmpty();
	}

	@Test
	void nobodyIsAnEmptyCollection() {
		for (String message : List.of(
				message("TraCuuThongTinCongDan", "037", number(CitizenId.of("901899000001")), name(), date()),
				message("TraCuuThongTinCongDan", "037", number(), "NGUYỄN NOBODY", date()),
				message("XacThucThongTinHoGiaDinh", "034", number(), "NGUYỄN NOBODY", date()))) {
			Document answer = ask(message, 200);
			assertThat(texts(answer, "CongdanCollection")).hasSize(1);
			assertThat(texts(answer, "CongDan")).isEmpty();
		}
	}

	@Test
	void theHouseholdIsEverybodyInIt() {
		Document answer = ask(message("XacThucThongTinHoGiaDinh", "034", number(), name(), date()), 200);
		assertThat(texts(answer, "CongDan")).hasSize(4);
		assertThat(texts(answer, "SoSoHoKhau")).hasSize(4)
			.containsOnly(this.population.household(this.person).number());
		assertThat(texts(answer, "QuanHe")).containsExactly("CH01", "CH02", "CH03", "CH03");
	}

	@Test
	void aConfirmationSaysYesOrNo() {
		assertThat(texts(ask(message("XacThucThongTinCongDan", "033", number(), name(), date()), 200), "TonTai"))
			.containsExactly("true");
		assertThat(
				texts(ask(message("XacThucThongTinCongDan", "033", number(), "NGUYỄN NOBODY", date()), 200), "TonTai"))
			.containsExactly("false");
	}

	@Test
	void aProcedureWithoutALicenceIsRefusedWith004() {
		Document answer = ask(
				message("TraCuuThongTinCongDan", "037", number(), name(), date()).replace("1.004222", "G15-TP110"),
				200);
		assertThat(texts(answer, "MaLoi")).containsExactly("004");
		assertThat(texts(answer, "CongdanCollection")).isEmpty();
	}

	@Test
	void anOfficerWithoutRightIsRefusedWith005() {
		String message = message("TraCuuThongTinCongDan", "037", number(), name(), date());
		String other = message.replace("test-officer", "somebody.else");
		assertThat(texts(read(post(other, officer(), 200)), "MaLoi")).containsExactly("005");
		String noAgency = "Bearer " + REALM.token("officer", (claims) -> claims);
		assertThat(texts(read(post(message, noAgency, 200)), "MaLoi")).containsExactly("005");
		String system = "Bearer " + REALM.token("agency", (claims) -> claims.claim("agency", "H29"));
		assertThat(texts(read(post(other, system, 200)), "CongDan")).hasSize(1);
		String named = "Bearer " + REALM.token("officer",
				(claims) -> claims.claim("agency", "H30").claim("preferred_username", "somebody.else"));
		assertThat(texts(read(post(other, named, 200)), "CongDan")).hasSize(1);
	}

	@Test
	void aRequestIdIsTakenOnce() {
		String message = message("TraCuuThongTinCongDan", "037", number(), name(), date());
		post(message, officer(), 200);
		assertFault(post(message, officer(), 500), "Client", "request-id-used", null);
	}

	@ParameterizedTest
	@CsvSource({ "</dan:MaDVC>, </dan:MaDVC><dan:MaDVC>1</dan:MaDVC>, Client, soap-duplicate-element, MaDVC",
			"soap/envelope/, soap/other/, VersionMismatch, soap-version,",
			"<soapenv:Header/>, <soapenv:Header><a soapenv:mustUnderstand='1'/></soapenv:Header>, MustUnderstand, soap-must-understand,",
			"037, 036, Client, soap-integration-code, MaTichHop" })
	void whatIsMalformedIsAFaultThatNamesTheCheck(String part, String replacement, String code, String check,
			@Nullable String element) {
		String message = message("TraCuuThongTinCongDan", "037", number(), name(), date()).replace(part, replacement);
		assertFault(post(message, officer(), 500), code, check, element);
	}

	@Test
	void aDocumentTypeIsRefusedOnTheEventLoopToo() {
		String message = message("TraCuuThongTinCongDan", "037", number(), "&e;", date());
		assertFault(post("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>" + message, officer(), 500),
				"Client", "soap-document-type", null);
		assertFault(post(message, officer(), 500), "Client", "soap-malformed-xml", null);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					lgspaccesstoken | {"AccessKey":"a","SecretKey":"b","AppName":"c","PartnerCode":"d","PartnerCodeCus":"e"} | 200
					lgspaccesstoken | {"AccessKey":"a"} | 500
					lgspaccesstoken | {"AccessKey":1,"SecretKey":"b","AppName":"c","PartnerCode":"d","PartnerCodeCus":"e"} | 500
					lgspaccesstoken | no JSON | 500
					AuthHash | key:password | 200
					AuthHash | key | 500
					AuthHash | :password | 500
					""")
	void aHeaderOfThePlatformHasItsForm(String name, String value, int status) {
		String message = message("TraCuuThongTinCongDan", "037", number(), name(), date());
		EntityExchangeResult<String> answer = request(officer())
			.header(name, Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8)))
			.bodyValue(message)
			.exchange()
			.expectBody(String.class)
			.returnResult();
		assertThat(answer.getStatus().value()).as(answer.getResponseBody()).isEqualTo(status);
	}

	@ParameterizedTest
	@ValueSource(strings = { "lgspaccesstoken", "AuthHash" })
	void aHeaderThatIsNoBase64IsAFault(String name) {
		String message = message("TraCuuThongTinCongDan", "037", number(), name(), date());
		EntityExchangeResult<String> answer = request(officer()).header(name, "%%%")
			.bodyValue(message)
			.exchange()
			.expectBody(String.class)
			.returnResult();
		assertThat(answer.getStatus().value()).isEqualTo(500);
	}

	@Test
	void anotherContentTypeAnotherRoleAndALargeBodyAreProblems() {
		String message = message("TraCuuThongTinCongDan", "037", number(), name(), date());
		client().post()
			.uri(PATH)
			.header("Authorization", officer())
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue(message)
			.exchange()
			.expectStatus()
			.isEqualTo(415)
			.expectBody();
		request(citizen()).bodyValue(message).exchange().expectStatus().isForbidden().expectBody();
		request(officer()).bodyValue(message.replace("<soapenv:Header/>", " ".repeat(256 * 1024)))
			.exchange()
			.expectStatus()
			.isEqualTo(413)
			.expectBody();
	}

	@Test
	void everyAnswerIsAsTheContractSays() throws SAXException {
		Document contract = read(Objects.requireNonNull(client().get()
			.uri(PATH + "?wsdl")
			.header("Authorization", officer())
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(String.class)
			.returnResult()
			.getResponseBody()));
		NodeList schemas = contract.getElementsByTagNameNS(XMLConstants.W3C_XML_SCHEMA_NS_URI, "schema");
		List<Source> sources = new ArrayList<>();
		for (int i = 0; i < schemas.getLength(); i++) {
			sources.add(new DOMSource(schemas.item(i)));
		}
		var schema = SchemaFactory.newDefaultInstance().newSchema(sources.toArray(Source[]::new));
		for (String message : List.of(message("TraCuuThongTinCongDan", "037", number(), name(), date()),
				message("TraCuuThongTinCongDan", "037", number(), "NGUYỄN NOBODY", date()),
				message("XacThucThongTinCongDan", "033", number(), name(), date()),
				message("XacThucThongTinHoGiaDinh", "034", number(), name(), date()),
				message("TraCuuThongTinCongDan", "037", number(), name(), date()).replace("1.004222", "X"))) {
			assertThatValid(schema, ask(message, 200));
			assertThatValid(schema, read(message));
		}
		assertThat(
				((Element) contract.getElementsByTagNameNS("http://schemas.xmlsoap.org/wsdl/soap/", "address").item(0))
					.getAttribute("location"))
			.endsWith(PATH);
	}

	private static void assertThatValid(javax.xml.validation.Schema schema, Document message) throws SAXException {
		Element body = (Element) message.getElementsByTagNameNS("http://schemas.xmlsoap.org/soap/envelope/", "Body")
			.item(0);
		for (var node = body.getFirstChild(); node != null; node = node.getNextSibling()) {
			if (node instanceof Element) {
				try {
					schema.newValidator().validate(new DOMSource(node));
				}
				catch (java.io.IOException ex) {
					throw new java.io.UncheckedIOException(ex);
				}
			}
		}
	}

	private static void assertFault(String answer, String code, String check, @Nullable String element) {
		Document fault = read(answer);
		assertThat(fault.getElementsByTagName("faultcode").item(0).getTextContent()).isEqualTo("soapenv:" + code);
		assertThat(fault.getElementsByTagName("faultstring").item(0).getTextContent()).isNotBlank().isNotEqualTo(check);
		assertThat(texts(fault, "KiemTra")).containsExactly(check);
		assertThat(texts(fault, "TruongThongTin")).isEqualTo((element != null) ? List.of(element) : List.of());
	}

	private String number() {
		return number(this.person.citizenId());
	}

	private static String number(CitizenId citizenId) {
		return "<dan:SoDinhDanh>" + citizenId.digits() + "</dan:SoDinhDanh>";
	}

	private String name() {
		return this.person.fullName();
	}

	private String date() {
		return "<dan:NgayThangNam>" + this.person.birthDate() + "</dan:NgayThangNam>";
	}

	private static String message(String operation, String code, String number, String name, String birth) {
		return """
				<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:dan="http://dancuquocgia.bca">\
				<soapenv:Header/><soapenv:Body><dan:%s><dan:MaYeuCau>s-%d</dan:MaYeuCau><dan:MaDVC>1.004222</dan:MaDVC>\
				<dan:MaTichHop>%s</dan:MaTichHop><dan:MaCanBo>test-officer</dan:MaCanBo>%s<dan:HoVaTen>%s</dan:HoVaTen>\
				<dan:NgayThangNamSinh>%s</dan:NgayThangNamSinh></dan:%s></soapenv:Body></soapenv:Envelope>"""
			.formatted(operation, COUNT.incrementAndGet(), code, number, name, birth, operation);
	}

	private Document ask(String message, int status) {
		return read(post(message, officer(), status));
	}

	private String post(String message, String token, int status) {
		EntityExchangeResult<String> answer = request(token).bodyValue(message)
			.exchange()
			.expectHeader()
			.contentTypeCompatibleWith(MediaType.TEXT_XML)
			.expectBody(String.class)
			.returnResult();
		assertThat(answer.getStatus().value()).as(answer.getResponseBody()).isEqualTo(status);
		return Objects.requireNonNull(answer.getResponseBody());
	}

	private WebTestClient.RequestBodySpec request(String token) {
		return client().post()
			.uri(PATH)
			.header("Authorization", token)
			.contentType(new MediaType(MediaType.TEXT_XML, StandardCharsets.UTF_8));
	}

	private static Document read(String xml) {
		try {
			DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
			return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
		}
		catch (ParserConfigurationException | SAXException ex) {
			throw new IllegalStateException(xml, ex);
		}
		catch (java.io.IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

	private static List<String> texts(Document answer, String element) {
		NodeList nodes = answer.getElementsByTagNameNS(DATA, element);
		List<String> texts = new ArrayList<>();
		for (int i = 0; i < nodes.getLength(); i++) {
			texts.add(nodes.item(i).getTextContent());
		}
		return texts;
	}

	/** The elements on the way down that are no header. */
	private static String path(Document answer) {
		StringBuilder path = new StringBuilder();
		for (Element at = answer.getDocumentElement(); at != null; at = (Element) at.getLastChild()) {
			path.append(path.isEmpty() ? "" : "/").append(at.getLocalName());
			if (!(at.getLastChild() instanceof Element)) {
				break;
			}
		}
		return path.toString();
	}

}
