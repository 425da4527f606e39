package org.irqscope.debug.memory;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

import org.irqscope.core.run.Impulse;
import org.irqscope.emulator.state.Snapshot;
import org.irqscope.emulator.x86.X86Fields;

/**
 * The posted-interrupt descriptor of a vCPU: 256 bits of vectors, ON and SN, the notification vector and its
 * destination, of which the machine keeps the first three. Nothing can set it. For any thread.
 */
record DescriptorBytes(StateFields fields) implements Bytes {
	private static final int BYTES = 64, CONTROL = 32, VECTOR = 34, RESERVED = 40;

	DescriptorBytes(int vcpu) {
		this(new StateFields(vcpu));
	}

	@Override
	public long start() {
		return 0;
	}

	@Override
	public long length() {
		return BYTES;
	}

	@Override
	public OptionalInt at(Snapshot state, long address) {
		int offset = (int) address;
		if (offset < CONTROL) {
			long word = fields.number(state, X86Fields.PID_PIR.at(offset / Integer.BYTES)).orElse(0);
			return OptionalInt.of((int) (word >>> offset % Integer.BYTES * Byte.SIZE & 0xff));
		}
		if (offset == CONTROL)
			return OptionalInt.of((int) (fields.number(state, X86Fields.PID_ON).orElse(0)
					| fields.number(state, X86Fields.PID_SN).orElse(0) << 1));
		return offset >= VECTOR && offset < RESERVED ? OptionalInt.empty() : OptionalInt.of(0);
	}

	@Override
	public List<Impulse.OfEdit> edits(Snapshot state, Map<Long, Integer> written) {
		return List.of();
	}
}
