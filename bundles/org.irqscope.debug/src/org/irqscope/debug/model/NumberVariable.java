package org.irqscope.debug.model;

import java.util.Optional;
import java.util.OptionalLong;

import org.eclipse.debug.core.DebugException;
import org.eclipse.debug.core.model.IRegister;
import org.eclipse.debug.core.model.IRegisterGroup;
import org.irqscope.core.chip.Editable;
import org.irqscope.core.chip.PartEditors;
import org.irqscope.core.run.Decision;
import org.irqscope.core.run.Impulse;
import org.irqscope.core.run.Request;
import org.irqscope.emulator.state.Field;
import org.irqscope.emulator.state.Format;
import org.irqscope.emulator.state.IntField;
import org.irqscope.emulator.state.LongField;
import org.irqscope.emulator.state.Snapshot;

/** A field of a machine, or bits of one; setting it asks the run for an edit. For any thread. */
abstract class NumberVariable extends MachineVariable implements IRegister {
	private final FieldGroup group;
	final Field field;

	NumberVariable(FieldGroup group, Field field, String name) {
		super(group.target(), name);
		this.group = group;
		this.field = field;
	}

	/** The bits of the field that this is about. */
	abstract long mask();

	@Override
	public final IRegisterGroup getRegisterGroup() {
		return group;
	}

	final FieldGroup group() {
		return group;
	}

	/** The field as a number; nothing for references and where there is no machine. */
	static OptionalLong number(Field field, Optional<Snapshot> state) {
		if (state.isEmpty())
			return OptionalLong.empty();
		if (field instanceof IntField small)
			return OptionalLong.of(state.get().get(small) & 0xffffffffL);
		return field instanceof LongField big ? OptionalLong.of(state.get().get(big)) : OptionalLong.empty();
	}

	@Override
	public final boolean hasValueChanged() {
		OptionalLong now = number(field, group.state());
		OptionalLong before = number(field, group.stateBefore());
		return now.isPresent() && before.isPresent() && ((now.getAsLong() ^ before.getAsLong()) & mask()) != 0;
	}

	private Optional<Editable> editable() {
		return PartEditors.editable(field.place(), field.name());
	}

	@Override
	public final boolean supportsValueModification() {
		return target().isSuspended() && group.state().isPresent()
				&& editable().filter(way -> (way.bits() & mask()) != 0).isPresent();
	}

	/** What has been written, as a number of these bits; nothing where it is none. */
	abstract OptionalLong parse(String written);

	/** The whole field after a value has been entered; nothing when the value is none. */
	private OptionalLong entered(String written) {
		OptionalLong parsed = parse(written);
		OptionalLong now = number(field, group.state());
		if (parsed.isEmpty() || now.isEmpty())
			return OptionalLong.empty();
		int shift = Long.numberOfTrailingZeros(mask());
		long placed = parsed.getAsLong() << shift;
		if (placed >>> shift != parsed.getAsLong() || (placed & ~mask()) != 0)
			return OptionalLong.empty();
		return OptionalLong.of(now.getAsLong() & ~mask() | placed);
	}

	@Override
	public final boolean verifyValue(String written) {
		OptionalLong value = entered(written);
		return value.isPresent() && editable().filter(way -> way.allows(value.getAsLong() & mask())).isPresent();
	}

	/** Asks for the edit, and stands where it is done; what the kernel refuses is told with its error number. */
	@Override
	public final void setValue(String written) throws DebugException {
		Optional<String> refusal = target().session().refusal();
		if (refusal.isPresent())
			throw refused(refusal.get());
		OptionalLong value = entered(written);
		if (value.isEmpty())
			throw refused(Texts.of("value.none", written, getName()));
		long asked = field instanceof IntField small && small.format().kind() == Format.Kind.OPTIONAL
				? value.getAsLong() - 1 : value.getAsLong();
		target().ask(new Request.Decide(
				new Decision.Come(new Impulse.OfEdit(field.place(), field.name(), asked))));
	}
}
