package org.irqscope.debug.model;

import org.eclipse.debug.core.DebugException;
import org.eclipse.debug.core.model.IValue;
import org.eclipse.debug.core.model.IVariable;

/** Something with a name and a value where the run stands. For any thread. */
public abstract class MachineVariable extends MachineElement implements IVariable {
	private final String name;

	MachineVariable(MachineTarget target, String name) {
		super(target);
		this.name = name;
	}

	@Override
	public final String getName() {
		return name;
	}

	@Override
	public String getReferenceTypeName() {
		return "";
	}

	@Override
	public boolean hasValueChanged() {
		return false;
	}

	@Override
	public boolean supportsValueModification() {
		return false;
	}

	@Override
	public void setValue(String expression) throws DebugException {
		throw refused(expression);
	}

	@Override
	public final void setValue(IValue value) throws DebugException {
		setValue(value.getValueString());
	}

	@Override
	public boolean verifyValue(String expression) {
		return false;
	}

	@Override
	public final boolean verifyValue(IValue value) throws DebugException {
		return verifyValue(value.getValueString());
	}
}
