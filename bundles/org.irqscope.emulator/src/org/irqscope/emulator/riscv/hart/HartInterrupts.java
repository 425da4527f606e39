package org.irqscope.emulator.riscv.hart;

import org.irqscope.emulator.journal.Journal;
import org.irqscope.emulator.kvm.Errno;
import org.irqscope.emulator.riscv.RiscvVcpu;
import org.irqscope.emulator.state.LongField;

/** What waits for a hart: posted by many, merged into HVIP by its thread at each entry. Section 3. */
public final class HartInterrupts {
	/** Numbers of interrupts, as HVIP has them; the guest sees each one bit lower. */
	public static final int VS_SOFT = 2, VS_TIMER = 6, VS_EXT = 10, PMU_OVF = 13;
	/** What {@code KVM_INTERRUPT} is called with to post; any other number withdraws. */
	public static final int KVM_INTERRUPT_SET = -1, KVM_INTERRUPT_UNSET = -2;
	private static final int LOCAL_MAX = 14, NUMBERS = 64;
	/** The bits of {@code vsip}, which stand in HVIP one bit higher. */
	private static final long VSIP = 0x222;
	private static final long BEYOND_LOCAL = -1L << LOCAL_MAX;

	private final RiscvVcpu vcpu;
	private final Journal journal;
	final LongField pending;
	final LongField mask;
	/** What KVM has put into HVIP last. */
	final LongField guestHvip;
	/** VSIE at the last exit. */
	final LongField guestVsie;
	/** The registers of the hart itself. */
	final LongField hvip, vsie;

	public HartInterrupts(RiscvVcpu vcpu) {
		this.vcpu = vcpu;
		this.journal = vcpu.kvm.journal;
		pending = vcpu.struct.hex64(HartFields.IRQS_PENDING);
		mask = vcpu.struct.hex64(HartFields.IRQS_PENDING_MASK);
		guestHvip = vcpu.struct.hex64(HartFields.GUEST_HVIP);
		guestVsie = vcpu.struct.hex64(HartFields.GUEST_VSIE);
		hvip = vcpu.hart.hex64(HartFields.HVIP);
		vsie = vcpu.hart.hex64(HartFields.VSIE);
	}

	private boolean known(int irq) {
		return irq == VS_SOFT || irq == VS_TIMER || irq == VS_EXT || irq >= LOCAL_MAX && irq < NUMBERS
				|| irq == PMU_OVF && vcpu.kvm.host.version().countsOverflow();
	}

	/** {@code kvm_riscv_vcpu_set_interrupt}: 0, or {@code -EINVAL} for what is not for guests. */
	public int set(int irq) {
		if (!known(irq))
			return -Errno.EINVAL;
		journal.enter(HartSite.KVM_RISCV_VCPU_SET_INTERRUPT, vcpu.index, irq, 0);
		pending.set(pending.get() | 1L << irq);
		mask.set(mask.get() | 1L << irq);
		journal.why(HartWhy.INTERRUPT_POSTED, irq, vcpu.index);
		vcpu.kvmVcpuKick();
		return journal.leave(0);
	}

	/** {@code kvm_riscv_vcpu_unset_interrupt}: nobody is kicked, so that the line falls at the next entry only. */
	public int unset(int irq) {
		if (!known(irq))
			return -Errno.EINVAL;
		journal.enter(HartSite.KVM_RISCV_VCPU_UNSET_INTERRUPT, vcpu.index, irq, 0);
		pending.set(pending.get() & ~(1L << irq));
		mask.set(mask.get() | 1L << irq);
		return journal.leave(0, HartWhy.INTERRUPT_WITHDRAWN, irq);
	}

	/** {@code KVM_INTERRUPT}, which does not wait for the vCPU. */
	public int kvmInterrupt(int value) {
		journal.enter(HartSite.KVM_ARCH_VCPU_ASYNC_IOCTL, vcpu.index, value, 0);
		return journal.leave(value == KVM_INTERRUPT_SET ? set(VS_EXT) : unset(VS_EXT));
	}

	/** {@code kvm_riscv_vcpu_flush_interrupts} and {@code kvm_riscv_update_hvip}: what was posted is in HVIP now. */
	void flush() {
		long changed = mask.get();
		journal.enter(HartSite.KVM_RISCV_VCPU_FLUSH_INTERRUPTS, vcpu.index, changed, pending.get());
		if (changed == 0)
			journal.leave(HartWhy.NOTHING_TO_FLUSH);
		else {
			journal.why(HartWhy.FLUSHED, changed);
			merge();
			journal.leave();
		}
		if (hvip.get() == guestHvip.get())
			return;
		journal.enter(HartSite.KVM_RISCV_UPDATE_HVIP, vcpu.index, guestHvip.get(), 0);
		hvip.set(guestHvip.get());
		journal.leave(has(hvip, VS_EXT) ? HartWhy.VSEIP_UP : HartWhy.VSEIP_DOWN);
	}

	private void merge() {
		long changed = mask.get();
		mask.set(0);
		guestHvip.set(guestHvip.get() & ~changed | pending.get() & changed);
	}

	/** {@code kvm_riscv_vcpu_sync_interrupts}: what the guest has done to its own bits since the entry. */
	void sync() {
		journal.enter(HartSite.KVM_RISCV_VCPU_SYNC_INTERRUPTS, vcpu.index, 0, 0);
		guestVsie.set(vsie.get());
		long changed = hvip.get() ^ guestHvip.get();
		if ((changed & 1L << VS_SOFT) != 0)
			follow(VS_SOFT);
		if ((changed & 1L << PMU_OVF) != 0 && !has(hvip, PMU_OVF))
			follow(PMU_OVF);
		vcpu.timer.sync();
		journal.leave();
	}

	/** Somebody who has posted meanwhile wins. */
	private void follow(int irq) {
		if (has(mask, irq))
			return;
		journal.why(HartWhy.GUEST_CLEARED_SSIP);
		mask.set(mask.get() | 1L << irq);
		pending.set(has(hvip, irq) ? pending.get() | 1L << irq : pending.get() & ~(1L << irq));
	}

	/** {@code kvm_riscv_vcpu_has_interrupts}: what ends a WFI, which is no matter of HVIP or of vsstatus.SIE. */
	public boolean kvmRiscvVcpuHasInterrupts() {
		long enabled = (guestVsie.get() & VSIP) << 1 | guestVsie.get() & BEYOND_LOCAL;
		return (pending.get() & enabled) != 0
				|| (guestVsie.get() & 1L << VS_EXT - 1) != 0 && vcpu.imsic.hasInterrupt();
	}

	/** ONE_REG {@code sip}: what was posted counts as the guest's. */
	public long getSip() {
		merge();
		return guestHvip.get() >> 1 & VSIP | guestHvip.get() & BEYOND_LOCAL;
	}

	/** ONE_REG {@code sip}: HVIP changes and what is pending does not. */
	public void setSip(long value) {
		guestHvip.set((value & VSIP) << 1);
		mask.set(0);
	}

	/** The guest writes {@code sie}, or user space does while nothing runs. */
	public void setVsie(long value) {
		vsie.set(value & VSIP);
		guestVsie.set(value & VSIP);
	}

	/** The guest writes {@code sie} without an exit. */
	public void guestWritesSie(long value) {
		vsie.set(value & VSIP);
	}

	/** The guest clears or sets {@code sip.SSIP}, an alias of HVIP that no exit tells of. */
	public void guestWritesSsip(boolean value) {
		hvip.set(value ? hvip.get() | 1L << VS_SOFT : hvip.get() & ~(1L << VS_SOFT));
	}

	/** What the guest sees in {@code sip}. */
	public long sip() {
		long timer = vcpu.timer.guestSeesExpiry() ? 1L << VS_TIMER - 1 : 0;
		long file = vcpu.imsic.interruptsHart() ? 1L << VS_EXT - 1 : 0;
		return hvip.get() >> 1 & VSIP | timer | file;
	}

	/** A state that somebody has written down comes back. */
	public void restore(long posted, long changed, long merged, long enabled) {
		pending.set(posted);
		mask.set(changed);
		guestHvip.set(merged);
		hvip.set(merged);
		setVsie(enabled);
	}

	/** Reset by {@code hart_start}. */
	void reset() {
		pending.set(0);
		mask.set(0);
		guestHvip.set(0);
		guestVsie.set(0);
		hvip.set(0);
		vsie.set(0);
	}

	public long pending() {
		return pending.get();
	}

	public long mask() {
		return mask.get();
	}

	/** HVIP as the hart has it. */
	public long hvip() {
		return hvip.get();
	}

	/** What KVM has put into HVIP, or is about to. */
	public long guestHvip() {
		return guestHvip.get();
	}

	/** The register {@code sie} of the guest. */
	public long vsie() {
		return vsie.get();
	}

	private static boolean has(LongField bits, int irq) {
		return (bits.get() >> irq & 1) != 0;
	}
}
