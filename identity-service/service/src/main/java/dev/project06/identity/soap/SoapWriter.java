package dev.project06.identity.soap;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

import dev.project06.identity.api.Citizen;
import dev.project06.identity.api.HouseholdLookUp.Family;
import dev.project06.identity.api.Sex;
import dev.project06.identity.population.BloodGroup;
import dev.project06.identity.population.Household.MaritalStatus;
import org.jspecify.annotations.Nullable;

/**
 * Writes answers as systems in use read them.
 */
final class SoapWriter {

	static final String DATA = "http://www.mic.gov.vn/dancu/1.0";

	/** Codes of the peoples, from the list of 54 (1979). */
	private static final Map<String, String> PEOPLES = Map.ofEntries(Map.entry("Kinh", "01"), Map.entry("Tày", "02"),
			Map.entry("Thái", "03"), Map.entry("Hoa", "04"), Map.entry("Khmer", "05"), Map.entry("Mường", "06"),
			Map.entry("Nùng", "07"), Map.entry("Mông", "08"), Map.entry("Dao", "09"), Map.entry("Gia Rai", "10"),
			Map.entry("Ê Đê", "12"), Map.entry("Ba Na", "13"), Map.entry("Xơ Đăng", "14"), Map.entry("Sán Chay", "15"),
			Map.entry("Cơ Ho", "16"), Map.entry("Chăm", "17"), Map.entry("Mnông", "20"), Map.entry("Ra Glai", "21"));

	/** Codes of religions: 00 is seen in use, the others are assumed. */
	private static final Map<String, String> RELIGIONS = Map.of("Không", "00", "Phật giáo", "01", "Công giáo", "02",
			"Phật giáo Hòa Hảo", "03", "Cao Đài", "04", "Tin Lành", "05");

	/** Relations to the head: CH01 is seen in use, the others are assumed. */
	private static final Map<String, String> RELATIONS = Map.of("HEAD", "CH01", "SPOUSE", "CH02", "CHILD", "CH03",
			"PARENT", "CH04", "OTHER", "CH99");

	private final XMLOutputFactory factory = XMLOutputFactory.newDefaultFactory();

	/** Everything found; nobody is an empty collection. */
	byte[] citizens(@Nullable Citizen citizen) {
		return envelope((xml) -> {
			xml.start("CongdanCollection");
			if (citizen != null) {
				citizen(xml, citizen);
			}
			xml.end();
		});
	}

	/** Everybody in it; nobody is an empty collection. */
	byte[] household(@Nullable Family family) {
		return envelope((xml) -> {
			xml.start("CongdanCollection");
			if (family != null) {
				for (Citizen.Relative member : family.members()) {
					member(xml, family, member);
				}
			}
			xml.end();
		});
	}

	private static void member(Elements xml, Family family, Citizen.Relative member) throws XMLStreamException {
		xml.start("CongDan");
		xml.text("SoDinhDanh", member.citizenId().digits());
		name(xml, member.fullName());
		place(xml, "ThuongTru", family.address());
		head(xml, family.members().getFirst(), member.relation());
		xml.text("SoSoHoKhau", family.number());
		xml.end();
	}

	byte[] confirmed(boolean exists) {
		return envelope((xml) -> {
			xml.start("KetQuaXacThuc");
			xml.text("TonTai", Boolean.toString(exists));
			xml.end();
		});
	}

	/** A refusal with one of the codes of the population database. */
	byte[] refused(String code, String words) {
		return envelope((xml) -> {
			xml.start("Loi");
			xml.text("MaLoi", code);
			xml.text("MoTaLoi", words);
			xml.end();
		});
	}

	byte[] fault(String code, String words, String check, @Nullable String element) {
		return envelope((xml) -> {
			xml.out().writeStartElement("soapenv", "Fault", SoapReader.SOAP);
			xml.plain("faultcode", "soapenv:" + code);
			xml.plain("faultstring", words);
			xml.out().writeStartElement("detail");
			xml.text("KiemTra", check);
			xml.text("TruongThongTin", element);
			xml.end();
			xml.end();
		});
	}

	private static void citizen(Elements xml, Citizen citizen) throws XMLStreamException {
		xml.start("CongDan");
		xml.text("SoDinhDanh", (citizen.citizenId() != null) ? citizen.citizenId().digits() : null);
		xml.text("SoCMND", citizen.oldNumber());
		name(xml, citizen.fullName());
		xml.text("GioiTinh", (citizen.sex() == Sex.MALE) ? "1" : "2");
		xml.text("DanToc", code(PEOPLES, citizen.people()));
		xml.text("TonGiao", code(RELIGIONS, citizen.religion()));
		xml.text("TinhTrangHonNhan", (citizen.maritalStatus() != null)
				? Integer.toString(MaritalStatus.valueOf(citizen.maritalStatus()).code()) : null);
		xml.text("NhomMau", (citizen.bloodGroup() != null) ? BloodGroup.valueOf(citizen.bloodGroup()).code() : null);
		birth(xml, citizen);
		place(xml, "NoiDangKyKhaiSinh", citizen.birthPlace());
		xml.text("QuocTich", citizen.nationality());
		place(xml, "QueQuan", citizen.homeTown());
		place(xml, "ThuongTru", citizen.permanentAddress());
		place(xml, "NoiOHienTai", citizen.currentAddress());
		relative(xml, "Cha", citizen.father());
		relative(xml, "Me", citizen.mother());
		relative(xml, "VoChong", citizen.spouse());
		relative(xml, "NguoiDaiDien", citizen.guardian());
		if (citizen.householdHead() != null) {
			head(xml, citizen.householdHead(), citizen.householdHead().relation());
		}
		xml.text("SoSoHoKhau", citizen.householdNumber());
		xml.end();
	}

	/** The whole name stands in its last part, as it does in use. */
	private static void name(Elements xml, @Nullable String name) throws XMLStreamException {
		xml.start("HoVaTen");
		xml.text("Ho", "");
		xml.text("ChuDem", "");
		xml.text("Ten", name);
		xml.end();
	}

	private static void birth(Elements xml, Citizen citizen) throws XMLStreamException {
		LocalDate date = citizen.birthDate();
		xml.start("NgayThangNamSinh");
		xml.text("Nam", String.valueOf(citizen.birthYear()));
		xml.text("NgayThangNam", (date != null) ? DateTimeFormatter.BASIC_ISO_DATE.format(date) : null);
		xml.end();
	}

	/** The district is empty: there are none since 2025-07-01. */
	private static void place(Elements xml, String element, Citizen.@Nullable Place place) throws XMLStreamException {
		if (place != null) {
			xml.start(element);
			xml.text("MaTinhThanh", place.province());
			xml.text("MaQuanHuyen", "");
			xml.text("MaPhuongXa", place.commune());
			xml.text("ChiTiet", (place.street().isEmpty() ? "" : place.street() + ", ") + place.communeName() + ", "
					+ place.provinceName());
			xml.text("QuocGia", "VN");
			xml.end();
		}
	}

	private static void relative(Elements xml, String element, Citizen.@Nullable Relative relative)
			throws XMLStreamException {
		if (relative != null) {
			xml.start(element);
			xml.text("HoVaTen", relative.fullName());
			xml.text("QuocTich", "VN");
			xml.text("SoDinhDanh", relative.citizenId().digits());
			xml.end();
		}
	}

	private static void head(Elements xml, Citizen.Relative head, String relation) throws XMLStreamException {
		xml.start("ChuHo");
		xml.text("QuanHe", RELATIONS.getOrDefault(relation, ""));
		xml.text("SoDinhDanh", head.citizenId().digits());
		xml.text("HoVaTen", head.fullName());
		xml.end();
	}

	private static @Nullable String code(Map<String, String> codes, @Nullable String word) {
		return (word != null) ? codes.getOrDefault(word, "") : null;
	}

	private byte[] envelope(Content content) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try {
			XMLStreamWriter out = this.factory.createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
			out.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
			out.writeStartElement("soapenv", "Envelope", SoapReader.SOAP);
			out.writeNamespace("soapenv", SoapReader.SOAP);
			out.writeNamespace("ns1", DATA);
			out.writeEmptyElement("soapenv", "Header", SoapReader.SOAP);
			out.writeStartElement("soapenv", "Body", SoapReader.SOAP);
			content.write(new Elements(out));
			out.writeEndDocument();
			out.close();
		}
		catch (XMLStreamException ex) {
			throw new IllegalStateException("An answer could not be written", ex);
		}
		return bytes.toByteArray();
	}

	/**
	 * What stands in the body.
	 */
	@FunctionalInterface
	private interface Content {

		void write(Elements xml) throws XMLStreamException;

	}

	/**
	 * Elements of the register's namespace; what is {@code null} is left out.
	 *
	 * @param out where they go
	 */
	private record Elements(XMLStreamWriter out) {

		private void start(String element) throws XMLStreamException {
			this.out.writeStartElement("ns1", element, DATA);
		}

		private void end() throws XMLStreamException {
			this.out.writeEndElement();
		}

		private void text(String element, @Nullable String text) throws XMLStreamException {
			if (text != null) {
				start(element);
				this.out.writeCharacters(text);
				end();
			}
		}

		private void plain(String element, String text) throws XMLStreamException {
			this.out.writeStartElement(element);
			this.out.writeCharacters(text);
			end();
		}

	}

}
