package org.irqscope.emulator.x86.pit;

import org.irqscope.emulator.kvm.Errno;
import org.irqscope.emulator.kvm.user.IoctlException;
import org.irqscope.emulator.x86.IrqchipMode;
import org.irqscope.emulator.x86.KernelDifference;
import org.irqscope.emulator.x86.X86Kvm;

/** The ioctls of a VM that are about its timer chip. Errors are negative {@link Errno} numbers. */
public final class PitIoctls {
	/** The flag of {@code KVM_CREATE_PIT2} that also answers port 0x61. */
	public static final int SPEAKER_DUMMY = 1;
	private final X86Kvm kvm;

	public PitIoctls(X86Kvm kvm) {
		this.kvm = kvm;
	}

	/** {@code KVM_CREATE_PIT}, with the speaker's port. */
	public int createPit() {
		return createPit2(SPEAKER_DUMMY);
	}

	/** {@code KVM_CREATE_PIT2} */
	public int createPit2(int flags) {
		if (kvm.hasPit())
			return -Errno.EEXIST;
		if (kvm.irqchipMode() != IrqchipMode.KERNEL && !allowedBesideSplitIrqchip())
			return -Errno.ENOENT;
		kvm.createPit((flags & SPEAKER_DUMMY) != 0);
		return 0;
	}

	private boolean allowedBesideSplitIrqchip() {
		return kvm.irqchipMode() == IrqchipMode.SPLIT && kvm.host.has(KernelDifference.PIT_WITHOUT_PIC);
	}

	/** {@code KVM_REINJECT_CONTROL} */
	public int reinjectControl(boolean reinject) {
		if (!kvm.hasPit())
			return -Errno.ENXIO;
		kvm.pit().setReinject(reinject);
		return 0;
	}

	/**
	 * {@code KVM_GET_PIT2}
	 *
	 * @throws IoctlException {@code ENXIO} when the machine has no timer chip
	 */
	public PitState getPit2() {
		if (!kvm.hasPit())
			throw new IoctlException("KVM_GET_PIT2", Errno.ENXIO);
		return kvm.pit().state();
	}

	/** {@code KVM_SET_PIT2}: the counters start again from their counts. */
	public int setPit2(PitState state) {
		if (!kvm.hasPit())
			return -Errno.ENXIO;
		kvm.pit().setState(state);
		return 0;
	}
}
