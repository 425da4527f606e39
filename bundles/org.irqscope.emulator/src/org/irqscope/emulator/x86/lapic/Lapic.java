package org.irqscope.emulator.x86.lapic;

import org.irqscope.emulator.state.FieldName;
import org.irqscope.emulator.state.IntField;
import org.irqscope.emulator.state.LongField;
import org.irqscope.emulator.state.Struct;
import org.irqscope.emulator.x86.X86Kvm;
import org.irqscope.emulator.x86.X86Place;
import org.irqscope.emulator.x86.X86Vcpu;

/**
 * One local APIC, {@code struct kvm_lapic}: the register page and what the kernel caches of it. Sections 5.1 to 5.6
 * of the kernel's interrupt paths; the functions by subject are in {@link LapicRegisters}, {@link LapicAccept},
 * {@link LapicEoi}, {@link LapicTimer} and {@link LapicReset}.
 */
public final class Lapic {
	/** Offsets into the register page. */
	public static final int ID = 0x20, LVR = 0x30, TASKPRI = 0x80, ARBPRI = 0x90, PROCPRI = 0xa0, EOI = 0xb0,
			LDR = 0xd0, DFR = 0xe0, SPIV = 0xf0, ISR = 0x100, TMR = 0x180, IRR = 0x200, ESR = 0x280, LVTCMCI = 0x2f0,
			ICR = 0x300, ICR2 = 0x310, LVTT = 0x320, LVTTHMR = 0x330, LVTPC = 0x340, LVT0 = 0x350, LVT1 = 0x360,
			LVTERR = 0x370, TMICT = 0x380, TMCCT = 0x390, TDCR = 0x3e0, SELF_IPI = 0x3f0;
	/** The number of registers in the page that {@code KVM_GET_LAPIC} carries, one every 16 bytes. */
	public static final int REGISTERS = 64;

	static final int DFR_FLAT = 0xffffffff, DFR_CLUSTER = 0x0fffffff;
	public static final int SPIV_ENABLED = 0x100, DIRECTED_EOI_SPIV = 0x1000, DIRECTED_EOI_LVR = 1 << 24;
	/** {@link #SPIV} as Linux sets it: enabled, with vector 255 for spurious interrupts. */
	public static final int SPIV_LINUX = SPIV_ENABLED | 0xff;
	public static final int LVT_MASKED = 0x10000;
	/** Bits of {@code MSR_IA32_APICBASE}. */
	public static final long BASE_BSP = 0x100, BASE_X2APIC = 0x400, BASE_ENABLE = 0x800, DEFAULT_BASE = 0xfee00000L;
	/** Bits of {@link #pendingEvents}. */
	public static final int PENDING_INIT = 1, PENDING_SIPI = 2;

	public final X86Vcpu vcpu;
	final X86Kvm kvm;
	final Struct struct;
	private final IntField[] registers = new IntField[REGISTERS];
	public final LongField apicBase;
	final IntField swEnabled;
	/** A hint: false only when no bit of IRR is set. */
	final IntField irrPending;
	final IntField isrCount;
	/** The highest vector in service plus one, 0 when it must be looked up. */
	private final IntField highestIsrCache;
	final IntField arbPriority;
	final IntField lvt0InNmiMode;
	public final IntField pendingEvents;
	public final IntField sipiVector;
	final X2apicIcr x2apicIcr;
	public final LapicRegisters mmio;
	public final LapicAccept accept;
	public final LapicEoi eoi;
	public final PvEoi pvEoi;
	public final LapicTimer timer;
	public final LapicReset reset;

	public Lapic(X86Vcpu vcpu) {
		this.vcpu = vcpu;
		this.kvm = vcpu.kvm;
		this.struct = new Struct(kvm.journal.state(), X86Place.LAPIC, vcpu.index);
		for (int at = 0; at < REGISTERS; at++)
			registers[at] = register(at << 4);
		apicBase = struct.hex64(LapicFields.APIC_BASE);
		swEnabled = struct.flag(LapicFields.SW_ENABLED);
		irrPending = struct.flag(LapicFields.IRR_PENDING);
		isrCount = struct.number(LapicFields.ISR_COUNT);
		highestIsrCache = struct.plusOne(LapicFields.HIGHEST_ISR_CACHE);
		arbPriority = struct.number(LapicFields.APIC_ARB_PRIO);
		lvt0InNmiMode = struct.flag(LapicFields.LVT0_IN_NMI_MODE);
		pendingEvents = struct.hex8(LapicFields.PENDING_EVENTS);
		sipiVector = struct.hex8(LapicFields.SIPI_VECTOR);
		x2apicIcr = new X2apicIcr(this);
		mmio = new LapicRegisters(this);
		accept = new LapicAccept(this);
		eoi = new LapicEoi(this);
		pvEoi = new PvEoi(this);
		timer = new LapicTimer(this);
		reset = new LapicReset(this);
	}

	private IntField register(int offset) {
		if (offset >= ISR && offset < ESR) {
			FieldName bank = offset < TMR ? LapicFields.ISR : offset < IRR ? LapicFields.TMR : LapicFields.IRR;
			int word = offset >> 4 & 7;
			return struct.vectors(bank.at(word), word * 32);
		}
		return struct.hex32(LapicFields.register(offset));
	}

	/** The register at an offset, as the page holds it. */
	public int get(int offset) {
		return registers[offset >> 4].get();
	}

	public void set(int offset, int value) {
		registers[offset >> 4].set(value);
	}

	/** {@code kvm_apic_hw_enabled} */
	public boolean hwEnabled() {
		return (apicBase.get() & BASE_ENABLE) != 0;
	}

	public boolean swEnabled() {
		return swEnabled.isSet();
	}

	/** {@code apic_enabled} */
	public boolean enabled() {
		return swEnabled() && hwEnabled();
	}

	public boolean x2apicMode() {
		return (apicBase.get() & BASE_X2APIC) != 0;
	}

	int x2apicId() {
		return vcpu.id();
	}

	public int xapicId() {
		return get(ID) >>> 24;
	}

	/** {@code apic_test_vector} in ISR, TMR or IRR. */
	public boolean test(int bank, int vector) {
		return registers[(bank >> 4) + (vector >> 5)].has(1 << (vector & 31));
	}

	public void setVector(int bank, int vector) {
		registers[(bank >> 4) + (vector >> 5)].or(1 << (vector & 31));
	}

	public void clearVector(int bank, int vector) {
		registers[(bank >> 4) + (vector >> 5)].clear(1 << (vector & 31));
	}

	/** {@code apic_find_highest_vector} of ISR, TMR or IRR; -1 when it is empty. */
	public int highest(int bank) {
		for (int word = 7; word >= 0; word--) {
			int bits = registers[(bank >> 4) + word].get();
			if (bits != 0)
				return word * 32 + 31 - Integer.numberOfLeadingZeros(bits);
		}
		return -1;
	}

	/** {@code kvm_lapic_set_irr} */
	public void setIrr(int vector) {
		setVector(IRR, vector);
		// Set after the bit: the hint may be true without a bit, never false with one.
		irrPending.set(1);
	}

	public int highestIrr() {
		return irrPending.isSet() ? highest(IRR) : -1;
	}

	/** {@code apic_clear_irr} */
	void clearIrr(int vector) {
		clearVector(IRR, vector);
		if (!vcpu.apicv.active())
			irrPending.set(highest(IRR) != -1);
	}

	/** {@code apic_set_isr} */
	void setIsr(int vector) {
		if (test(ISR, vector))
			return;
		setVector(ISR, vector);
		if (vcpu.apicv.active()) {
			vcpu.apicv.hwapicIsrUpdate(vector);
			return;
		}
		isrCount.set(isrCount.get() + 1);
		highestIsrCache.set(vector + 1);
	}

	/** {@code apic_clear_isr} */
	void clearIsr(int vector) {
		if (!test(ISR, vector))
			return;
		clearVector(ISR, vector);
		if (vcpu.apicv.active()) {
			vcpu.apicv.hwapicIsrUpdate(highestIsr());
			return;
		}
		isrCount.set(isrCount.get() - 1);
		highestIsrCache.set(0);
	}

	/** {@code apic_find_highest_isr} */
	int highestIsr() {
		if (vcpu.apicv.active())
			return highest(ISR);
		if (!isrCount.isSet())
			return -1;
		return highestIsrCache.isSet() ? highestIsrCache.get() - 1 : highest(ISR);
	}

	/** {@code highest_isr_cache}: the highest vector in service, or -1 while that is not known. */
	int cachedHighestIsr() {
		return highestIsrCache.get() - 1;
	}

	/** {@code kvm_apic_update_apicv}: the caches are worked out from the page. */
	public void updateApicv() {
		irrPending.set(1);
		int count = 0;
		for (int word = 0; word < 8; word++)
			count += Integer.bitCount(get(ISR + word * 16));
		isrCount.set(vcpu.apicv.active() ? 1 : count);
		highestIsrCache.set(0);
	}

	/** {@code __apic_update_ppr}: true when the priority became lower. */
	public boolean recomputePpr() {
		int tpr = get(TASKPRI);
		int inService = Math.max(highestIsr(), 0);
		int ppr = (tpr & 0xf0) >= (inService & 0xf0) ? tpr & 0xff : inService & 0xf0;
		boolean lower = ppr < get(PROCPRI);
		set(PROCPRI, ppr);
		return lower;
	}

	/** {@code apic_update_ppr} */
	void updatePpr() {
		if (recomputePpr() && deliverable() != -1)
			vcpu.makeRequest(X86Vcpu.REQ_EVENT);
	}

	/** {@code apic_has_interrupt_for_ppr} of the PPR register: the vector, or -1. */
	private int deliverable() {
		vcpu.apicv.syncPirToIrr();
		int irr = highestIrr();
		return irr == -1 || (irr & 0xf0) <= get(PROCPRI) ? -1 : irr;
	}

	/** {@code kvm_apic_has_interrupt}: the vector that the processor would take now, or -1. */
	public int kvmApicHasInterrupt() {
		if (!hwEnabled())
			return -1;
		recomputePpr();
		return deliverable();
	}

	/** {@code kvm_apic_accept_pic_intr}: whether the PIC's INTR line reaches the processor. */
	public boolean kvmApicAcceptPicIntr() {
		int lvt0 = get(LVT0);
		return !hwEnabled() || (lvt0 & LVT_MASKED) == 0 && (lvt0 & 0x700) == LapicIrq.EXTINT;
	}

	/** {@code kvm_lapic_get_cr8} */
	public int getCr8() {
		return get(TASKPRI) >> 4 & 0xf;
	}

	/** {@code kvm_apic_pending_eoi} */
	public boolean pendingEoi(int vector) {
		return test(ISR, vector) || test(IRR, vector);
	}

	/** The register page as {@code KVM_GET_LAPIC} shows it, without what hardware has posted. */
	public LapicState state() {
		return reset.getState();
	}

	/** The value of {@code MSR_IA32_APICBASE}. */
	public long apicBase() {
		return apicBase.get();
	}

	@Override
	public String toString() {
		return "LAPIC " + vcpu.index;
	}
}
