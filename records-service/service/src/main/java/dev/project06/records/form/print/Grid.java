package dev.project06.records.form.print;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A table with lines around its cells.
 *
 * @param shares how the width is shared out among the columns
 * @param size of the letters, in points
 * @param head the heads of the columns
 * @param rows the cells, row by row
 */
public record Grid(List<Float> shares, float size, List<String> head, List<List<String>> rows) {

	private static final float PADDING = 3;

	public Grid {
		shares = List.copyOf(shares);
		head = List.copyOf(head);
		rows = List.copyOf(rows);
	}

	void print(Sheet sheet, Fonts fonts, Tags tags) throws IOException {
		tags.begin("Table");
		row(sheet, fonts, tags, this.head, true);
		for (List<String> cells : this.rows) {
			row(sheet, fonts, tags, cells, false);
		}
		tags.end();
	}

	private void row(Sheet sheet, Fonts fonts, Tags tags, List<String> cells, boolean head) throws IOException {
		List<List<Lines.Line>> broken = new ArrayList<>();
		int most = 1;
		for (int at = 0; at < cells.size(); at++) {
			Run run = head ? Run.bold(cells.get(at)) : Run.of(cells.get(at));
			List<Lines.Line> lines = Lines.of(fonts, List.of(run), this.size, width(sheet, at) - 2 * PADDING);
			broken.add(lines);
			most = Math.max(most, lines.size());
		}
		float height = most * this.size * Sheet.LINE + 2 * PADDING;
		if (!sheet.fits(height)) {
			sheet.turn();
			if (!head) {
				row(sheet, fonts, tags, this.head, true);
			}
		}
		tags.begin("TR");
		cells(sheet, tags, broken, head);
		tags.end();
		frame(sheet, tags, height);
		sheet.down(height);
	}

	private void cells(Sheet sheet, Tags tags, List<List<Lines.Line>> cells, boolean head) throws IOException {
		float left = sheet.left();
		for (int at = 0; at < cells.size(); at++) {
			float width = width(sheet, at);
			float x = left + PADDING;
			float baseline = sheet.y() - PADDING - this.size;
			tags.begin(head ? "TH" : "TD");
			for (Lines.Line line : cells.get(at)) {
				float here = baseline;
				tags.piece(sheet.contents(), () -> sheet.draw(line, this.size, head ? Align.CENTRE : Align.LEFT, x,
						width - 2 * PADDING, here));
				baseline -= this.size * Sheet.LINE;
			}
			tags.end();
			left += width;
		}
	}

	private void frame(Sheet sheet, Tags tags, float height) throws IOException {
		tags.ornament(sheet.contents(), () -> {
			float right = sheet.left() + sheet.width();
			float top = sheet.y();
			sheet.line(sheet.left(), top, right, top);
			sheet.line(sheet.left(), top - height, right, top - height);
			float x = sheet.left();
			for (int at = 0; at <= this.shares.size(); at++) {
				sheet.line(x, top, x, top - height);
				x += (at < this.shares.size()) ? width(sheet, at) : 0;
			}
		});
	}

	private float width(Sheet sheet, int column) {
		float all = (float) this.shares.stream().mapToDouble(Float::doubleValue).sum();
		return sheet.width() * this.shares.get(column) / all;
	}

}
