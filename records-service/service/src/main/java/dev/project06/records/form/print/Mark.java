package dev.project06.records.form.print;

import java.io.IOException;
import java.util.Map;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import org.apache.pdfbox.pdmodel.PDPageContentStream;

/**
 * Draws QR codes (ISO/IEC 18004) as squares, so that they are sharp at any size.
 */
final class Mark {

	private Mark() {
	}

	static void draw(String content, PDPageContentStream contents, float left, float bottom, float side)
			throws IOException {
		BitMatrix squares = squares(content);
		float square = side / squares.getWidth();
		for (int row = 0; row < squares.getHeight(); row++) {
			for (int column = 0; column < squares.getWidth(); column++) {
				if (squares.get(column, row)) {
					contents.addRect(left + column * square, bottom + side - (row + 1) * square, square, square);
				}
			}
		}
		contents.fill();
	}

	private static BitMatrix squares(String content) throws IOException {
		try {
			return new QRCodeWriter().encode(content, BarcodeFormat.QR_CODE, 0, 0,
					Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M, EncodeHintType.MARGIN, 4));
		}
		catch (WriterException ex) {
			throw new IOException("The text is too long for a mark", ex);
		}
	}

}
