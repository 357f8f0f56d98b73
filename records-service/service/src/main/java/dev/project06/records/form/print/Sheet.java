package dev.project06.records.form.print;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;

import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/**
 * Sheets of paper (A4) that are filled from the top; a further one is begun when one is
 * full. The same content gives the same bytes. For one thread; has to be closed.
 */
public final class Sheet implements AutoCloseable {

	/** Points of a millimetre. */
	static final float MM = 72 / 25.4f;

	private static final float LEFT = 25 * MM;

	private static final float RIGHT = 17 * MM;

	private static final float TOP = 18 * MM;

	private static final float BOTTOM = 18 * MM;

	/** Height of a line in sizes of its letters. */
	static final float LINE = 1.22f;

	private final PDDocument document = new PDDocument();

	private final Fonts fonts = new Fonts(this.document);

	private final Tags tags = new Tags(this.document);

	private final PDRectangle format;

	private PDPageContentStream contents;

	private float y;

	/** What a mark takes of the lines beside it, and where it ends. */
	private float taken;

	private float takenDownTo;

	/**
	 * An empty sheet.
	 * @param title what is printed, as readers show it
	 * @param at the moment that it tells of, which stands in it as that of its making
	 * @param wide whether it lies on its long side
	 * @throws IOException does not happen in memory
	 */
	public Sheet(String title, Instant at, boolean wide) throws IOException {
		this.format = wide ? new PDRectangle(297 * MM, 210 * MM) : PDRectangle.A4;
		PDDocumentInformation information = this.document.getDocumentInformation();
		information.setTitle(title);
		information.setCreator("project06 records-service");
		Calendar moment = GregorianCalendar.from(at.atZone(ZoneId.of("Asia/Ho_Chi_Minh")));
		information.setCreationDate(moment);
		information.setModificationDate(moment);
		this.document.getDocumentCatalog().setLanguage("vi-VN");
		PDViewerPreferences preferences = new PDViewerPreferences(new COSDictionary());
		preferences.setDisplayDocTitle(true);
		this.document.getDocumentCatalog().setViewerPreferences(preferences);
		this.contents = page();
	}

	private PDPageContentStream page() throws IOException {
		PDPage page = new PDPage(this.format);
		this.document.addPage(page);
		this.tags.newPage(page);
		this.y = this.format.getHeight() - TOP;
		return new PDPageContentStream(this.document, page);
	}

	/**
	 * How wide the part between the margins is.
	 * @return points
	 */
	public float width() {
		return this.format.getWidth() - LEFT - RIGHT;
	}

	/**
	 * Leaves some room free.
	 * @param millimetres how much
	 */
	public void space(double millimetres) {
		this.y -= (float) millimetres * MM;
	}

	/**
	 * Prints a heading in the middle.
	 * @param text the heading
	 * @param size of its letters, in points
	 */
	public void heading(String text, float size) {
		printed(() -> {
			this.tags.begin("H1");
			lines(List.of(Run.bold(text)), size, Align.CENTRE, LEFT, width());
			this.tags.end();
		});
	}

	/**
	 * Prints a paragraph.
	 * @param align where its lines stand
	 * @param size of its letters, in points
	 * @param runs its text
	 */
	public void paragraph(Align align, float size, Run... runs) {
		printed(() -> {
			this.tags.begin("P");
			lines(List.of(runs), size, align, LEFT, free(size));
			this.tags.end();
		});
	}

	/**
	 * Prints what a person is to write behind, and a dotted line for it.
	 * @param size of its letters, in points
	 * @param label what stands before the line
	 */
	public void blank(float size, String label) {
		printed(() -> {
			this.tags.begin("P");
			float free = free(size);
			Lines.Line line = Lines.of(this.fonts, List.of(Run.of(label)), size, free).getFirst();
			lines(List.of(Run.of(label)), size, Align.LEFT, LEFT, free);
			this.tags.end();
			float dot = this.fonts.width(".", Style.REGULAR, size);
			int dots = (int) ((free - line.width() - 3) / dot);
			float from = LEFT + free - dots * dot;
			this.tags.ornament(this.contents,
					() -> text(".".repeat(Math.max(0, dots)), Style.REGULAR, size, from, this.y + size * (LINE - 1)));
		});
	}

	/**
	 * Prints two texts beside each other, each in the middle of its part of the width.
	 * @param share the part of the left one, between 0 and 1
	 * @param left its lines
	 * @param right the lines of the other
	 */
	public void beside(float share, List<SizedLine> left, List<SizedLine> right) {
		printed(() -> {
			float top = this.y;
			column(left, LEFT, width() * share);
			float lower = this.y;
			this.y = top;
			column(right, LEFT + width() * share, width() * (1 - share));
			this.y = Math.min(this.y, lower);
		});
	}

	private void column(List<SizedLine> column, float left, float width) throws IOException {
		this.tags.begin("P");
		for (SizedLine line : column) {
			lines(List.of(new Run(line.text(), line.style())), line.size(), Align.CENTRE, left, width);
			if (line.ruled()) {
				rule(left + width / 2, line, width);
			}
		}
		this.tags.end();
	}

	/**
	 * Begins a further sheet unless so much is free on this one.
	 * @param millimetres how much has to be free
	 */
	public void keepTogether(double millimetres) {
		printed(() -> {
			if (!fits((float) millimetres * MM)) {
				turn();
			}
		});
	}

	private void rule(float middle, SizedLine line, float width) throws IOException {
		float half = Math.min(width * 0.8f, this.fonts.width(line.text(), line.style(), line.size())) / 2.6f;
		float at = this.y - 3;
		this.tags.ornament(this.contents, () -> line(middle - half, at, middle + half, at));
		this.y -= 6;
	}

	/**
	 * Prints a table; its head stands again on each sheet.
	 * @param table the table
	 */
	public void table(Grid table) {
		printed(() -> table.print(this, this.fonts, this.tags));
	}

	/**
	 * Prints a mark that phones read, at the right edge, from the present height down;
	 * what follows stands beside it.
	 * @param content what it says
	 * @param alternative what it is, for those who cannot see it
	 * @param millimetres how wide it is
	 */
	public void mark(String content, String alternative, double millimetres) {
		printed(() -> {
			float side = (float) millimetres * MM;
			float left = LEFT + width() - side;
			this.tags.begin("Figure", alternative);
			this.tags.piece(this.contents, () -> Mark.draw(content, this.contents, left, this.y - side, side));
			this.tags.end();
			this.taken = side + 4 * MM;
			this.takenDownTo = this.y - side;
		});
	}

	private float free(float size) {
		return width() - ((this.y - size > this.takenDownTo) ? this.taken : 0);
	}

	/** Prints lines of one paragraph, as they fit. */
	private void lines(List<Run> runs, float size, Align align, float left, float width) throws IOException {
		for (Lines.Line line : Lines.of(this.fonts, runs, size, width)) {
			if (!fits(size * LINE)) {
				turn();
			}
			this.y -= size * LINE;
			this.tags.piece(this.contents, () -> draw(line, size, align, left, width, this.y + size * (LINE - 1)));
		}
	}

	void draw(Lines.Line line, float size, Align align, float left, float width, float baseline) throws IOException {
		float x = left + ((align == Align.CENTRE) ? (width - line.width()) / 2 : 0);
		long gaps = line.words().stream().skip(1).filter((word) -> !word.joined()).count();
		float stretch = (align == Align.JUSTIFY && !line.last() && gaps > 0) ? (width - line.width()) / gaps : 0;
		boolean first = true;
		for (Lines.Word word : line.words()) {
			x += word.gap() + ((first || word.joined()) ? 0 : stretch);
			// The blank before a word belongs to the text, so that it can be read and
			// searched
			String text = (first || word.joined()) ? word.text() : " " + word.text();
			float blank = (first || word.joined()) ? 0 : this.fonts.width(" ", word.style(), size);
			text(text, word.style(), size, x - blank, baseline);
			x += word.width();
			first = false;
		}
	}

	private void text(String text, Style style, float size, float x, float baseline) throws IOException {
		this.contents.beginText();
		this.contents.setFont(this.fonts.font(style), size);
		this.contents.newLineAtOffset(x, baseline);
		this.contents.showText(text);
		this.contents.endText();
	}

	void line(float fromX, float fromY, float toX, float toY) throws IOException {
		this.contents.setLineWidth(0.5f);
		this.contents.moveTo(fromX, fromY);
		this.contents.lineTo(toX, toY);
		this.contents.stroke();
	}

	boolean fits(float height) {
		return this.y - height >= BOTTOM;
	}

	void turn() throws IOException {
		this.contents.close();
		this.contents = page();
		this.taken = 0;
	}

	float left() {
		return LEFT;
	}

	float y() {
		return this.y;
	}

	void down(float height) {
		this.y -= height;
	}

	PDPageContentStream contents() {
		return this.contents;
	}

	/**
	 * Ends the printing.
	 * @return the PDF file
	 */
	public byte[] finish() {
		ByteArrayOutputStream file = new ByteArrayOutputStream();
		printed(() -> {
			this.contents.close();
			this.tags.finish();
			// Otherwise it would be made of the time
			this.document.setDocumentId(0L);
			this.document.save(file, CompressParameters.NO_COMPRESSION);
		});
		return file.toByteArray();
	}

	private static void printed(Tags.Drawing drawing) {
		try {
			drawing.draw();
		}
		catch (IOException ex) {
			throw new PrintingException(ex);
		}
	}

	@Override
	public void close() {
		printed(this.document::close);
	}

}
