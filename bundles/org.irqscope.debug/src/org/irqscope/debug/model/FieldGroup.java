package org.irqscope.debug.model;

import java.util.List;
import java.util.Optional;

import org.eclipse.debug.core.model.IRegister;
import org.eclipse.debug.core.model.IRegisterGroup;
import org.irqscope.core.run.Stop;
import org.irqscope.emulator.state.Field;
import org.irqscope.emulator.state.Place;
import org.irqscope.emulator.state.Snapshot;

/** The fields of one part of a machine. For any thread. */
final class FieldGroup extends MachineElement implements IRegisterGroup {
	private final String name;
	private final Place place;
	private final List<Field> members;
	private final PlaceVariable whole;
	/** Made when somebody looks at them: a machine has thousands. */
	private List<FieldVariable> fields = List.of();

	FieldGroup(MachineTarget target, String name, Place place, List<Field> fields) {
		super(target);
		this.name = name;
		this.place = place;
		this.members = fields;
		this.whole = new PlaceVariable(this);
	}

	Place place() {
		return place;
	}

	/** The group as one variable. */
	PlaceVariable whole() {
		return whole;
	}

	/** The fields, each of which stays the same. */
	synchronized List<FieldVariable> fields() {
		if (fields.isEmpty())
			fields = members.stream().map(field -> new FieldVariable(this, field)).toList();
		return fields;
	}

	/** The machine where the run stands. */
	Optional<Snapshot> state() {
		return stop().flatMap(Stop::state);
	}

	/** The machine where the run stood before. */
	Optional<Snapshot> stateBefore() {
		return target().moment().before();
	}

	@Override
	public String getName() {
		return name;
	}

	@Override
	public IRegister[] getRegisters() {
		return fields().toArray(IRegister[]::new);
	}

	@Override
	public boolean hasRegisters() {
		return !members.isEmpty();
	}
}
