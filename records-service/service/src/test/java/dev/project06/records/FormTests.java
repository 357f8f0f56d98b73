package dev.project06.records;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Objects;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.MultiFormatReader;
import dev.project06.records.calendar.WorkingCalendar;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

class FormTests extends RunningService {

	private final String number = ownNumber();

	private final String subject = citizen(this.number);

	private final String citizen = REALM.citizen(this.subject);

	@Test
	void theReceiptSaysWhatWasTakenInAndWhenToComeBack() throws Exception {
		String code = submit(this.subject).get("code").asString();
		problem(form(this.citizen, code, "01", MediaType.APPLICATION_JSON), 409, "not-issued");
		JsonNode dossier = json(post(REALM.officer("H26"), DOSSIERS + '/' + code + "/receive"), 200);
		JsonNode data = json(form(this.citizen, code, "01", MediaType.APPLICATION_JSON), 200);
		assertThat(data.get("form").asString()).isEqualTo("01");
		assertThat(data.at("/subject/code").asString()).isEqualTo(code);
		assertThat(data.get("dueDate")).isEqualTo(dossier.get("dueDate"));
		byte[] page = pdf(form(this.citizen, code, "01", MediaType.APPLICATION_PDF));
		assertThat(pdf(form(REALM.officer("H26"), code, "01", MediaType.APPLICATION_PDF))).isEqualTo(page);
		try (PDDocument document = Loader.loadPDF(page)) {
			assertThat(new PDFTextStripper().getText(document))
				.contains("GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
						"Mã hồ sơ: " + code)
				.doesNotContain(this.number);
			assertThat(document.getDocumentInformation().getTitle())
				.isEqualTo("Giấy tiếp nhận hồ sơ và hẹn trả kết quả");
			assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("vi-VN");
			assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
			assertThat(markOn(document)).isEqualTo("http://127.0.0.1:8080/tra-cuu/" + code);
		}
	}

	@Test
	void theControlSheetTellsEachStep() throws Exception {
		String code = submit(this.subject).get("code").asString();
		json(post(REALM.officer("H26"), DOSSIERS + '/' + code + "/receive"), 200);
		json(post(REALM.officer("H26"), DOSSIERS + '/' + code + "/process"), 200);
		JsonNode data = json(form(REALM.officer("H26"), code, "06", MediaType.APPLICATION_JSON), 200);
		assertThat(data.get("steps").valueStream().map((step) -> step.get("what").asString())).startsWith("Mới đăng ký")
			.endsWith("Đang xử lý");
		assertThat(data.get("outcome").asString()).isEqualTo("Trong hạn");
		try (PDDocument document = Loader
			.loadPDF(pdf(form(REALM.officer("H26"), code, "06", MediaType.APPLICATION_PDF)))) {
			assertThat(new PDFTextStripper().getText(document)).contains("PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ",
					"Được tiếp nhận");
		}
	}

	@Test
	void aRefusalIsPrintedWithItsReason() throws Exception {
		String code = submit(this.subject).get("code").asString();
		json(post(REALM.officer("H26"), DOSSIERS + '/' + code + "/refuse"), 200);
		JsonNode data = json(form(this.citizen, code, "03", MediaType.APPLICATION_JSON), 200);
		assertThat(data.get("reason").asString()).isEqualTo("Thiếu giấy tờ");
		try (PDDocument document = Loader.loadPDF(pdf(form(this.citizen, code, "03", MediaType.APPLICATION_PDF)))) {
			assertThat(new PDFTextStripper().getText(document)).contains("PHIẾU TỪ CHỐI", "Lý do: Thiếu giấy tờ");
		}
	}

	@Test
	void theRegisterHoldsTheDossiersOfAnAgencyAndItsDays() throws Exception {
		String code = json(post(this.citizen, DOSSIERS, this.subject, SUBMISSION.replace("H26", "H56")), 201)
			.get("code")
			.asString();
		LocalDate today = LocalDate.now(WorkingCalendar.ZONE);
		String days = "?from=" + today.minusDays(1) + "&to=" + today;
		String officer = REALM.officer("H56");
		JsonNode data = json(register(officer, days, MediaType.APPLICATION_JSON), 200);
		assertThat(data.get("rows").valueStream().map((row) -> row.get("code").asString())).containsExactly(code);
		try (PDDocument document = Loader.loadPDF(pdf(register(officer, days, MediaType.APPLICATION_PDF)))) {
			assertThat(new PDFTextStripper().getText(document)).contains("SỔ THEO DÕI HỒ SƠ", code);
		}
		JsonNode before = json(register(officer, "?from=2020-01-01&to=2020-12-31", MediaType.APPLICATION_JSON), 200);
		assertThat(before.get("rows")).isEmpty();
		problem(register(REALM.officer("G09"), days + "&agency=H56", MediaType.APPLICATION_JSON), 403, "forbidden");
		problem(register(this.citizen, days + "&agency=H56", MediaType.APPLICATION_JSON), 403, "forbidden");
		problem(register(officer, "?from=2026-02-01&to=2026-01-01", MediaType.APPLICATION_JSON), 400, "invalid-input");
		problem(register(officer, days + "&agency=H99", MediaType.APPLICATION_JSON), 400, "invalid-input");
	}

	@Test
	void nobodyElseGetsAFormAndNoOtherFormatIsPromised() {
		String code = submit(this.subject).get("code").asString();
		problem(form(REALM.citizen(citizen(ownNumber())), code, "06", MediaType.APPLICATION_PDF), 404, "not-found");
		problem(form(this.citizen, code, "06", MediaType.TEXT_HTML), 406, "not-acceptable");
		problem(form(this.citizen, code, "09", MediaType.APPLICATION_JSON), 404, "not-found");
		for (String other : new String[] { "02", "03", "04", "05" }) {
			problem(form(this.citizen, code, other, MediaType.APPLICATION_PDF), 409, "not-issued");
		}
	}

	private WebTestClient.ResponseSpec form(String token, String code, String form, MediaType type) {
		return client().get()
			.uri(DOSSIERS + '/' + code + "/forms/" + form)
			.headers((headers) -> headers.setBearerAuth(token))
			.accept(type)
			.exchange();
	}

	private WebTestClient.ResponseSpec register(String token, String query, MediaType type) {
		return client().get()
			.uri("/api/records/v1/forms/07" + query)
			.headers((headers) -> headers.setBearerAuth(token))
			.accept(type)
			.exchange();
	}

	private static byte[] pdf(WebTestClient.ResponseSpec answer) {
		return Objects.requireNonNull(answer.expectStatus()
			.isOk()
			.expectHeader()
			.contentType(MediaType.APPLICATION_PDF)
			.expectBody()
			.returnResult()
			.getResponseBody());
	}

	/** Reads the mark as a phone does. */
	private static String markOn(PDDocument document) throws IOException, NotFoundException {
		BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, 150);
		int[] pixels = page.getRGB(0, 0, page.getWidth(), page.getHeight(), null, 0, page.getWidth());
		return new MultiFormatReader()
			.decode(new BinaryBitmap(
					new HybridBinarizer(new RGBLuminanceSource(page.getWidth(), page.getHeight(), pixels))))
			.getText();
	}

}
