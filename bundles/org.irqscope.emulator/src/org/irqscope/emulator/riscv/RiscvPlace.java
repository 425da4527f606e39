package org.irqscope.emulator.riscv;

import java.util.function.Supplier;

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
import org.irqscope.emulator.state.Place;

/**
 * The parts of a machine that only RISC-V has, each with what it can note: the one place where they are registered. For
 * any thread.
 */
public enum RiscvPlace implements Place.Kind {
	HART(HartSite::values, HartWhy::values, HartFields.class),
	AIA(AiaSite::values, AiaWhy::values, AiaFields.class),
	APLIC(AplicSite::values, AplicWhy::values, AplicFields.class),
	IMSIC(ImsicSite::values, ImsicWhy::values, ImsicFields.class),
	PLIC(PlicSite::values, PlicWhy::values, PlicFields.class),
	PLIC_CONTEXT(() -> new Site[0], () -> new Why[0], PlicFields.class),
	KVMTOOL(KvmtoolSite::values, KvmtoolWhy::values, KvmtoolFields.class),
	UART(() -> new Site[0], () -> new Why[0], KvmtoolFields.class),
	GUEST_FILE(GuestFileSite::values, () -> new Why[0], ImsicFields.class);

	// Sites and fields name their place, so that they are asked for only when all places are there.
	private final Supplier<Site[]> sites;
	private final Supplier<Why[]> reasons;
	private final Class<?> fields;

	RiscvPlace(Supplier<Site[]> sites, Supplier<Why[]> reasons, Class<?> fields) {
		this.sites = sites;
		this.reasons = reasons;
		this.fields = fields;
	}

	/** The functions of the part. */
	Site[] sites() {
		return sites.get();
	}

	/** The reasons that the part gives. */
	Why[] reasons() {
		return reasons.get();
	}

	/** The class whose constants name the fields of the part. */
	public Class<?> fields() {
		return fields;
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
