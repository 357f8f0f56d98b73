package dev.project06.local.store;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;

/**
 * Documents as the file holds them. Each reading gives a new document, so that nobody
 * sees a change before it is made as a whole.
 */
final class DocumentBytes {

	private static final int USUAL_SIZE = 2 * 1024;

	private DocumentBytes() {
	}

	static byte[] of(Document document) {
		ByteBuf buffer = Unpooled.buffer(USUAL_SIZE);
		BsonEncoder.encodeDocument(document, buffer);
		return ByteBufUtil.getBytes(buffer);
	}

	static Document read(byte[] bytes) {
		return BsonDecoder.decodeBson(Unpooled.wrappedBuffer(bytes));
	}

}
