package org.irqscope.debug.memory;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.eclipse.debug.core.DebugException;
import org.eclipse.debug.core.model.IMemoryBlockExtension;
import org.eclipse.debug.core.model.IStackFrame;
import org.irqscope.core.expression.Datum;
import org.irqscope.core.expression.Expression;
import org.irqscope.core.expression.ExpressionException;
import org.irqscope.core.expression.Scope;
import org.irqscope.core.run.Stop;
import org.irqscope.debug.model.ContextThread;
import org.irqscope.debug.model.MachineTarget;
import org.irqscope.emulator.journal.ContextKind;
import org.irqscope.emulator.kvm.KvmPlace;
import org.irqscope.emulator.state.Place;
import org.irqscope.emulator.state.Snapshot;
import org.irqscope.text.CNumber;

/**
 * Finds the memory of a machine that a person names: {@code lapic[0]}, {@code pid[0]}, an address of the guest, or an
 * expression that comes to one. For any thread.
 */
public final class MachineMemory {
	private static final Pattern PART = Pattern.compile("\\s*(lapic|pid)\\s*\\[\\s*(\\d{1,6})\\s*]\\s*",
			Pattern.CASE_INSENSITIVE);

	private MachineMemory() {
	}

	/** The guest's memory from an address on, as the first vCPU sees it. */
	public static IMemoryBlockExtension at(MachineTarget target, long address) {
		return new MachineMemoryBlock(target, CNumber.hex(address), new GuestBytes(0, address));
	}

	/**
	 * The memory that an expression names.
	 *
	 * @param context what is selected in the Debug view: addresses are those of its vCPU
	 * @throws DebugException when it names none
	 */
	public static IMemoryBlockExtension of(MachineTarget target, String expression, Object context)
			throws DebugException {
		Stop stop = target.stop()
				.orElseThrow(() -> MachineMemoryBlock.none(Texts.of("memory.none")));
		Snapshot state = stop.state().orElseThrow(() -> MachineMemoryBlock.none(Texts.of("memory.none")));
		Matcher part = PART.matcher(expression);
		if (!part.matches())
			return new MachineMemoryBlock(target, expression,
					new GuestBytes(vcpu(context), address(expression, state, stop)));
		int vcpu = Integer.parseInt(part.group(2));
		if (state.fields().stream().noneMatch(field -> field.place().equals(new Place(KvmPlace.VCPU, vcpu))))
			throw MachineMemoryBlock.none(Texts.of("memory.no.vcpu", vcpu));
		return part.group(1).equalsIgnoreCase("pid")
				? new MachineMemoryBlock(target, Texts.of("memory.descriptor", vcpu), new DescriptorBytes(vcpu))
				: new MachineMemoryBlock(target, Texts.of("memory.lapic", vcpu), new LapicBytes(vcpu));
	}

	private static int vcpu(Object selected) {
		Object thread = selected instanceof IStackFrame frame ? frame.getThread() : selected;
		boolean onVcpu = thread instanceof ContextThread known && (known.context().kind() == ContextKind.VCPU
				|| known.context().kind() == ContextKind.GUEST);
		return onVcpu ? ((ContextThread) thread).context().index() : 0;
	}

	private static long address(String expression, Snapshot state, Stop stop) throws DebugException {
		try {
			Datum value = Expression.parse(expression).value(Scope.of(state, stop.hop()));
			if (value instanceof Datum.OfNumber number)
				return number.number();
			throw MachineMemoryBlock.none(Texts.of("memory.no.address", expression));
		} catch (ExpressionException e) {
			throw MachineMemoryBlock.none(e.located());
		}
	}
}
