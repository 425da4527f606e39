package org.irqscope.model.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.InternalEObject;
import org.eclipse.emf.ecore.xmi.XMIException;
import org.eclipse.emf.ecore.xmi.XMLHelper;
import org.eclipse.emf.ecore.xmi.XMLResource;
import org.eclipse.emf.ecore.xmi.impl.SAXXMIHandler;
import org.irqscope.model.Element;
import org.irqscope.model.rules.ObjectNames;

/**
 * Makes the objects of a document out of its elements, and refuses at once what has no place in a machine: EMF would
 * take some of it and leave the rest out. One a document.
 */
final class DocumentObjects extends SAXXMIHandler {
	private final DocumentPlaces places;
	private final List<DocumentReference> references = new ArrayList<>();

	DocumentObjects(XMLResource resource, XMLHelper helper, Map<?, ?> options, DocumentPlaces places) {
		super(resource, helper, options);
		this.places = places;
	}

	@Override
	protected void handleObjectAttribs(EObject object) {
		places.add(object);
		super.handleObjectAttribs(object);
	}

	@Override
	protected void setFeatureValue(EObject object, EStructuralFeature feature, Object value, int position) {
		if (feature instanceof EAttribute attribute && value instanceof String text) {
			Optional<String> refusal = AttributeText.refusal(attribute, text);
			if (refusal.isPresent())
				throw new DocumentFault(places.line(object, feature.getName()), "value", feature.getName(),
						title(object), refusal.get());
		}
		super.setFeatureValue(object, feature, value, position);
	}

	/** An object has its attributes before it has its place. */
	private String title(EObject object) {
		EObject parent = objects.peekEObject();
		return object.eContainer() == null && parent != null ? ObjectNames.of(object, parent)
				: ObjectNames.of(object);
	}

	/** What an element refers to may stand behind it. */
	@Override
	protected void setValueFromId(EObject object, EReference reference, String ids) {
		references.add(new DocumentReference(object, reference, ids));
	}

	@Override
	protected void handleProxy(InternalEObject proxy, String address) {
		throw new DocumentFault(places.here(), "reference.outside", address);
	}

	@Override
	protected void createObject(EObject owner, EStructuralFeature feature) {
		if (!feature.isMany() && owner.eIsSet(feature))
			throw new DocumentFault(places.here(), "element.twice", ObjectNames.of(owner), feature.getName());
		super.createObject(owner, feature);
	}

	@Override
	protected void reportUnknownFeature(String prefix, String name, boolean isElement, EObject owner, String value) {
		if (isElement)
			throw new DocumentFault(places.here(), "element.unknown", title(owner), name);
		throw new DocumentFault(places.line(owner, name), "attribute.unknown", title(owner), name);
	}

	@Override
	public void error(XMIException problem) {
		if (!places.isEmpty() && problem instanceof org.eclipse.emf.ecore.xmi.ClassNotFoundException type)
			throw new DocumentFault(places.here(), "type.unknown", type.getName());
		super.error(problem);
	}

	@Override
	public void endDocument() {
		super.endDocument();
		if (xmlResource.getErrors().isEmpty() && !xmlResource.getContents().isEmpty()) {
			Map<String, Element> elements = places.elements();
			for (DocumentReference reference : references)
				reference.resolve(xmlResource.getContents().get(0), elements, places);
		}
	}
}
