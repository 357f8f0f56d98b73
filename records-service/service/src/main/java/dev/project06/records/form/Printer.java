package dev.project06.records.form;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import dev.project06.records.form.print.Align;
import dev.project06.records.form.print.Grid;
import dev.project06.records.form.print.PrintingException;
import dev.project06.records.form.print.Run;
import dev.project06.records.form.print.Sheet;
import dev.project06.records.form.print.SizedLine;
import dev.project06.records.form.print.Style;

/**
 * Lays forms out on sheets, as the annex of the circular has them. Takes time and blocks
 * no one but its thread.
 */
final class Printer {

	private static final float TEXT = 13;

	private static final float CELL = 11;

	private static final float NARROW_CELL = 10;

	private Printer() {
	}

	static byte[] print(Form form) {
		boolean wide = form instanceof Form.Register || form instanceof Form.Control;
		try (Sheet sheet = new Sheet(form.form().title(), form.issuedAt(), wide)) {
			switch (form) {
				case Form.Receipt receipt -> receipt(sheet, receipt);
				case Form.Notice notice -> notice(sheet, notice);
				case Form.Control control -> control(sheet, control);
				case Form.Register register -> register(sheet, register);
			}
			return sheet.finish();
		}
		catch (IOException ex) {
			throw new PrintingException(ex);
		}
	}

	private static void head(Sheet sheet, Form form, String number) {
		List<SizedLine> left = new ArrayList<>();
		if (form.issuer().above() != null) {
			left.add(SizedLine.of(upper(form.issuer().above()), Style.REGULAR, 12));
		}
		left.add(new SizedLine(upper(form.issuer().agency()), Style.BOLD, 12, true));
		left.add(SizedLine.of(number, Style.REGULAR, TEXT));
		sheet.beside(0.42f, left,
				List.of(SizedLine.of("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", Style.BOLD, 12),
						new SizedLine("Độc lập - Tự do - Hạnh phúc", Style.BOLD, TEXT, true),
						SizedLine.of(Words.longDay(form.issuedAt()), Style.ITALIC, TEXT)));
		sheet.space(7);
		sheet.heading(upper(form.form().title()), 14);
		sheet.space(1);
	}

	private static String upper(String text) {
		return text.toUpperCase(Locale.of("vi"));
	}

	private static void foot(Sheet sheet, FormNumber form) {
		sheet.space(4);
		sheet.paragraph(Align.LEFT, 10, Run.italic("Mẫu số " + form.number()
				+ ", Phụ lục I Thông tư số 03/2025/TT-VPCP. Giấy này không in số định danh cá nhân."));
	}

	private static void field(Sheet sheet, String label, String value) {
		sheet.paragraph(Align.LEFT, TEXT, Run.of(label + ": "), Run.bold(value));
	}

	private static void subject(Sheet sheet, Form.Subject subject) {
		field(sheet, "Mã hồ sơ", subject.code());
		sheet.blank(TEXT, "Hồ sơ của:");
		field(sheet, "Định danh người nộp", subject.holder());
		sheet.blank(TEXT, "Địa chỉ:");
		sheet.blank(TEXT, "Số điện thoại, thư điện tử:");
		sheet.paragraph(Align.JUSTIFY, TEXT, Run.of("Nội dung yêu cầu giải quyết: "), Run.bold(subject.procedureName()),
				Run.of(" (mã thủ tục " + subject.procedure() + ")."));
	}

	private static void receipt(Sheet sheet, Form.Receipt form) {
		head(sheet, form, "Số: " + form.subject().code());
		sheet.space(1);
		sheet.mark(form.lookUp(), "Mã QR dẫn tới trang tra cứu hồ sơ " + form.subject().code(), 30);
		subject(sheet, form.subject());
		sheet.space(1);
		sheet.paragraph(Align.LEFT, TEXT, Run.of("Thành phần hồ sơ:"));
		sheet.space(1);
		sheet.table(new Grid(List.of(1.1f, 8f, 5f), CELL, List.of("STT", "Tên giấy tờ", "Hình thức"),
				IntStream.range(0, form.papers().size())
					.mapToObj((at) -> List.of(Integer.toString(at + 1), form.papers().get(at).name(),
							form.papers().get(at).manner()))
					.toList()));
		sheet.space(2);
		field(sheet, "Hình thức nộp hồ sơ", form.channel());
		field(sheet, "Thời gian giải quyết theo quy định", form.statutoryTime());
		field(sheet, "Thời gian nhận hồ sơ", Words.longMoment(form.receivedAt()));
		field(sheet, "Thời gian trả kết quả", Words.longDay(form.dueDate()));
		sheet.paragraph(Align.LEFT, TEXT, Run.of("Tra cứu tình trạng hồ sơ: "), Run.italic(form.lookUp()));
		signatures(sheet, "NGƯỜI NỘP HỒ SƠ", "NGƯỜI TIẾP NHẬN HỒ SƠ");
		foot(sheet, form.form());
	}

	private static void signatures(Sheet sheet, String left, String right) {
		sheet.space(6);
		sheet.keepTogether(38);
		sheet.beside(0.5f, signature(left), signature(right));
		sheet.space(22);
	}

	private static List<SizedLine> signature(String who) {
		return who.isEmpty() ? List.of() : List.of(SizedLine.of(who, Style.BOLD, TEXT),
				SizedLine.of("(Ký và ghi rõ họ tên)", Style.ITALIC, TEXT));
	}

	private static void notice(Sheet sheet, Form.Notice form) {
		head(sheet, form, "Số: " + form.subject().code() + "/" + form.form().number());
		subject(sheet, form.subject());
		sheet.space(2);
		for (String sentence : Notices.sentences(form)) {
			sheet.paragraph(Align.JUSTIFY, TEXT, Run.of(sentence));
			sheet.space(1);
		}
		for (int at = 0; at < form.items().size(); at++) {
			sheet.paragraph(Align.JUSTIFY, TEXT, Run.of((at + 1) + ". " + form.items().get(at)));
		}
		sheet.paragraph(Align.JUSTIFY, TEXT, Run.of("Lý do: "), Run.bold(form.reason()));
		sheet.space(1);
		sheet.paragraph(Align.JUSTIFY, TEXT, Run.of(Notices.closing(form)));
		signatures(sheet, "", Notices.signatory(form));
		foot(sheet, form.form());
	}

	private static void control(Sheet sheet, Form.Control form) {
		head(sheet, form, "Số: " + form.subject().code());
		field(sheet, "Mã hồ sơ", form.subject().code());
		field(sheet, "Thủ tục", form.subject().procedureName() + " (" + form.subject().procedure() + ")");
		field(sheet, "Thời gian nhận hồ sơ", Words.momentOrNothing(form.receivedAt()));
		field(sheet, "Ngày hẹn trả kết quả", Words.dayOrNothing(form.dueDate()));
		field(sheet, "Kết quả so với ngày hẹn", form.outcome());
		sheet.space(2);
		sheet.table(new Grid(
				List.of(1f, 6f, 4f, 5f, 5f), CELL, List.of("STT", "Cơ quan, người thực hiện", "Thời gian",
						"Kết quả giải quyết", "Người giao, người nhận ký"),
				IntStream.range(0, form.steps().size()).mapToObj((at) -> {
					Form.Passage step = form.steps().get(at);
					return List.of(Integer.toString(at + 1), step.by(), Words.moment(step.at()), step.what(), "");
				}).toList()));
		foot(sheet, form.form());
	}

	private static void register(Sheet sheet, Form.Register form) {
		head(sheet, form, "");
		sheet.paragraph(Align.CENTRE, TEXT, Run.italic("Từ " + Words.day(form.from()) + " đến " + Words.day(form.to())
				+ ", " + form.rows().size() + " hồ sơ"));
		sheet.space(2);
		sheet.table(new Grid(List.of(1.4f, 4.3f, 7f, 2.6f, 2.6f, 3.4f, 2.8f, 3.4f, 3.4f, 2f), NARROW_CELL,
				List.of("STT", "Mã hồ sơ", "Tên thủ tục hành chính", "Cơ quan giải quyết", "Hình thức nộp",
						"Nhận hồ sơ", "Hẹn trả", "Trả kết quả", "Tình trạng", "Ký nhận"),
				IntStream.range(0, form.rows().size()).mapToObj((at) -> {
					Form.Row row = form.rows().get(at);
					return List.of(Integer.toString(at + 1), row.code(), row.procedureName(), row.agency(),
							row.channel(), Words.moment(row.submittedAt()), Words.dayOrNothing(row.dueDate()),
							Words.momentOrNothing(row.returnedAt()), row.state(), "");
				}).toList()));
		foot(sheet, form.form());
	}

}
