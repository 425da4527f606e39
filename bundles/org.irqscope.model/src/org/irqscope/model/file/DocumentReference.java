package org.irqscope.model.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.irqscope.model.Element;
import org.irqscope.model.rules.ObjectNames;

/**
 * What an element of a document says that it refers to: ids, or the ways to objects that have none.
 *
 * @param from the object that refers to something
 * @param feature how it refers to it
 * @param text as the document has it
 */
record DocumentReference(EObject from, EReference feature, String text) {
	private static final String ROOT = "//";

	/**
	 * Puts the objects into the one that refers to them.
	 *
	 * @throws DocumentFault when there is no such object, or it is of another kind
	 */
	void resolve(EObject root, Map<String, Element> elements, DocumentPlaces places) {
		List<EObject> targets = new ArrayList<>();
		for (String id : text.strip().split("\\s+"))
			targets.add(target(id, root, elements, places));
		if (feature.isMany())
			from.eSet(feature, targets);
		else if (targets.size() == 1)
			from.eSet(feature, targets.get(0));
		else
			throw fault(places, "reference.several", feature.getName(), ObjectNames.of(from), text);
	}

	private EObject target(String id, EObject root, Map<String, Element> elements, DocumentPlaces places) {
		if (id.indexOf('#') > 0)
			throw fault(places, "reference.outside", id);
		Optional<EObject> target = Optional.<EObject>ofNullable(elements.get(id)).or(() -> at(id, root));
		if (target.isEmpty())
			throw fault(places, "reference.missing", feature.getName(), ObjectNames.of(from), id);
		if (!feature.getEReferenceType().isInstance(target.get()))
			throw fault(places, "reference.type", feature.getName(), ObjectNames.of(from),
					feature.getEReferenceType().getName(), ObjectNames.of(target.get()));
		return target.get();
	}

	private static Optional<EObject> at(String way, EObject root) {
		try {
			if (way.startsWith(ROOT))
				return Optional.ofNullable(EcoreUtil.getEObject(root, way.substring(ROOT.length())));
			return way.equals("/") ? Optional.of(root) : Optional.empty();
		} catch (RuntimeException e) {
			// EMF says in many ways that there is no such way.
			return Optional.empty();
		}
	}

	private DocumentFault fault(DocumentPlaces places, String key, Object... values) {
		return new DocumentFault(places.line(from, feature.getName()), key, values);
	}
}
