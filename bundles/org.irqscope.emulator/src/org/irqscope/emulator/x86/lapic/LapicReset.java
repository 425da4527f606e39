package org.irqscope.emulator.x86.lapic;

import org.irqscope.emulator.kvm.Errno;
import org.irqscope.emulator.state.IntField;
import org.irqscope.emulator.state.Struct;
import org.irqscope.emulator.x86.IrqchipMode;
import org.irqscope.emulator.x86.Quirks;
import org.irqscope.emulator.x86.X86Fields;
import org.irqscope.emulator.x86.X86Vcpu;
import org.irqscope.emulator.x86.apicv.ApicvInhibits;

/** Reset, mode and save/restore of a local APIC: sections 5.1, 5.2, 5.13 and 5.15 of the kernel's interrupt paths. */
public final class LapicReset {
	private static final int[] LVTS = { Lapic.LVTT, Lapic.LVTTHMR, Lapic.LVTPC, Lapic.LVT0, Lapic.LVT1, Lapic.LVTERR };
	private static final int[] LVTS_AND_CMCI = { Lapic.LVTT, Lapic.LVTTHMR, Lapic.LVTPC, Lapic.LVT0, Lapic.LVT1,
			Lapic.LVTERR, Lapic.LVTCMCI };
	private static final int VERSION = 0x14;
	/** Reserved bits of the base register below the address. */
	private static final long BASE_RESERVED = 0x2ff;

	private final Lapic lapic;
	/** True where the local vector table has an entry for corrected machine checks. */
	private final IntField hasCmci;

	LapicReset(Lapic lapic) {
		this.lapic = lapic;
		this.hasCmci = Struct.hidden(lapic.kvm.journal.state()).flag(X86Fields.NR_LVT_ENTRIES);
	}

	/**
	 * {@code kvm_lapic_reset}.
	 *
	 * @param init true for an INIT, which keeps base and id
	 */
	public void kvmLapicReset(boolean init) {
		lapic.kvm.journal.enter(LapicSite.KVM_LAPIC_RESET, lapic.vcpu.index, init ? 1 : 0, 0);
		if (!init)
			setBase(Lapic.DEFAULT_BASE | Lapic.BASE_ENABLE | (lapic.vcpu.bootProcessor() ? Lapic.BASE_BSP : 0));
		lapic.timer.cancel();
		if (!init)
			setXapicId(lapic.vcpu.id());
		setVersion();
		for (int lvt : lvts())
			lapic.set(lvt, Lapic.LVT_MASKED);
		lapic.timer.updateLvtt();
		if (lapic.vcpu.bootProcessor() && lapic.kvm.quirks.has(Quirks.LINT0_REENABLED))
			lapic.set(Lapic.LVT0, LapicIrq.EXTINT);
		manageNmiWatchdog(lapic.get(Lapic.LVT0));
		lapic.set(Lapic.DFR, Lapic.DFR_FLAT);
		lapic.kvm.apicMapDirty();
		setSpiv(0xff);
		clearRegisters();
		lapic.updateApicv();
		lapic.timer.reset();
		lapic.pvEoi.reset();
		lapic.updatePpr();
		lapic.arbPriority.set(0);
		lapic.kvm.recalculateApicMap();
		lapic.kvm.journal.leave();
	}

	private void clearRegisters() {
		lapic.set(Lapic.TASKPRI, 0);
		if (lapic.x2apicMode())
			lapic.x2apicIcr.reset();
		else
			for (int register : new int[] { Lapic.LDR, Lapic.ICR, Lapic.ICR2 })
				lapic.set(register, 0);
		for (int register : new int[] { Lapic.ESR, Lapic.TDCR, Lapic.TMICT })
			lapic.set(register, 0);
		for (int word = 0; word < 8; word++) {
			lapic.set(Lapic.IRR + word * 16, 0);
			lapic.set(Lapic.ISR + word * 16, 0);
			lapic.set(Lapic.TMR + word * 16, 0);
		}
	}

	/** {@code kvm_apic_set_version}: directed EOI is offered only when no IOAPIC is in the kernel. */
	void setVersion() {
		boolean directedEoi = lapic.kvm.host.x2apic() && lapic.kvm.irqchipMode() != IrqchipMode.KERNEL;
		int version = VERSION | lvts().length - 1 << 16;
		lapic.set(Lapic.LVR, directedEoi ? version | Lapic.DIRECTED_EOI_LVR : version);
	}

	/** The registers of the local vector table that there are. */
	int[] lvts() {
		return hasCmci.isSet() ? LVTS_AND_CMCI : LVTS;
	}

	/** {@code kvm_apic_after_set_mcg_cap}: a new entry of the local vector table is masked. */
	public void setLvtEntries(boolean cmci) {
		if (cmci == hasCmci.isSet())
			return;
		hasCmci.set(cmci);
		if (cmci)
			lapic.set(Lapic.LVTCMCI, Lapic.LVT_MASKED);
		setVersion();
	}

	/** {@code kvm_apic_set_xapic_id} */
	void setXapicId(int id) {
		lapic.set(Lapic.ID, id << 24);
		lapic.kvm.apicMapDirty();
	}

	/** {@code kvm_apic_calc_x2apic_ldr} */
	private static int x2apicLdr(int id) {
		return id >>> 4 << 16 | 1 << (id & 0xf);
	}

	/** {@code apic_set_spiv} */
	void setSpiv(int value) {
		lapic.set(Lapic.SPIV, value);
		boolean enabled = (value & Lapic.SPIV_ENABLED) != 0;
		if (enabled != lapic.swEnabled()) {
			lapic.swEnabled.set(enabled);
			lapic.kvm.apicMapDirty();
		}
	}

	/** {@code apic_manage_nmi_watchdog} */
	void manageNmiWatchdog(int lvt0) {
		boolean nmiMode = (lvt0 & (LapicIrq.DELIVERY_MODE | Lapic.LVT_MASKED)) == LapicIrq.NMI;
		if (nmiMode == lapic.lvt0InNmiMode.isSet())
			return;
		lapic.lvt0InNmiMode.set(nmiMode);
		lapic.kvm.vapicsInNmiMode.set(lapic.kvm.vapicsInNmiMode.get() + (nmiMode ? 1 : -1));
	}

	/** {@code __kvm_apic_set_base} */
	private void setBase(long value) {
		long changed = lapic.apicBase.get() ^ value;
		lapic.apicBase.set(value);
		if ((changed & Lapic.BASE_ENABLE) != 0) {
			if ((value & Lapic.BASE_ENABLE) != 0)
				setXapicId(lapic.vcpu.id());
			else
				lapic.kvm.apicMapDirty();
		}
		if ((changed & Lapic.BASE_X2APIC) == 0)
			return;
		if ((value & Lapic.BASE_X2APIC) != 0) {
			lapic.set(Lapic.ID, lapic.vcpu.id());
			lapic.set(Lapic.LDR, x2apicLdr(lapic.vcpu.id()));
			lapic.kvm.apicMapDirty();
		} else if ((value & Lapic.BASE_ENABLE) != 0)
			setXapicId(lapic.vcpu.id());
	}

	/**
	 * {@code kvm_apic_set_base}: the guest's or the host's write to MSR_IA32_APICBASE.
	 *
	 * @return false when the guest gets #GP
	 */
	public boolean kvmApicSetBase(long value, boolean hostInitiated) {
		long old = lapic.apicBase.get();
		if (old == value)
			return true;
		boolean enable = (value & Lapic.BASE_ENABLE) != 0;
		boolean x2apic = (value & Lapic.BASE_X2APIC) != 0;
		boolean beyondMemory = value >>> lapic.kvm.host.physicalAddressBits() != 0;
		if ((value & BASE_RESERVED) != 0 || beyondMemory || x2apic && (!enable || !lapic.kvm.host.x2apic()))
			return false;
		boolean wasEnabled = (old & Lapic.BASE_ENABLE) != 0;
		boolean wasX2apic = (old & Lapic.BASE_X2APIC) != 0;
		if (!hostInitiated && (wasX2apic && enable && !x2apic || !wasEnabled && x2apic))
			return false;
		setBase(value);
		if (enable && (value & ~0xfffL) != Lapic.DEFAULT_BASE)
			lapic.kvm.inhibits.set(ApicvInhibits.APIC_BASE_MODIFIED);
		lapic.kvm.recalculateApicMap();
		return true;
	}

	/** {@code kvm_apic_get_state}: the page in the layout of {@code KVM_GET_LAPIC}. */
	public LapicState getState() {
		int[] registers = new int[Lapic.REGISTERS];
		for (int at = 0; at < registers.length; at++)
			registers[at] = lapic.get(at << 4);
		registers[Lapic.TMCCT >> 4] = lapic.mmio.read(Lapic.TMCCT);
		if (lapic.x2apicMode()) {
			registers[Lapic.ICR2 >> 4] = lapic.x2apicIcr.high();
			if (!lapic.kvm.x2apicFormat())
				registers[Lapic.ID >> 4] = lapic.vcpu.id() << 24;
		}
		return new LapicState(registers);
	}

	/**
	 * {@code kvm_apic_set_state}: no bit is masked, and the PPR is worked out before the caches are.
	 *
	 * @return 0, or {@code -EINVAL} for an id that does not fit
	 */
	public int setState(LapicState state) {
		setSpiv(state.get(Lapic.SPIV));
		boolean x2apic = lapic.x2apicMode();
		if (x2apic && lapic.kvm.x2apicFormat() && state.get(Lapic.ID) != lapic.vcpu.id()) {
			lapic.kvm.recalculateApicMap();
			return -Errno.EINVAL;
		}
		for (int at = 0; at < Lapic.REGISTERS; at++)
			lapic.set(at << 4, state.get(at << 4));
		if (x2apic) {
			lapic.set(Lapic.ID, lapic.vcpu.id());
			lapic.set(Lapic.LDR, x2apicLdr(lapic.vcpu.id()));
			lapic.x2apicIcr.setHigh(state.get(Lapic.ICR2));
		}
		lapic.kvm.apicMapDirty();
		lapic.kvm.recalculateApicMap();
		setVersion();
		lapic.updatePpr();
		lapic.timer.restore();
		manageNmiWatchdog(lapic.get(Lapic.LVT0));
		lapic.updateApicv();
		lapic.vcpu.makeRequest(X86Vcpu.REQ_EVENT);
		if (lapic.kvm.irqchipMode() == IrqchipMode.KERNEL)
			lapic.kvm.ioapic().rtc.restoreOne(lapic);
		lapic.arbPriority.set(0);
		return 0;
	}
}
