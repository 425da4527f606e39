package org.irqscope.emulator.x86;

import org.irqscope.emulator.kvm.Errno;
import org.irqscope.emulator.state.IntField;
import org.irqscope.emulator.state.State;
import org.irqscope.emulator.state.Struct;

/** {@code KVM_CAP_DISABLE_QUIRKS2}: behaviour that is wrong and stays until user space switches it off for its VM. */
public final class Quirks {
	/**
	 * The numbers of {@code KVM_X86_QUIRK_*}: a boot processor's LINT0 is open, a LAPIC's unused page answers, OUT
	 * 0x7e.
	 */
	public static final int LINT0_REENABLED = 1, LAPIC_MMIO_HOLE = 1 << 2, OUT_7E_INC_RIP = 1 << 3;
	/** {@code KVM_X86_VALID_QUIRKS} */
	private static final int VALID = 0x7ff;

	private final IntField disabled;

	Quirks(State state) {
		disabled = Struct.hidden(state).hex32(X86Fields.DISABLED_QUIRKS);
	}

	/** @return 0, or {@code -EINVAL} for a bit that is no quirk */
	int disable(long quirks) {
		if ((quirks & ~VALID) != 0)
			return -Errno.EINVAL;
		disabled.or((int) quirks);
		return 0;
	}

	/** {@code kvm_check_has_quirk} */
	public boolean has(int quirk) {
		return !disabled.has(quirk);
	}
}
