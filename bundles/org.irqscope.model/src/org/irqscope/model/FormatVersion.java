package org.irqscope.model;

import java.io.ByteArrayInputStream;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The format version of a document, before anything else of it is read: a later version has words that this one does
 * not know. Keeps no state, for any thread.
 */
final class FormatVersion {
	private FormatVersion() {
	}

	/** The version that the document's first element names; 0 when there is none, or no such element. */
	static int of(byte[] document) {
		XMLInputFactory factory = XMLInputFactory.newFactory();
		factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
		try {
			XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(document));
			while (!reader.isStartElement())
				reader.next();
			return Integer.parseInt(reader.getAttributeValue(null, "formatVersion"));
		} catch (XMLStreamException | RuntimeException e) {
			// What is wrong with the document is said by who reads it as a whole.
			return 0;
		}
	}
}
