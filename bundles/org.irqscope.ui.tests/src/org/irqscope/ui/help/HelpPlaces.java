package org.irqscope.ui.help;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;

import org.irqscope.help.HelpBook;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** What the pages of the help lead to, and what can be led to on them, as a parser of XML finds it. */
final class HelpPlaces {
	private HelpPlaces() {
	}

	private static Stream<Element> elements(String topic) throws Exception {
		DocumentBuilder parser = DocumentBuilderFactory.newInstance().newDocumentBuilder();
		NodeList all = parser.parse(new InputSource(new StringReader(HelpBook.html(topic)))).getElementsByTagName("*");
		return IntStream.range(0, all.getLength()).mapToObj(at -> (Element) all.item(at));
	}

	/** The addresses of all links of a page. */
	static List<String> links(String topic) throws Exception {
		return elements(topic).filter(element -> element.getTagName().equals("a"))
				.map(link -> link.getAttribute("href")).toList();
	}

	static void assertLeadsSomewhere(String address) throws Exception {
		String topic = HelpBook.topic(address), place = HelpBook.place(address);
		assertTrue(HelpBook.topics().contains(topic), address);
		assertTrue(place.isEmpty() || elements(topic).anyMatch(one -> one.getAttribute("id").equals(place)), address);
	}
}
