package dev.project06.records.form.print;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDNumberTreeNode;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;

/**
 * Says what each piece of a page is (ISO 32000-1, 14.8), so that readers for the blind
 * find headings, paragraphs and the cells of tables.
 */
final class Tags {

	private final PDStructureTreeRoot root = new PDStructureTreeRoot();

	private final Deque<PDStructureElement> open = new ArrayDeque<>();

	private final List<Pieces> pages = new ArrayList<>();

	Tags(PDDocument document) {
		PDMarkInfo marks = new PDMarkInfo();
		marks.setMarked(true);
		document.getDocumentCatalog().setMarkInfo(marks);
		document.getDocumentCatalog().setStructureTreeRoot(this.root);
		PDStructureElement whole = new PDStructureElement("Document", this.root);
		this.root.appendKid(whole);
		this.open.push(whole);
	}

	void newPage(PDPage page) {
		page.setStructParents(this.pages.size());
		this.pages.add(new Pieces(page));
	}

	void begin(String type) {
		PDStructureElement element = new PDStructureElement(type, this.open.element());
		this.open.element().appendKid(element);
		this.open.push(element);
	}

	void begin(String type, String alternative) {
		begin(type);
		this.open.element().setAlternateDescription(alternative);
	}

	void end() {
		this.open.pop();
	}

	/** Draws a piece of what is open. */
	void piece(PDPageContentStream contents, Drawing drawing) throws IOException {
		PDStructureElement element = this.open.element();
		Pieces pieces = this.pages.getLast();
		int number = pieces.elements.size();
		PDMarkedContentReference reference = new PDMarkedContentReference();
		reference.setPage(pieces.page);
		reference.setMCID(number);
		element.appendKid(reference);
		pieces.elements.add(element);
		contents.beginMarkedContent(COSName.getPDFName(element.getStructureType()), number);
		drawing.draw();
		contents.endMarkedContent();
	}

	/** Draws what means nothing, such as lines. */
	void ornament(PDPageContentStream contents, Drawing drawing) throws IOException {
		contents.beginMarkedContent(COSName.ARTIFACT);
		drawing.draw();
		contents.endMarkedContent();
	}

	/** Tells of all pages which piece belongs where. */
	void finish() {
		PDNumberTreeNode tree = new PDNumberTreeNode(COSArray.class);
		COSArray values = new COSArray();
		for (int page = 0; page < this.pages.size(); page++) {
			values.add(COSInteger.get(page));
			values.add(this.pages.get(page).elements);
		}
		tree.getCOSObject().setItem(COSName.NUMS, values);
		this.root.setParentTree(tree);
		this.root.setParentTreeNextKey(this.pages.size());
	}

	/** Draws something. */
	interface Drawing {

		void draw() throws IOException;

	}

	private static final class Pieces {

		private final PDPage page;

		private final COSArray elements = new COSArray();

		private Pieces(PDPage page) {
			this.page = page;
		}

	}

}
