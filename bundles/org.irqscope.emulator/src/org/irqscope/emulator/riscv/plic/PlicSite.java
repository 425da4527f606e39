package org.irqscope.emulator.riscv.plic;

import org.irqscope.emulator.journal.Site;
import org.irqscope.emulator.riscv.RiscvPlace;
import org.irqscope.emulator.state.Place;

/** The functions of kvmtool's PLIC, which is a device of user space. */
public enum PlicSite implements Site {
	PLIC__IRQ_TRIG("4.4", RiscvPlace.PLIC, "source", "level"),
	PLIC_CONTEXT_IRQ_UPDATE("__plic_context_irq_update", "4.4", RiscvPlace.PLIC_CONTEXT, "best"),
	PLIC_CONTEXT_IRQ_CLAIM("__plic_context_irq_claim", "4.6", RiscvPlace.PLIC_CONTEXT),
	PLIC__CONTEXT_WRITE("4.7", RiscvPlace.PLIC_CONTEXT, "register", "value"),
	PLIC__CONTEXT_ENABLE_WRITE("4.5", RiscvPlace.PLIC_CONTEXT, "word", "value"),
	PLIC__PRIORITY_WRITE("4.2", RiscvPlace.PLIC, "source", "value");

	/** Numbers are kept in recordings: new constants go to the end. */
	private static final int FIRST = 640;

	private final Description description;

	PlicSite(String section, Place.Kind place, String... arguments) {
		description = Description.step(name(), Kind.DEVICE, section, place, arguments);
	}

	PlicSite(String function, String section, Place.Kind place, String... arguments) {
		description = Description.step(name(), Kind.DEVICE, section, place, arguments).named(function);
	}

	@Override
	public int number() {
		return FIRST + ordinal();
	}

	@Override
	public Description description() {
		return description;
	}
}
