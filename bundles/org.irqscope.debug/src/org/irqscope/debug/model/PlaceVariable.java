package org.irqscope.debug.model;

import org.eclipse.debug.core.model.IValue;

/** The whole part of the machine that a function works on. For any thread. */
final class PlaceVariable extends MachineVariable {
	private final FieldGroup group;

	PlaceVariable(FieldGroup group) {
		super(group.target(), group.getName());
		this.group = group;
	}

	@Override
	public IValue getValue() {
		return new MachineValue(target(), Texts.of("variables.whole", group.fields().size()), group::fields);
	}

	/** True when any of its fields has another value than before, so that a closed one shows it. */
	@Override
	public boolean hasValueChanged() {
		return group.fields().stream().anyMatch(NumberVariable::hasValueChanged);
	}
}
