package dev.project06.identity.soap;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads a SOAP 1.1 message and takes nothing but what the contract names, in its order.
 * Document types are refused as such, so there are no entities to expand or to fetch.
 */
final class SoapReader {

	static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";

	static final String SERVICE = "http://dancuquocgia.bca";

	/** The order of the contract; the three after MaCanBo are sent by some systems. */
	private static final List<String> ORDER = List.of("MaYeuCau", "MaDVC", "MaTichHop", "MaCanBo", "MaDonVi",
			"TaiKhoan", "SoDienThoai", "SoDinhDanh", "SoCMND", "HoVaTen", "NgayThangNamSinh", "MaHoSo");

	private static final List<String> REQUIRED = List.of("MaYeuCau", "MaDVC", "MaTichHop", "MaCanBo", "HoVaTen");

	private static final int LONGEST_TEXT = 200;

	private static final int DEEPEST_HEADER = 16;

	private final XMLInputFactory factory = XMLInputFactory.newDefaultFactory();

	SoapReader() {
		this.factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
		this.factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
		this.factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
		this.factory.setXMLResolver((publicId, systemId, base, namespace) -> {
			throw new XMLStreamException("No external entities");
		});
		try {
			read("<x/>".getBytes(StandardCharsets.UTF_8)); // loads what the parser needs
		}
		catch (SoapFaultException ex) {
			// As expected of what is no message
		}
	}

	SoapRequest read(byte[] message) {
		try {
			XMLStreamReader xml = this.factory.createXMLStreamReader(new ByteArrayInputStream(message));
			try {
				return new Pass(xml).message();
			}
			finally {
				xml.close();
			}
		}
		catch (XMLStreamException ex) {
			throw SoapFaultException.client("soap-malformed-xml");
		}
	}

	/**
	 * One pass over one message.
	 */
	private static final class Pass {

		private final XMLStreamReader xml;

		private final Map<String, String> fields = new HashMap<>();

		private Pass(XMLStreamReader xml) {
			this.xml = xml;
		}

		private SoapRequest message() throws XMLStreamException {
			String encoding = this.xml.getCharacterEncodingScheme();
			if (encoding != null && !encoding.equalsIgnoreCase(StandardCharsets.UTF_8.name())) {
				throw SoapFaultException.client("soap-encoding");
			}
			start();
			if (!this.xml.getLocalName().equals("Envelope")) {
				throw SoapFaultException.client("soap-no-envelope");
			}
			if (!SOAP.equals(this.xml.getNamespaceURI())) {
				throw SoapFaultException.of("VersionMismatch", "soap-version");
			}
			start();
			if (isSoap("Header")) {
				header();
				start();
			}
			if (!isSoap("Body")) {
				throw SoapFaultException.client("soap-no-body");
			}
			start();
			String operation = this.xml.getLocalName();
			if (!SERVICE.equals(this.xml.getNamespaceURI()) || !SoapRequest.OPERATIONS.containsKey(operation)) {
				throw SoapFaultException.client("soap-unknown-operation");
			}
			operation();
			end();
			end();
			if (step() != XMLStreamConstants.END_DOCUMENT) {
				throw SoapFaultException.client("soap-unexpected-content");
			}
			return new SoapRequest(operation, Map.copyOf(this.fields));
		}

		private boolean isSoap(String name) {
			return SOAP.equals(this.xml.getNamespaceURI()) && this.xml.getLocalName().equals(name);
		}

		/** Skips the header; who must be understood is not. */
		private void header() throws XMLStreamException {
			for (int depth = 1; depth > 0;) {
				int event = step();
				if (event == XMLStreamConstants.START_ELEMENT) {
					depth++;
					String must = this.xml.getAttributeValue(SOAP, "mustUnderstand");
					if (must != null && Set.of("1", "true").contains(must)) {
						throw SoapFaultException.of("MustUnderstand", "soap-must-understand");
					}
					if (depth > DEEPEST_HEADER) {
						throw SoapFaultException.client("soap-too-deep");
					}
				}
				else if (event == XMLStreamConstants.END_ELEMENT) {
					depth--;
				}
			}
		}

		private void operation() throws XMLStreamException {
			int last = -1;
			Set<String> seen = new HashSet<>();
			while (next() == XMLStreamConstants.START_ELEMENT) {
				String name = this.xml.getLocalName();
				int place = SERVICE.equals(this.xml.getNamespaceURI()) ? ORDER.indexOf(name) : -1;
				if (place < 0) {
					throw SoapFaultException.client("soap-unknown-element");
				}
				if (!seen.add(name)) {
					throw SoapFaultException.client("soap-duplicate-element", name);
				}
				if (place < last) {
					throw SoapFaultException.client("soap-wrong-order", name);
				}
				last = place;
				if (name.equals("NgayThangNamSinh")) {
					birth();
				}
				else {
					this.fields.put(name, text(name));
				}
			}
			for (String name : REQUIRED) {
				if (this.fields.getOrDefault(name, "").isBlank()) {
					throw SoapFaultException.client("required", name);
				}
			}
			if (!seen.contains("NgayThangNamSinh")) {
				throw SoapFaultException.client("required", "NgayThangNamSinh");
			}
			if (seen.contains("SoDinhDanh") == seen.contains("SoCMND")) {
				throw SoapFaultException.client("soap-one-number", "SoDinhDanh");
			}
		}

		private void birth() throws XMLStreamException {
			start();
			String name = this.xml.getLocalName();
			if (!SERVICE.equals(this.xml.getNamespaceURI()) || !Set.of("NgayThangNam", "Nam").contains(name)) {
				throw SoapFaultException.client("soap-unknown-element", "NgayThangNamSinh");
			}
			this.fields.put(name, text(name));
			if (next() != XMLStreamConstants.END_ELEMENT) {
				throw SoapFaultException.client("soap-duplicate-element", "NgayThangNamSinh");
			}
		}

		private String text(String element) throws XMLStreamException {
			StringBuilder text = new StringBuilder();
			for (int event = step(); event != XMLStreamConstants.END_ELEMENT; event = step()) {
				if (event == XMLStreamConstants.START_ELEMENT) {
					throw SoapFaultException.client("soap-no-text", element);
				}
				text.append(this.xml.getText());
				if (text.length() > LONGEST_TEXT) {
					throw SoapFaultException.client("soap-too-long", element);
				}
			}
			return text.toString().strip();
		}

		private void start() throws XMLStreamException {
			if (next() != XMLStreamConstants.START_ELEMENT) {
				throw SoapFaultException.client("soap-missing-element");
			}
		}

		private void end() throws XMLStreamException {
			if (next() != XMLStreamConstants.END_ELEMENT) {
				throw SoapFaultException.client("soap-unexpected-content");
			}
		}

		/** The next event that is no white space. */
		private int next() throws XMLStreamException {
			int event = step();
			while (event == XMLStreamConstants.CHARACTERS) {
				if (!this.xml.isWhiteSpace()) {
					throw SoapFaultException.client("soap-unexpected-content");
				}
				event = step();
			}
			return event;
		}

		/** The next event that is no comment. */
		private int step() throws XMLStreamException {
			int event = this.xml.next();
			while (event == XMLStreamConstants.COMMENT || event == XMLStreamConstants.SPACE) {
				event = this.xml.next();
			}
			return switch (event) {
				case XMLStreamConstants.DTD -> throw SoapFaultException.client("soap-document-type");
				case XMLStreamConstants.PROCESSING_INSTRUCTION ->
					throw SoapFaultException.client("soap-processing-instruction");
				case XMLStreamConstants.ENTITY_REFERENCE -> throw SoapFaultException.client("soap-malformed-xml");
				case XMLStreamConstants.CDATA -> XMLStreamConstants.CHARACTERS;
				default -> event;
			};
		}

	}

}
