package org.irqscope.model.file;

import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.WholeMachine;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** The document of a machine, in which somebody has changed one attribute by hand. */
final class SpoiltDocument {
	private SpoiltDocument() {
	}

	/** The document of a whole machine, where the first object that has a feature has another value of it. */
	static String with(EStructuralFeature feature, String value) throws Exception {
		VirtualMachine machine = WholeMachine.all().stream().filter(one -> owner(one, feature).isPresent()).findFirst()
				.orElseThrow();
		Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder()
				.parse(new ByteArrayInputStream(MachineFiles.bytes(machine)));
		element(document, EcoreUtil.getRelativeURIFragmentPath(machine, owner(machine, feature).orElseThrow()))
				.setAttribute(feature.getName(), value);
		StringWriter text = new StringWriter();
		TransformerFactory.newInstance().newTransformer().transform(new DOMSource(document), new StreamResult(text));
		return text.toString();
	}

	private static Optional<EObject> owner(VirtualMachine machine, EStructuralFeature feature) {
		List<EObject> objects = new ArrayList<>(List.of(machine));
		machine.eAllContents().forEachRemaining(objects::add);
		return objects.stream().filter(feature.getEContainingClass()::isInstance).findFirst();
	}

	/** The element at the end of a way such as {@code @vcpus.0/@pid}. */
	private static org.w3c.dom.Element element(Document document, String way) {
		org.w3c.dom.Element element = document.getDocumentElement();
		for (String step : way.isEmpty() ? new String[0] : way.split("/")) {
			String[] parts = step.substring(1).split("\\.");
			element = child(element, parts[0], parts.length == 1 ? 0 : Integer.parseInt(parts[1]));
		}
		return element;
	}

	private static org.w3c.dom.Element child(org.w3c.dom.Element parent, String name, int number) {
		NodeList children = parent.getChildNodes();
		int before = 0;
		for (int at = 0; at < children.getLength(); at++)
			if (children.item(at).getNodeName().equals(name) && before++ == number)
				return (org.w3c.dom.Element) children.item(at);
		throw new AssertionError(name + " " + number);
	}
}
