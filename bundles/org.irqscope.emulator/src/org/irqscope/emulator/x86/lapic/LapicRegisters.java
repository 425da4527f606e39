package org.irqscope.emulator.x86.lapic;

import org.irqscope.emulator.journal.Journal;
import org.irqscope.emulator.kvm.GuestData;
import org.irqscope.emulator.x86.IrqchipMode;
import org.irqscope.emulator.x86.Quirks;
import org.irqscope.emulator.x86.X86Tracepoint;

/**
 * The registers of a local APIC as the guest sees them, through memory or as x2APIC MSRs: section 5.1 of the kernel's
 * interrupt paths.
 */
public final class LapicRegisters {
	static final int MMIO_LENGTH = 0x1000;
	/** The first MSR of the x2APIC range. */
	public static final int MSR_BASE = 0x800;
	/** Reserved bits of the x2APIC interrupt command register. */
	private static final long ICR_RESERVED = 0xfff32000L;
	private static final int ICR_BUSY = 1 << 12;
	private static final int LVT_MASK = 0x110ff, LVT_MODE_MASK = 0x117ff, LINT_MASK = 0x1f7ff;

	private final Lapic lapic;
	private final Journal journal;

	LapicRegisters(Lapic lapic) {
		this.lapic = lapic;
		this.journal = lapic.kvm.journal;
	}

	private boolean inKernel() {
		return lapic.kvm.irqchipMode() != IrqchipMode.NONE;
	}

	/** {@code apic_mmio_in_range}, of a local APIC that is in the kernel. */
	private boolean inRange(long address) {
		if (!inKernel())
			return false;
		long base = lapic.apicBase.get() & ~0xfffL;
		return address >= base && address < base + MMIO_LENGTH;
	}

	/** {@code apic_mmio_write}: true when the address is this local APIC's, whatever it then does. */
	public boolean mmioWrite(long address, int length, long value) {
		if (!inRange(address))
			return false;
		if (!lapic.hwEnabled() || lapic.x2apicMode())
			return lapic.kvm.quirks.has(Quirks.LAPIC_MMIO_HOLE);
		int offset = (int) (address & 0xfff);
		if (length == 4 && (offset & 0xf) == 0)
			write(offset, (int) value);
		return true;
	}

	/** {@code apic_mmio_read}: a register that cannot be read leaves the data as it is. */
	public boolean mmioRead(long address, int length, GuestData data) {
		if (!inRange(address))
			return false;
		if (!lapic.hwEnabled() || lapic.x2apicMode()) {
			boolean hole = lapic.kvm.quirks.has(Quirks.LAPIC_MMIO_HOLE);
			if (hole)
				data.set(-1L >>> 64 - 8 * length);
			return hole;
		}
		int offset = (int) (address & 0xfff);
		int alignment = offset & 0xf;
		if (alignment + length <= 4 && readable(offset & 0xff0)) {
			int value = read(offset & 0xff0);
			journal.trace(X86Tracepoint.KVM_APIC, 0, offset, value & 0xffffffffL, 0);
			data.set((value & 0xffffffffL) >>> 8 * alignment & -1L >>> 64 - 8 * length);
		}
		return true;
	}

	/** {@code kvm_x2apic_msr_write}: false when the guest gets #GP. */
	public boolean msrWrite(int msr, long value) {
		int offset = msr - MSR_BASE << 4;
		if (!inKernel() || !lapic.x2apicMode())
			return false;
		if (offset == Lapic.ICR)
			return x2apicIcrWrite(value);
		return value >>> 32 == 0 && write(offset, (int) value);
	}

	/** {@code kvm_x2apic_msr_read}: false when the guest gets #GP. */
	public boolean msrRead(int msr, GuestData data) {
		int offset = msr - MSR_BASE << 4;
		if (!inKernel() || !lapic.x2apicMode())
			return false;
		if (offset == Lapic.ICR) {
			data.set(lapic.x2apicIcr.get());
			return true;
		}
		if (!readable(offset))
			return false;
		int value = read(offset);
		journal.trace(X86Tracepoint.KVM_APIC, 0, offset, value & 0xffffffffL, 0);
		data.set(value & 0xffffffffL);
		return true;
	}

	/** {@code kvm_lapic_readable_reg_mask} */
	private boolean readable(int offset) {
		return switch (offset) {
		case Lapic.ID, Lapic.LVR, Lapic.TASKPRI, Lapic.PROCPRI, Lapic.LDR, Lapic.SPIV, Lapic.ESR, Lapic.ICR,
				Lapic.LVTT, Lapic.LVTTHMR, Lapic.LVTPC, Lapic.LVT0, Lapic.LVT1, Lapic.LVTERR, Lapic.TMICT, Lapic.TMCCT,
				Lapic.TDCR ->
			true;
		case Lapic.ARBPRI, Lapic.DFR, Lapic.ICR2 -> !lapic.x2apicMode();
		case Lapic.LVTCMCI -> lapic.vcpu.machineChecks.cmci();
		default -> offset >= Lapic.ISR && offset < Lapic.ESR;
		};
	}

	/** {@code __apic_read} */
	int read(int offset) {
		return switch (offset) {
		case Lapic.ARBPRI -> 0;
		case Lapic.TMCCT -> lapic.timer.currentCount();
		case Lapic.PROCPRI -> {
			lapic.updatePpr();
			yield lapic.get(Lapic.PROCPRI);
		}
		default -> lapic.get(offset);
		};
	}

	/** {@code kvm_lapic_reg_write}: false where an x2APIC guest gets #GP. */
	boolean write(int offset, int value) {
		journal.enter(LapicSite.KVM_LAPIC_REG_WRITE, lapic.vcpu.index, offset, value & 0xffffffffL);
		journal.trace(X86Tracepoint.KVM_APIC, 1, offset, value & 0xffffffffL, 0);
		boolean valid = writeRegister(offset, value);
		lapic.kvm.recalculateApicMap();
		if (!valid)
			journal.why(LapicWhy.LAPIC_REGISTER_NOT_WRITABLE, offset);
		journal.leave(valid ? 0 : 1);
		return valid;
	}

	private boolean writeRegister(int offset, int value) {
		boolean x2apic = lapic.x2apicMode();
		switch (offset) {
		case Lapic.ID -> {
			if (!x2apic)
				lapic.reset.setXapicId(value >>> 24);
			return !x2apic;
		}
		case Lapic.TASKPRI -> setTpr(value & 0xff);
		case Lapic.EOI -> lapic.eoi.apicSetEoi();
		case Lapic.LDR -> {
			return writeMapped(Lapic.LDR, value & 0xff000000);
		}
		case Lapic.DFR -> {
			return writeMapped(Lapic.DFR, value | 0x0fffffff);
		}
		case Lapic.SPIV -> writeSpiv(value);
		case Lapic.ICR -> sendIcr(value & ~ICR_BUSY);
		case Lapic.ICR2 -> {
			if (!x2apic)
				lapic.set(Lapic.ICR2, value & 0xff000000);
			return !x2apic;
		}
		case Lapic.LVT0 -> {
			lapic.reset.manageNmiWatchdog(value);
			writeLvt(offset, value, LINT_MASK);
		}
		case Lapic.LVT1 -> writeLvt(offset, value, LINT_MASK);
		case Lapic.LVTTHMR, Lapic.LVTPC -> writeLvt(offset, value, LVT_MODE_MASK);
		case Lapic.LVTCMCI -> {
			if (lapic.vcpu.machineChecks.cmci())
				writeLvt(offset, value, LVT_MODE_MASK);
			return lapic.vcpu.machineChecks.cmci();
		}
		case Lapic.LVTERR -> writeLvt(offset, value, LVT_MASK);
		case Lapic.LVTT -> {
			writeLvt(offset, value, LVT_MASK | lapic.timer.modeMask());
			lapic.timer.updateLvtt();
		}
		case Lapic.TMICT -> lapic.timer.writeInitialCount(value);
		case Lapic.TDCR -> lapic.timer.writeDivide(value & 0xb);
		case Lapic.ESR -> {
			return !x2apic || value == 0;
		}
		case Lapic.SELF_IPI -> {
			return selfIpi(value);
		}
		default -> {
			return false;
		}
		}
		return true;
	}

	/** A register that the map of local APICs depends on and that x2APIC mode derives from the id. */
	private boolean writeMapped(int offset, int value) {
		if (lapic.x2apicMode())
			return false;
		lapic.set(offset, value);
		lapic.kvm.apicMapDirty();
		return true;
	}

	/** {@code apic_set_tpr} */
	public void setTpr(int value) {
		lapic.set(Lapic.TASKPRI, value);
		lapic.updatePpr();
		lapic.vcpu.virtualTpr.prioritySet();
	}

	private void writeLvt(int offset, int value, int mask) {
		lapic.set(offset, (lapic.swEnabled() ? value : value | Lapic.LVT_MASKED) & mask);
	}

	private void writeSpiv(int value) {
		boolean directedEoi = (lapic.get(Lapic.LVR) & Lapic.DIRECTED_EOI_LVR) != 0;
		lapic.reset.setSpiv(value & (directedEoi ? 0x3ff | Lapic.DIRECTED_EOI_SPIV : 0x3ff));
		if ((value & Lapic.SPIV_ENABLED) != 0)
			return;
		journal.why(LapicWhy.LAPIC_SOFTWARE_DISABLED);
		for (int lvt : lapic.reset.lvts())
			lapic.set(lvt, lapic.get(lvt) | Lapic.LVT_MASKED);
		lapic.timer.updateLvtt();
		lapic.timer.clearPending();
	}

	private void sendIcr(int value) {
		kvmApicSendIpi(value, lapic.get(Lapic.ICR2));
		lapic.set(Lapic.ICR, value);
	}

	private boolean selfIpi(int value) {
		if (!lapic.x2apicMode() || (value & ~LapicIrq.VECTOR) != 0)
			return false;
		kvmApicSendIpi(LapicIrq.SELF | value, 0);
		return true;
	}

	/** {@code kvm_x2apic_icr_write} */
	private boolean x2apicIcrWrite(long value) {
		if ((value & ICR_RESERVED) != 0)
			return false;
		journal.enter(LapicSite.KVM_X2APIC_ICR_WRITE, lapic.vcpu.index, value & 0xff, value);
		long command = value & ~(long) ICR_BUSY;
		kvmApicSendIpi((int) command, (int) (command >>> 32));
		lapic.x2apicIcr.set(command);
		journal.trace(X86Tracepoint.KVM_APIC, 1, Lapic.ICR, command, 0);
		journal.leave(0);
		return true;
	}

	/** {@code kvm_apic_send_ipi} */
	private void kvmApicSendIpi(int low, int high) {
		int destination = lapic.x2apicMode() ? high : high >>> 24;
		journal.enter(LapicSite.KVM_APIC_SEND_IPI, lapic.vcpu.index, low & 0xff, destination);
		journal.trace(X86Tracepoint.KVM_APIC_IPI, low & 0xffffffffL, destination, 0, 0);
		int kept = LapicIrq.VECTOR | LapicIrq.DELIVERY_MODE | LapicIrq.LOGICAL | LapicIrq.ASSERT | LapicIrq.LEVEL
				| LapicIrq.SHORTHAND;
		lapic.kvm.delivery.kvmIrqDeliveryToApic(lapic, (long) destination << 32 | low & kept, null);
		journal.leave();
	}
}
