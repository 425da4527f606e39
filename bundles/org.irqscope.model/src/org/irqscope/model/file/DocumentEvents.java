package org.irqscope.model.file;

import java.util.Map;
import java.util.Optional;

import org.eclipse.emf.ecore.xmi.impl.SAXWrapper;
import org.eclipse.emf.ecore.xmi.impl.XMLHandler;
import org.irqscope.model.Machines;
import org.xml.sax.Attributes;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.AttributesImpl;

/**
 * The elements of a document on their way to EMF: says of which version they are before anything else is read, gives
 * what older versions have the names of today, and knows where each element begins. One a document.
 */
final class DocumentEvents extends SAXWrapper {
	private static final String VERSION = "formatVersion", TYPE = "xsi:type", TYPES = "xsi";
	private static final String CONTROLLERS = "controllers";
	/** The controllers had names of their own; the version that is behind this one has them no more. */
	private static final Map<String, String> CONTROLLERS_OF_1 = Map.of("pics", "KpicState", "ioapic", "Ioapic", "lapic",
			"Lapic");
	private static final int NAMED_CONTROLLERS = 1;
	/** Every machine was a PC without saying so; the version that is behind this one says it. */
	private static final int ONLY_PCS = 2;
	private static final String MACHINE = "VirtualMachine", PC = "X86Machine", PROCESSORS = "vcpus",
			PROCESSOR = "X86Vcpu";

	private final DocumentPlaces places;
	private int version;
	private String prefix = "";
	private boolean inside;

	/** The document was written by a later version. */
	static final class LaterVersionException extends SAXException {
		private static final long serialVersionUID = 1;
		private final int version;

		private LaterVersionException(int version) {
			this.version = version;
		}

		int version() {
			return version;
		}
	}

	DocumentEvents(XMLHandler emf, DocumentPlaces places) {
		super(emf);
		this.places = places;
	}

	@Override
	public void setDocumentLocator(Locator locator) {
		places.follow(locator);
		super.setDocumentLocator(locator);
	}

	@Override
	public void startElement(String uri, String local, String name, Attributes attributes) throws SAXException {
		if (!inside)
			root(name, attributes);
		inside = true;
		places.begin();
		Optional<String> controller = controller(name);
		if (controller.isPresent())
			super.startElement(uri, CONTROLLERS, CONTROLLERS, typed(attributes, controller.get()));
		else if (version <= ONLY_PCS && name.equals(PROCESSORS))
			super.startElement(uri, local, name, typed(attributes, PROCESSOR));
		else
			super.startElement(uri, local, today(name), attributes);
		places.passed();
	}

	private Optional<String> controller(String name) {
		return Optional.ofNullable(version == NAMED_CONTROLLERS ? CONTROLLERS_OF_1.get(name) : null);
	}

	/** What an element is called today that stood there under a name. */
	private String today(String name) {
		return version <= ONLY_PCS && name.equals(prefix + MACHINE) ? prefix + PC : name;
	}

	private void root(String name, Attributes attributes) throws SAXException {
		prefix = name.substring(0, name.indexOf(':') + 1);
		try {
			version = Integer.parseInt(String.valueOf(attributes.getValue(VERSION)));
		} catch (NumberFormatException e) {
			// What is wrong with the document is said by who reads it as a whole.
			version = 0;
		}
		if (version > Machines.FORMAT_VERSION)
			throw new LaterVersionException(version);
	}

	private Attributes typed(Attributes attributes, String type) {
		AttributesImpl typed = new AttributesImpl(attributes);
		if (typed.getIndex(TYPE) < 0)
			typed.addAttribute(TYPES, "type", TYPE, "CDATA", prefix + type);
		return typed;
	}

	@Override
	public void endElement(String uri, String local, String name) throws SAXException {
		boolean controller = controller(name).isPresent();
		super.endElement(uri, controller ? CONTROLLERS : local, controller ? CONTROLLERS : today(name));
		places.passed();
	}

	@Override
	public void characters(char[] text, int start, int length) throws SAXException {
		super.characters(text, start, length);
		places.passed();
	}

	@Override
	public void comment(char[] text, int start, int length) throws SAXException {
		super.comment(text, start, length);
		places.passed();
	}
}
