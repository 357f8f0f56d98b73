package dev.project06.identity.population;

import dev.project06.identity.api.Sex;

/**
 * A drawing that stands for the photo of a person: the same each time, and marked as
 * synthetic in the picture itself.
 */
final class Photo {

	private static final String[] SKINS = { "#f1c9a5", "#e0ac82", "#d29b6c", "#c68b5f" };

	private static final String[] COATS = { "#2f4858", "#33658a", "#86615c", "#5b7553", "#6d597a", "#8a5a44" };

	private Photo() {
	}

	static String svg(long key, Sex sex) {
		String skin = SKINS[(int) (key >>> 60) % SKINS.length];
		String coat = COATS[Lots.below(Lots.mix(key), COATS.length)];
		int width = 44 + (int) (key >>> 8 & 15);
		String hair = (sex == Sex.FEMALE) ? "M%1$d 150Q%1$d 40 120 40T%2$d 150L%2$d 200H%1$d Z"
				: "M%1$d 110Q%1$d 40 120 40T%2$d 110Z";
		return """
				<svg xmlns="http://www.w3.org/2000/svg" width="240" height="320" viewBox="0 0 240 320">\
				<rect width="240" height="320" fill="#dfe7ec"/><path fill="#222" d="%s"/>\
				<ellipse cx="120" cy="130" rx="%d" ry="62" fill="%s"/><path fill="%s" d="M30 320Q30 215 120 215T210 320Z"/>\
				<text x="120" y="305" text-anchor="middle" font-family="sans-serif" font-size="24" fill="#fff">SYNTHETIC</text>\
				</svg>"""
			.formatted(hair.formatted(108 - width, 132 + width), width, skin, coat);
	}

}
