package org.irqscope.core.edit.mend;

import java.util.function.BiConsumer;

import org.eclipse.emf.ecore.EObject;
import org.irqscope.core.Texts;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.rules.Problem;

/** What mends the problems of one rule. Immutable; documents are mended by the thread that owns them. */
public final class Mend {
	private final String key;
	private final BiConsumer<VirtualMachine, EObject> edit;

	private Mend(String key, BiConsumer<VirtualMachine, EObject> edit) {
		this.key = key;
		this.edit = edit;
	}

	/** @param type of what the rule's problems are about */
	static <T extends EObject> Mend of(String key, Class<T> type, BiConsumer<VirtualMachine, T> edit) {
		return new Mend(key, (machine, where) -> edit.accept(machine, type.cast(where)));
	}

	/** What it does, in a few words. */
	public String title() {
		return Texts.of(key);
	}

	/** Mends a problem of a machine. */
	public void apply(VirtualMachine machine, Problem problem) {
		edit.accept(machine, problem.where());
	}
}
