package org.irqscope.emulator.riscv;

import java.util.function.Supplier;

import org.irqscope.emulator.journal.Noted;
import org.irqscope.emulator.journal.Site;
import org.irqscope.emulator.journal.Why;
import org.irqscope.emulator.riscv.aia.AiaFields;
import org.irqscope.emulator.riscv.aia.AiaSite;
import org.irqscope.emulator.riscv.aia.AiaWhy;
import org.irqscope.emulator.riscv.aplic.AplicFields;
import org.irqscope.emulator.riscv.aplic.AplicSite;
import org.irqscope.emulator.riscv.aplic.AplicWhy;
import org.irqscope.emulator.riscv.hart.HartFields;
import org.irqscope.emulator.riscv.hart.HartSite;
import org.irqscope.emulator.riscv.hart.HartWhy;
import org.irqscope.emulator.riscv.imsic.GuestFile;
import org.irqscope.emulator.riscv.imsic.GuestFileSite;
import org.irqscope.emulator.riscv.imsic.ImsicFields;
import org.irqscope.emulator.riscv.imsic.ImsicSite;
import org.irqscope.emulator.riscv.imsic.ImsicWhy;
import org.irqscope.emulator.riscv.kvmtool.KvmtoolFields;
import org.irqscope.emulator.riscv.kvmtool.KvmtoolSite;
import org.irqscope.emulator.riscv.kvmtool.KvmtoolWhy;
import org.irqscope.emulator.riscv.plic.PlicFields;
import org.irqscope.emulator.riscv.plic.PlicSite;
import org.irqscope.emulator.riscv.plic.PlicWhy;

/**
 * The parts of a machine that only RISC-V has, each with what it can note: the one place where they are registered. For
 * any thread.
 */
public enum RiscvPlace implements Noted.By {
	HART(HartSite::values, HartWhy::values, HartFields.class),
	AIA(AiaSite::values, AiaWhy::values, AiaFields.class),
	APLIC(AplicSite::values, AplicWhy::values, AplicFields.class),
	IMSIC(ImsicSite::values, ImsicWhy::values, ImsicFields.class),
	PLIC(PlicSite::values, PlicWhy::values, PlicFields.class),
	PLIC_CONTEXT(Noted.only(PlicFields.class)),
	KVMTOOL(KvmtoolSite::values, KvmtoolWhy::values, KvmtoolFields.class),
	UART(Noted.only(KvmtoolFields.class)),
	GUEST_FILE(GuestFileSite::values, () -> new Why[0], ImsicFields.class);

	private final Noted noted;

	RiscvPlace(Supplier<Site[]> sites, Supplier<Why[]> reasons, Class<?> fields) {
		this(new Noted(sites, reasons, fields));
	}

	RiscvPlace(Noted noted) {
		this.noted = noted;
	}

	@Override
	public Noted noted() {
		return noted;
	}

	@Override
	public String label(int index) {
		return switch (this) {
		case HART -> "hart " + index;
		case IMSIC -> "IMSIC " + index;
		case GUEST_FILE -> GuestFile.label(index);
		case UART -> "serial port " + index;
		case KVMTOOL -> "kvmtool";
		case PLIC_CONTEXT -> "PLIC context " + index;
		default -> name();
		};
	}
}
