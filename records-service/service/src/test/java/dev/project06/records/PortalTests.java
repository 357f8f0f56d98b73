package dev.project06.records;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/** Calls as systems in use make them. Each test has an agency of its own. */
class PortalTests extends RunningService {

	private static final String PORTAL = "/api/records/portal";

	private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

	@Test
	void aSystemLogsInAndIsAnsweredWithinItsSession() {
		String token = agency("H12");
		JsonNode login = call(token, "/login", "{\"madonvi\":\"000.00.00.H12\",\"username\":\"u\",\"password\":\"p\"}");
		assertThat(login.get("error_code").asString()).isEqualTo("0");
		assertThat(login.get("session").asString()).hasSize(43);
		assertThat(login.get("expires_in").asInt()).isEqualTo(1800);
		String session = login.get("session").asString();
		JsonNode procedures = call(token, "", body(session, "H12", "\"service\":\"LayDanhSachTTHC\""));
		assertThat(procedures.get("result").valueStream().map((one) -> one.get("MaTTHC").asString()))
			.contains("1.004222");
		JsonNode procedure = call(token, "", body(session, "H12", "\"service\":\"LayThuTuc\",\"MaTTHC\":\"1.004222\""));
		assertThat(procedure.at("/result/TenTTHC").asString()).isNotBlank();
		assertThat(procedure.at("/result/ThanhPhanHoSo")).isNotEmpty();
		assertThat(error(call(token, "", body(session, "H12", "\"service\":\"LayThuTuc\",\"MaTTHC\":\"x\""))))
			.isEqualTo("17 UNKNOWN_PROCEDURE");
		assertThat(error(call(token, "", body(session, "H12", "\"service\":\"XoaHoSo\""))))
			.isEqualTo("1 UNKNOWN_SERVICE");
	}

	@Test
	void aSessionIsOfOneAgencyAndOneAccount() {
		String token = agency("H13");
		String session = session(token, "H13");
		String service = "\"service\":\"LayDanhSachTTHC\"";
		assertThat(error(call(token, "", body("made up", "H13", service)))).isEqualTo("2 SESSION_INVALID");
		assertThat(error(call(token, "", "{\"madonvi\":\"H13\"," + service + "}"))).isEqualTo("2 SESSION_INVALID");
		assertThat(error(call(token, "", body(session, "H14", service)))).isEqualTo("2 SESSION_INVALID");
		assertThat(error(call(REALM.token("agency", (claims) -> claims.subject("another").claim("agency", "H13")), "",
				body(session, "H13", service))))
			.isEqualTo("2 SESSION_INVALID");
		assertThat(error(call(token, "/login", "{\"madonvi\":\"H14\"}"))).isEqualTo("3 AGENCY_NOT_PERMITTED");
		assertThat(error(call(token, "/login", "{\"madonvi\":\"nowhere\"}"))).isEqualTo("4 MALFORMED_CALL");
		assertThat(error(call(REALM.citizen(citizen(ownNumber())), "/login", "{\"madonvi\":\"H13\"}")))
			.isEqualTo("3 AGENCY_NOT_PERMITTED");
		assertThat(error(json(send(token, "/login", "{\"madonvi\":\"H13\"}", ""), 200))).isEqualTo("4 MALFORMED_CALL");
		problem(client().post().uri(PORTAL).contentType(MediaType.APPLICATION_JSON).bodyValue("{}").exchange(), 401,
				"unauthenticated");
	}

	@Test
	void aDossierWithoutTheHoldersNumberIsTakenCountedAndWaitsForAnOfficer() {
		String token = agency("H16");
		String session = session(token, "H16");
		String code = "H16-250331-0001";
		String sent = dossier(code, 4, "\"MaDoiTuong\":\"\",\"ChuHoSo\":\"Trần Văn Tám\"");
		JsonNode answer = call(token, "", sync(session, "H16", false, sent));
		assertThat(answer.get("error_code").asString()).isEqualTo("0");
		assertThat(answer.get("ThieuMaDoiTuong").asInt()).isEqualTo(1);
		assertThat(answer.at("/result/0/LienKetDinhDanh").asString()).isEqualTo("UNLINKED");
		assertThat(answer.at("/result/0/TrangThaiHoSo").asString()).isEqualTo("4");
		assertThat(answer.toString()).doesNotContain("Tám");
		JsonNode again = call(token, "", sync(session, "H16", false, sent));
		assertThat(error(again.at("/result/0"))).isEqualTo("0 OK");
		JsonNode dossier = json(get(REALM.officer("H16"), DOSSIERS + '/' + code), 200);
		assertThat(dossier.get("version").asLong()).isEqualTo(1);
		assertThat(dossier.get("state").asString()).isEqualTo("PROCESSING");
		assertThat(dossier.get("receivedAt").asString()).isEqualTo("2025-03-31T01:15:00Z");
		assertThat(json(get(REALM.officer("H16"), "/api/records/v1/linking-queue?limit=100"), 200).toString())
			.contains(code);
		JsonNode found = call(token, "",
				body(session, "H16", "\"service\":\"TraCuuHoSo\",\"MaHoSo\":\"" + code + "\""));
		assertThat(found.at("/result/NgayTiepNhan").asString()).isEqualTo("20250331081500");
		assertThat(found.at("/result/TenTrangThai").asString()).isEqualTo("Đang xử lý");
		assertThat(error(
				call(token, "", body(session, "H16", "\"service\":\"TraCuuHoSo\",\"MaHoSo\":\"H17-250331-0001\""))))
			.isEqualTo("12 UNKNOWN_DOSSIER");
	}

	@Test
	void aGivenNumberIsMatchedAndOneOfABusinessIsNot() {
		String number = IDENTITY.registers(ownNumber(), null, "Nguyễn Thị Chín", "1990-09-02", "Huế");
		String token = agency("H18");
		String session = session(token, "H18");
		String holder = "\"MaDoiTuong\":\"" + number + "\",\"ChuHoSo\":\"Nguyễn Thị Chín\",\"LoaiDoiTuong\":";
		JsonNode answer = call(token, "", sync(session, "H18", false, dossier("H18-250331-0001", 4, holder + "1") + ','
				+ dossier("H18-250331-0002", 4, holder + "\"2\"") + ',' + dossier("H18-250331-0003", 4, holder + "7")));
		assertThat(answer.at("/result/0/LienKetDinhDanh").asString()).isEqualTo("VERIFIED");
		assertThat(answer.at("/result/1/LienKetDinhDanh").asString()).isEqualTo("UNLINKED");
		assertThat(error(answer.at("/result/2"))).isEqualTo("10 INVALID_FIELD");
		assertThat(answer.at("/result/2/field").asString()).isEqualTo("LoaiDoiTuong");
		assertThat(answer.get("ThieuMaDoiTuong").asInt()).isZero();
		assertThat(answer.toString()).doesNotContain(number);
		IDENTITY.answers(503);
		JsonNode away = call(token, "", sync(session, "H18", false, dossier("H18-250331-0004", 4, holder + "1")));
		assertThat(error(away.at("/result/0"))).isEqualTo("6 UNAVAILABLE");
		IDENTITY.answers(200);
		assertThat(error(call(token, "", sync(session, "H18", false, dossier("H18-250331-0004", 4, holder + "1")))
			.at("/result/0"))).isEqualTo("0 OK");
	}

	@Test
	void whatIsToldMovesTheDossierOnAndNothingIsDoubled() {
		String token = agency("H19");
		String session = session(token, "H19");
		String code = "H19-250331-0001";
		assertThat(error(update(token, session, code, 4, ""))).isEqualTo("12 UNKNOWN_DOSSIER");
		assertThat(error(progress(token, session, code, 4, "20250401090000"))).isEqualTo("12 UNKNOWN_DOSSIER");
		create(token, session, code, 2);
		assertThat(error(create(token, session, code, 4))).isEqualTo("11 CODE_EXISTS");
		assertThat(error(progress(token, session, code, 4, "01/04/2025 09:00:00"))).isEqualTo("0 OK");
		assertThat(error(progress(token, session, code, 4, "01/04/2025 09:00:00"))).isEqualTo("0 OK");
		assertThat(error(progress(token, session, code, 2, "02/04/2025 09:00:00"))).isEqualTo("13 STATE_BACKWARDS");
		assertThat(error(progress(token, session, code, 5, "20250402100000"))).isEqualTo("0 OK");
		assertThat(error(progress(token, session, code, 9, "20250401000000"))).isEqualTo("14 OUT_OF_ORDER");
		assertThat(error(update(token, session, code, 10,
				"\"NgayKetThucXuLy\":\"20250407150000\",\"NgayTra\":\"20250408160000\"")))
			.isEqualTo("0 OK");
		assertThat(error(progress(token, session, code, 4, "20250409090000"))).isEqualTo("13 STATE_BACKWARDS");
		JsonNode dossier = json(get(REALM.officer("H19"), DOSSIERS + '/' + code), 200);
		assertThat(dossier.get("state").asString()).isEqualTo("RETURNED");
		assertThat(dossier.get("finishedAt").asString()).isEqualTo("2025-04-07T08:00:00Z");
		assertThat(dossier.get("returnedAt").asString()).isEqualTo("2025-04-08T09:00:00Z");
		JsonNode trail = json(get(REALM.officer("H19"), DOSSIERS + '/' + code + "/events"), 200).get("items");
		assertThat(trail.valueStream().map((step) -> step.get("stateCode").asInt())).containsExactly(2, 4, 5, 4, 9, 10);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			value = { "\"NgayTiepNhan\":\"31-13-2025\"|NgayTiepNhan|local-date",
					"\"NgayTiepNhan\":\"\"|NgayTiepNhan|required", "\"TrangThaiHoSo\":\"11\"|TrangThaiHoSo|code",
					"\"MaTTHC\":\"0.000000\"|MaTTHC|code", "\"TrangThaiHoSo\":\"9\"|NgayKetThucXuLy|required",
					"\"TrangThaiHoSo\":\"5\"|DanhSachHoSoBoSung|required",
					"\"GhiChu\":\"số 901190007792\"|reason|personal-number", "\"MaHoSo\":\"H99-1\"|MaHoSo|dossier-code",
					"\"MaHoSo\":\"H29-250331-0001\"|MaHoSo|code-agency" })
	void namesTheFieldOfADossierThatFails(String member, String field, String check) {
		String token = agency("H20");
		String session = session(token, "H20");
		JsonNode answer = call(token, "", sync(session, "H20", false, with(dossier("H20-250331-0009", 4, ""), member)))
			.at("/result/0");
		assertThat(error(answer)).isEqualTo("10 INVALID_FIELD");
		assertThat(answer.get("field").asString()).isIn(field, "GhiChu");
		assertThat(answer.get("check").asString()).isEqualTo(check);
		assertThat(answer.toString()).doesNotContain("901190007792");
	}

	@Test
	void namesWhatIsWrongWithACall() {
		String token = agency("H21");
		String session = session(token, "H21");
		String service = "\"service\":\"DongBoHoSoMC\",\"isUpdating\":";
		assertThat(error(call(token, "", body(session, "H21", service + "\"maybe\",\"data\":[{}]"))))
			.isEqualTo("4 MALFORMED_CALL");
		assertThat(error(call(token, "", body(session, "H21", service + "\"True\"")))).isEqualTo("4 MALFORMED_CALL");
		assertThat(error(call(token, "", body(session, "H21", service + "true,\"data\":[" + "1,".repeat(100) + "1]"))))
			.isEqualTo("5 TOO_MANY");
		JsonNode each = call(token, "", body(session, "H21", service + "\"False\",\"data\":[{},7]")).get("result");
		assertThat(each).hasSize(2).allSatisfy((one) -> assertThat(error(one)).isEqualTo("10 INVALID_FIELD"));
		assertThat(error(call(token, "", "[]"))).isEqualTo("4 MALFORMED_CALL");
		problem(send(token, "", "{", "VN:GOV"), 400, "malformed-json");
	}

	@Test
	void codesThatAnotherSystemGivesOutTodayAreNotGivenOutHere() {
		String token = agency("H23");
		String session = session(token, "H23");
		String day = DateTimeFormatter.ofPattern("yyMMdd").format(LocalDate.now(ZONE));
		String today = "\"NgayTiepNhan\":\""
				+ DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZONE).format(Instant.now()) + "\"";
		for (String number : new String[] { "0001", "0002" }) {
			JsonNode answer = call(token, "", sync(session, "H23", false,
					with(with(dossier("H23-" + day + '-' + number, 2, ""), "\"NgayHenTra\":\"\""), today)));
			assertThat(error(answer.at("/result/0"))).isEqualTo("0 OK");
		}
		JsonNode own = intake("H23", "{\"procedure\":\"1.004222\",\"channel\":\"COUNTER\"}");
		assertThat(own.get("code").asString()).isEqualTo("H23-" + day + "-0003");
	}

	private JsonNode create(String token, String session, String code, int state) {
		return call(token, "", sync(session, code.substring(0, 3), false, dossier(code, state, ""))).at("/result/0");
	}

	private JsonNode update(String token, String session, String code, int state, String more) {
		return call(token, "", sync(session, code.substring(0, 3), true, dossier(code, state, more))).at("/result/0");
	}

	private JsonNode progress(String token, String session, String code, int state, String at) {
		return call(token, "", body(session, code.substring(0, 3), """
				"service":"CapNhatTienDoHoSoMC","data":[{"MaHoSo":"%s","NguoiXuLy":"Lê Văn B","ChucDanh":"Chuyên viên",
				"ThoiDiemXuLy":"%s","PhongBanXuLy":"Một cửa","NoiDungXuLy":"Thẩm định","TrangThai":%d,
				"NgayBatDau":"20250331081500","NgayKetThucTheoQuyDinh":""}]""".formatted(code, at, state)))
			.at("/result/0");
	}

	/** As OpenCPS sends it; what stands in more stands there, too. */
	private static String dossier(String code, int state, String more) {
		return """
				{"MaHoSo":"%s","MaTTHC":"1.004222","TenTTHC":"Đăng ký","MaLinhVuc":"G01","TenLinhVuc":"Cư trú",
				"Email":"","SoDienThoai":"","TrichYeuHoSo":"Hồ sơ","NgayTiepNhan":"20250331081500","NgayHenTra":"20250409170000",
				"TrangThaiHoSo":"%d","HinhThuc":"0","DonViXuLy":"Một cửa","TaiLieuNop":[],"DanhSachLePhi":[],
				"DanhSachHoSoBoSung":[],"DanhSachGiayToKetQua":[]%s}"""
			.formatted(code, state, more.isEmpty() ? "" : "," + more);
	}

	/** The same with a member in place of the one of its name. */
	private static String with(String dossier, String member) {
		String name = member.substring(0, member.indexOf(':'));
		String without = dossier.replaceAll(name + ":\"[^\"]*\",", "");
		return without.substring(0, without.length() - 1) + ',' + member + '}';
	}

	private static String sync(String session, String agency, boolean updating, String dossiers) {
		return body(session, agency, "\"service\":\"DongBoHoSoMC\",\"isUpdating\":\"%s\",\"data\":[%s]"
			.formatted(updating ? "True" : "False", dossiers));
	}

	private static String body(String session, String agency, String more) {
		return "{\"session\":\"%s\",\"madonvi\":\"%s\",%s}".formatted(session, agency, more);
	}

	private static String agency(String code) {
		return REALM.token("agency", (claims) -> claims.claim("agency", code));
	}

	private String session(String token, String agency) {
		return call(token, "/login", "{\"madonvi\":\"" + agency + "\"}").get("session").asString();
	}

	private JsonNode call(String token, String path, String body) {
		return json(send(token, path, body, "VN:GOV:000.00.00.G22:vpcpdvcqg"), 200);
	}

	private WebTestClient.ResponseSpec send(String token, String path, String body, String destination) {
		return client().post().uri(PORTAL + path).headers((headers) -> {
			headers.setBearerAuth(token);
			headers.set("dstcode", destination);
		}).contentType(MediaType.APPLICATION_JSON).bodyValue(body).exchange();
	}

	private static String error(JsonNode answer) {
		return Objects.requireNonNull(answer.get("error_code"), answer.toString()).asString() + ' '
				+ answer.get("error_name").asString();
	}

}
