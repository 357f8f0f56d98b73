package dev.project06.records.webhook.sending;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Which addresses are not on the public internet, by the special-purpose registries of
 * IANA (RFC 6890). An IPv4 address inside an IPv6 one is judged as what it leads to, or
 * refused as a whole.
 */
final class AddressRules {

	private static final int V4_BYTES = 4;

	private static final int MAPPED_PREFIX_BYTES = 12;

	/** The first that holds the address names it. */
	private static final List<Block> BLOCKS = List.of(block("169.254.169.254", 32, "metadata"),
			block("169.254.170.2", 32, "metadata"), block("100.100.100.200", 32, "metadata"),
			block("0.0.0.0", 8, "unspecified"), block("127.0.0.0", 8, "loopback"), block("10.0.0.0", 8, "private"),
			block("172.16.0.0", 12, "private"), block("192.168.0.0", 16, "private"), block("100.64.0.0", 10, "private"),
			block("169.254.0.0", 16, "link-local"), block("192.0.0.0", 24, "reserved"),
			block("192.0.2.0", 24, "reserved"), block("192.88.99.0", 24, "reserved"),
			block("198.18.0.0", 15, "reserved"), block("198.51.100.0", 24, "reserved"),
			block("203.0.113.0", 24, "reserved"), block("224.0.0.0", 4, "multicast"), block("240.0.0.0", 4, "reserved"),
			block("fd00:ec2::254", 128, "metadata"), block("::", 128, "unspecified"), block("::1", 128, "loopback"),
			block("fc00::", 7, "private"), block("fec0::", 10, "private"), block("fe80::", 10, "link-local"),
			block("ff00::", 8, "multicast"), block("2001::", 23, "reserved"), block("2001:db8::", 32, "reserved"),
			block("2002::", 16, "reserved"), block("3fff::", 20, "reserved"));

	/** Everything else of IPv6 is not given out, or leads to IPv4 in some way. */
	private static final Block GLOBAL_V6 = block("2000::", 3, "global");

	private AddressRules() {
	}

	/**
	 * Why an address is not public.
	 * @return the kind of address, such as {@code loopback}; empty when it is public
	 */
	static Optional<String> internal(InetAddress address) {
		return internal(address.getAddress());
	}

	static Optional<String> internal(byte[] address) {
		if (address.length != V4_BYTES && isMapped(address)) {
			return internal(Arrays.copyOfRange(address, MAPPED_PREFIX_BYTES, address.length));
		}
		Optional<String> named = BLOCKS.stream()
			.filter((block) -> block.holds(address))
			.map((block) -> block.name)
			.findFirst();
		return (named.isPresent() || address.length == V4_BYTES || GLOBAL_V6.holds(address)) ? named
				: Optional.of("reserved");
	}

	private static boolean isMapped(byte[] address) {
		for (int i = 0; i < MAPPED_PREFIX_BYTES; i++) {
			if (address[i] != ((i < MAPPED_PREFIX_BYTES - 2) ? 0 : (byte) 0xff)) {
				return false;
			}
		}
		return true;
	}

	private static Block block(String address, int bits, String name) {
		return new Block(InetAddress.ofLiteral(address).getAddress(), bits, name);
	}

	/**
	 * Addresses that begin alike.
	 */
	private static final class Block {

		private final byte[] prefix;

		private final int bits;

		private final String name;

		private Block(byte[] prefix, int bits, String name) {
			this.prefix = prefix;
			this.bits = bits;
			this.name = name;
		}

		private boolean holds(byte[] address) {
			if (address.length != this.prefix.length) {
				return false;
			}
			int whole = this.bits / 8;
			int rest = 8 - this.bits % 8;
			return Arrays.equals(this.prefix, 0, whole, address, 0, whole)
					&& (rest == 8 || (this.prefix[whole] & 0xff) >> rest == (address[whole] & 0xff) >> rest);
		}

	}

}
