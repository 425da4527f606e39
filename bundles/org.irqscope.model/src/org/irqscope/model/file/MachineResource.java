package org.irqscope.model.file;

import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.xmi.XMLLoad;
import org.eclipse.emf.ecore.xmi.impl.XMILoadImpl;
import org.eclipse.emf.ecore.xmi.impl.XMIResourceImpl;
import org.xml.sax.helpers.DefaultHandler;

/** A document in the memory; it knows where its objects stand in the text that it was read from. */
final class MachineResource extends XMIResourceImpl {
	private final DocumentPlaces places = new DocumentPlaces();

	MachineResource() {
		super(URI.createURI("machine." + MachineFiles.EXTENSION));
	}

	DocumentPlaces places() {
		return places;
	}

	@Override
	protected XMLLoad createXMLLoad() {
		return new XMILoadImpl(createXMLHelper()) {
			@Override
			protected DefaultHandler makeDefaultHandler() {
				return new DocumentEvents(new DocumentObjects(resource, helper, options, places), places);
			}
		};
	}
}
