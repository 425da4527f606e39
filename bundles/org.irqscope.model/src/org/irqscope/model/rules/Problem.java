package org.irqscope.model.rules;

import org.eclipse.emf.ecore.EObject;
import org.irqscope.model.Element;

/**
 * Something in a machine that cannot be, or that is probably not meant.
 *
 * @param where the object it is about
 * @param severity how bad it is
 * @param key the rule that says so
 * @param message what is wrong, in one sentence
 */
public record Problem(EObject where, Severity severity, String key, String message) {

	/** How bad a problem is. */
	public enum Severity {
		/** The kernel would refuse it, or hardware cannot get there. */
		ERROR,
		/** It is possible, and surprises. */
		WARNING
	}

	static Problem error(EObject where, String key, Object... values) {
		return new Problem(where, Severity.ERROR, key, Texts.of(key, values));
	}

	static Problem warning(EObject where, String key, Object... values) {
		return new Problem(where, Severity.WARNING, key, Texts.of(key, values));
	}

	/** The id of the nearest element that has one, so that a diagram can show the place. */
	public String elementId() {
		for (EObject object = where; object != null; object = object.eContainer())
			if (object instanceof Element element && element.getId() != null && !element.getId().isBlank())
				return element.getId();
		return "";
	}
}
