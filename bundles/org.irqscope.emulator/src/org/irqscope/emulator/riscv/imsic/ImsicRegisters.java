package org.irqscope.emulator.riscv.imsic;

import org.irqscope.emulator.journal.Journal;
import org.irqscope.emulator.kvm.Errno;
import org.irqscope.emulator.kvm.GuestData;
import org.irqscope.emulator.riscv.RiscvVcpu;
import org.irqscope.emulator.riscv.hart.HartFields;
import org.irqscope.emulator.state.IntField;
import org.irqscope.emulator.state.LongField;

/** The registers of an interrupt file, of the guest and as attributes: section 6.7. */
public final class ImsicRegisters {
	/** Numbers of registers behind {@code siselect}. */
	public static final int EIDELIVERY = 0x70, EITHRESHOLD = 0x72, EIP0 = 0x80, EIE0 = 0xc0;
	private static final int FIRST_IPRIO = 0x30, LAST_IPRIO = 0x3f, FIRST_IMSIC = 0x70, LAST_IMSIC = 0xff;
	private static final int THRESHOLD = 0x7ff, SELECT = 0x1ff;

	private final RiscvVcpu vcpu;
	private final Journal journal;
	private final SoftwareFile file;
	/** {@code vsiselect}, which the guest writes without an exit. */
	private final IntField vsiselect;
	private final LongField[] iprio = new LongField[2];

	ImsicRegisters(RiscvVcpu vcpu, SoftwareFile file) {
		this.vcpu = vcpu;
		this.journal = vcpu.kvm.journal;
		this.file = file;
		vsiselect = vcpu.hart.hex32(HartFields.VSISELECT);
		for (int number = 0; number < iprio.length; number++)
			iprio[number] = vcpu.hart.hex64(HartFields.HVIPRIO.at(number));
	}

	/** The guest chooses a register. */
	public void select(int register) {
		vsiselect.set(register);
	}

	/** What the guest has chosen. */
	public int selected() {
		return vsiselect.get();
	}

	/** {@code kvm_riscv_vcpu_aia_rmw_topei}: what is read, and any write claims it. */
	public int rmwTopei(GuestData answer, long mask) {
		if (!initialized())
			return -Errno.ENOENT;
		journal.enter(ImsicSite.KVM_RISCV_VCPU_AIA_RMW_TOPEI, vcpu.index, 0, 0);
		int top = file.topei();
		answer.set(top);
		if (mask != 0 && top != 0) {
			journal.why(ImsicWhy.CLAIMED, top >> 16);
			file.claim(top);
		} else if (top == 0)
			journal.why(ImsicWhy.NOTHING_TO_CLAIM);
		if (mask != 0)
			file.extirqUpdate();
		return journal.leave(0);
	}

	/** {@code kvm_riscv_vcpu_aia_rmw_ireg}: the register that is chosen. */
	public int rmwIreg(GuestData answer, long value, long mask) {
		int register = vsiselect.get() & SELECT;
		journal.enter(ImsicSite.KVM_RISCV_VCPU_AIA_RMW_IREG, vcpu.index, register, 0);
		int result = -Errno.ENOENT;
		if (register >= FIRST_IPRIO && register <= LAST_IPRIO)
			result = rmwIprio(register - FIRST_IPRIO, answer, value, mask);
		else if (register >= FIRST_IMSIC && register <= LAST_IMSIC && initialized())
			result = rmw(register, answer, value, mask);
		return journal.leave(result);
	}

	private boolean initialized() {
		return vcpu.kvm.aia.imsicInitialized(vcpu.index);
	}

	/** Two registers of eight priorities each; with 64 bits the odd ones are not there. */
	private int rmwIprio(int number, GuestData answer, long value, long mask) {
		if ((number & 1) != 0)
			return -Errno.EINVAL;
		if (number / 2 >= iprio.length) {
			answer.set(0);
			return 0;
		}
		LongField priorities = iprio[number / 2];
		answer.set(priorities.get());
		priorities.set(priorities.get() & ~mask | value & mask);
		return 0;
	}

	/** {@code kvm_riscv_vcpu_aia_imsic_rmw}: also when it fails the interrupt is worked out anew after a write. */
	public int rmw(int register, GuestData answer, long value, long mask) {
		journal.enter(ImsicSite.KVM_RISCV_VCPU_AIA_IMSIC_RMW, vcpu.index, register, value & mask);
		int result = change(register, answer, value, mask);
		if (mask != 0)
			file.extirqUpdate();
		return journal.leave(result);
	}

	private int change(int register, GuestData answer, long value, long mask) {
		if (register == EIDELIVERY)
			return change(file.eidelivery, 1, answer, value, mask);
		if (register == EITHRESHOLD)
			return change(file.eithreshold, THRESHOLD, answer, value, mask);
		if (register < EIP0)
			return -Errno.ENOENT;
		boolean enables = register >= EIE0;
		int number = register - (enables ? EIE0 : EIP0);
		if ((number & 1) != 0 || number / 2 >= words())
			return -Errno.EINVAL;
		return changeWord(enables ? file.eie : file.eip, number, answer, value, mask);
	}

	private int words() {
		return (vcpu.kvm.aia.nrIds() + 1 + 63) / 64;
	}

	private static int change(IntField field, int bits, GuestData answer, long value, long mask) {
		answer.set(field.get());
		int written = (int) mask & bits;
		field.set(field.get() & ~written | (int) value & written);
		return 0;
	}

	/**
	 * {@code imsic_mrif_rmw}: the kernel changes a word of 64 bits with instructions for 32, so that the upper half
	 * stays and what is read is the lower half with its sign.
	 */
	private int changeWord(IdentityBits bits, int number, GuestData answer, long value, long mask) {
		IntField low = bits.word(number);
		int written = (int) mask & (number == 0 ? ~1 : ~0);
		answer.set(low.get());
		low.set(low.get() & ~written | (int) value & written);
		if ((value & mask) >>> 32 != 0)
			journal.why(ImsicWhy.UPPER_HALF_LOST, number * 32L + 32, number * 32L + 63);
		return 0;
	}
}
