package dev.project06.metrics.cell;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import dev.project06.records.events.AgencyBlock;

/**
 * The dossiers of one procedure at one agency.
 *
 * @param block ministry or locality
 * @param agency code of the agency, at most 255 bytes
 * @param procedure national code of the procedure
 */
public record Slice(AgencyBlock block, String agency, String procedure) {

	byte[] toBytes() {
		byte[] first = this.agency.getBytes(StandardCharsets.UTF_8);
		byte[] second = this.procedure.getBytes(StandardCharsets.UTF_8);
		return ByteBuffer.allocate(2 + first.length + second.length)
			.put((byte) ((this.block == AgencyBlock.MINISTRY) ? 'M' : 'L'))
			.put((byte) first.length)
			.put(first)
			.put(second)
			.array();
	}

	/**
	 * Reads what {@link #toBytes()} wrote, up to the end.
	 */
	static Slice readFrom(ByteBuffer buffer) {
		AgencyBlock block = (buffer.get() == 'M') ? AgencyBlock.MINISTRY : AgencyBlock.LOCALITY;
		byte[] first = new byte[Byte.toUnsignedInt(buffer.get())];
		buffer.get(first);
		byte[] second = new byte[buffer.remaining()];
		buffer.get(second);
		return new Slice(block, new String(first, StandardCharsets.UTF_8), new String(second, StandardCharsets.UTF_8));
	}

}
