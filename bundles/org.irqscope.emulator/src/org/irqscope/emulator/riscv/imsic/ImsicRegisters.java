package org.irqscope.emulator.riscv.imsic;

import java.util.Optional;

import org.irqscope.emulator.journal.Journal;
import org.irqscope.emulator.kvm.Errno;
import org.irqscope.emulator.kvm.GuestData;
import org.irqscope.emulator.riscv.RiscvVcpu;
import org.irqscope.emulator.riscv.hart.HartFields;
import org.irqscope.emulator.state.IntField;

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
	private final Priorities priorities;

	ImsicRegisters(RiscvVcpu vcpu, SoftwareFile file) {
		this.vcpu = vcpu;
		this.journal = vcpu.kvm.journal;
		this.file = file;
		vsiselect = vcpu.hart.hex32(HartFields.VSISELECT);
		priorities = new Priorities(vcpu.hart);
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
			result = priorities.rmw(register - FIRST_IPRIO, answer, value, mask);
		else if (register >= FIRST_IMSIC && register <= LAST_IMSIC && initialized())
			result = rmw(register, answer, value, mask);
		return journal.leave(result);
	}

	private boolean initialized() {
		return vcpu.kvm.aia.imsicInitialized(vcpu.index);
	}

	/** What the guest has given an interrupt of its hart, 256 where it has given none. */
	public int priority(int irq) {
		return priorities.of(irq);
	}

	/** {@code kvm_riscv_vcpu_aia_imsic_rmw}: also when it fails the interrupt is worked out anew after a write. */
	public int rmw(int register, GuestData answer, long value, long mask) {
		journal.enter(ImsicSite.KVM_RISCV_VCPU_AIA_IMSIC_RMW, vcpu.index, register, value & mask);
		int result = change(vcpu.imsic.inUse.hardware(), register, answer, value, mask);
		if (mask != 0 && vcpu.imsic.inUse.hardware().isEmpty())
			file.extirqUpdate();
		return journal.leave(result);
	}

	/** A file of the hardware is asked by an interrupt of its processor. */
	private int change(Optional<GuestFile> hardware, int register, GuestData answer, long value, long mask) {
		InterruptFile used = hardware.map(InterruptFile.class::cast).orElse(file);
		if (register == EIDELIVERY)
			return change(used.eidelivery, 1, answer, value, mask);
		if (register == EITHRESHOLD)
			return change(used.eithreshold, THRESHOLD, answer, value, mask);
		if (register < EIP0)
			return -Errno.ENOENT;
		boolean enables = register >= EIE0;
		int number = register - (enables ? EIE0 : EIP0);
		if ((number & 1) != 0 || number / 2 >= words())
			return -Errno.EINVAL;
		IdentityBits bits = enables ? used.eie : used.eip;
		return hardware.isPresent() ? changeBoth(bits, number, answer, value, mask)
				: changeWord(bits, number, answer, value, mask);
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

	/** The hardware has words of 64 bits. */
	private static int changeBoth(IdentityBits bits, int number, GuestData answer, long value, long mask) {
		IntField low = bits.word(number);
		IntField high = bits.word(number + 1);
		long now = low.get() & 0xffffffffL | (long) high.get() << 32;
		answer.set(now);
		long next = now & ~mask | value & mask & (number == 0 ? ~1L : -1L);
		low.set((int) next);
		high.set((int) (next >>> 32));
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
