package org.irqscope.model;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.xml.sax.Locator;
import org.xml.sax.helpers.LocatorImpl;

/** Where the objects of a document stand in it. One a document. */
final class DocumentPlaces {
	private final Map<EObject, Lines> objects = new IdentityHashMap<>();
	private Locator locator = new LocatorImpl();
	private int passed = 1;
	private int begin;

	/** The lines of an element's tag. */
	private record Lines(int first, int last) {
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

	/** The line on which an object begins; 0 when it stands in no document. */
	int line(EObject object) {
		return objects.containsKey(object) ? objects.get(object).first : 0;
	}

	/** The line on which an attribute of an object stands; where the object begins when it has none. */
	int line(EObject object, EStructuralFeature feature, List<String> document) {
		Lines lines = objects.get(object);
		if (lines == null)
			return 0;
		Pattern attribute = Pattern.compile("\\s" + feature.getName() + "\\s*=");
		for (int line = lines.first; line <= lines.last && line <= document.size(); line++)
			if (attribute.matcher(" " + document.get(line - 1)).find())
				return line;
		return lines.first;
	}
}
