package org.irqscope.model.rules;

import org.eclipse.emf.ecore.EObject;
import org.irqscope.model.Element;
import org.irqscope.model.Machines;

/** What the objects of a machine are called in messages. Reads the model only, in the thread that owns it. */
public final class ObjectNames {
	private ObjectNames() {
	}

	/** What an object is called in messages: its id, or its kind and the element that it belongs to. */
	public static String of(EObject object) {
		return of(object, object.eContainer());
	}

	/** The same for an object that is going to be a part of another one, or of none. */
	public static String of(EObject object, EObject parent) {
		if (object instanceof Element element && element.getId() != null)
			return element.getId();
		EObject owner = parent;
		while (owner != null && !(owner instanceof Element named && named.getId() != null))
			owner = owner.eContainer();
		return owner == null ? Machines.sort(object)
				: Texts.of("part", Machines.sort(object), ((Element) owner).getId());
	}
}
