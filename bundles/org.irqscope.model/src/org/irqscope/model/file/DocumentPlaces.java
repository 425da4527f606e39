package org.irqscope.model.file;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.eclipse.emf.ecore.EObject;
import org.irqscope.model.Element;
import org.irqscope.model.Machines;
import org.xml.sax.Locator;
import org.xml.sax.helpers.LocatorImpl;

/** Where the objects of a document stand in it. One a document. */
final class DocumentPlaces {
	private final Map<EObject, Lines> objects = new LinkedHashMap<>();
	private Locator locator = new LocatorImpl();
	private byte[] document = {};
	private int passed = 1;
	private int begin;

	/** The lines of an element's tag. */
	private record Lines(int first, int last) {
	}

	/** This is what is read. */
	void read(byte[] text) {
		document = text;
	}

	void follow(Locator source) {
		locator = source;
	}

	/** The tag that was read begins behind what was read before. */
	void begin() {
		begin = passed;
	}

	void passed() {
		passed = locator.getLineNumber();
	}

	/** The object of the tag that was read last. */
	void add(EObject object) {
		objects.putIfAbsent(object, new Lines(begin, locator.getLineNumber()));
	}

	boolean isEmpty() {
		return objects.isEmpty();
	}

	/** The line on which the tag begins that was read last. */
	int here() {
		return begin;
	}

	/** The line on which an object begins; 0 when it stands in no document. */
	int line(EObject object) {
		return objects.containsKey(object) ? objects.get(object).first : 0;
	}

	/** The line on which an attribute of an object stands; where the object begins when it has none. */
	int line(EObject object, String name) {
		Lines lines = objects.get(object);
		if (lines == null)
			return 0;
		List<String> text = name.isEmpty() ? List.of()
				: new String(document, StandardCharsets.UTF_8).lines().toList();
		Pattern attribute = Pattern.compile("\\s" + Pattern.quote(name) + "\\s*=");
		for (int line = lines.first; line <= lines.last && line <= text.size(); line++)
			if (attribute.matcher(" " + text.get(line - 1)).find())
				return line;
		return lines.first;
	}

	/**
	 * The elements by their ids.
	 *
	 * @throws DocumentFault when two have the same
	 */
	Map<String, Element> elements() {
		Map<String, Element> elements = new LinkedHashMap<>();
		for (EObject object : objects.keySet())
			if (object instanceof Element element && element.getId() != null) {
				Element before = elements.putIfAbsent(element.getId(), element);
				if (before != null)
					throw new DocumentFault(line(element, "id"), "element.id.twice", element.getId(),
							line(before, "id"), Machines.sort(before), Machines.sort(element));
			}
		return elements;
	}
}
