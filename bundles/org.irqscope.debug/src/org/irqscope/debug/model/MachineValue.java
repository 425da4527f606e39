package org.irqscope.debug.model;

import java.util.List;
import java.util.function.Supplier;

import org.eclipse.debug.core.model.IValue;
import org.eclipse.debug.core.model.IVariable;

/** A value as text, and what it is made of. Immutable, for any thread. */
final class MachineValue extends MachineElement implements IValue {
	private final String text;
	private final Supplier<List<? extends IVariable>> parts;

	MachineValue(MachineTarget target, String text, Supplier<List<? extends IVariable>> parts) {
		super(target);
		this.text = text;
		this.parts = parts;
	}

	MachineValue(MachineTarget target, String text) {
		this(target, text, List::of);
	}

	@Override
	public String getReferenceTypeName() {
		return "";
	}

	@Override
	public String getValueString() {
		return text;
	}

	@Override
	public boolean isAllocated() {
		return true;
	}

	@Override
	public IVariable[] getVariables() {
		return parts.get().toArray(IVariable[]::new);
	}

	@Override
	public boolean hasVariables() {
		return !parts.get().isEmpty();
	}
}
