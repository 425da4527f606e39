package org.irqscope.emulator.x86.lapic;

import org.irqscope.emulator.journal.Arguments;
import org.irqscope.emulator.journal.Site;
import org.irqscope.emulator.state.Place;
import org.irqscope.emulator.x86.X86Place;

/** The functions of the local APICs. */
public enum LapicSite implements Site {
	KVM_IRQ_DELIVERY_TO_APIC("5.4", X86Place.APIC_BUS, Arguments.VECTOR, "dest"),
	APIC_ACCEPT_IRQ("__apic_accept_irq", "5.5", X86Place.LAPIC, Arguments.VECTOR, Arguments.MODE),
	KVM_APIC_ACK_INTERRUPT("5.7", X86Place.LAPIC, Arguments.VECTOR),
	APIC_SET_EOI("5.8", X86Place.LAPIC, Arguments.VECTOR),
	KVM_APIC_SET_EOI_ACCELERATED("8.4", X86Place.LAPIC, Arguments.VECTOR),
	KVM_LAPIC_REG_WRITE("5.1", X86Place.LAPIC, "register", "value"),
	KVM_X2APIC_ICR_WRITE("5.15", X86Place.LAPIC, Arguments.VECTOR, "value"),
	KVM_APIC_SEND_IPI("5.10", X86Place.LAPIC, Arguments.VECTOR, "dest"),
	KVM_PV_SEND_IPI("5.10", X86Place.APIC_BUS, Arguments.VECTOR, "min"),
	KVM_LAPIC_RESET("5.13", X86Place.LAPIC, "init"),
	KVM_APIC_SET_STATE("5.1", X86Place.LAPIC),
	APIC_TIMER_FN("5.12", X86Place.LAPIC, Arguments.VECTOR);

	/** Where the functions are written in the tree of Linux 6.18. */
	private interface File {
		String LAPIC = "arch/x86/kvm/lapic.c";
	}

	/** Numbers are kept in recordings: new constants go to the end. */
	private static final int FIRST = 136;

	private final Description description;

	LapicSite(String section, Place.Kind place, String... arguments) {
		description = Description.kernel(name(), File.LAPIC, section, place, arguments);
	}

	LapicSite(String function, String section, Place.Kind place, String... arguments) {
		description = Description.kernel(name(), File.LAPIC, section, place, arguments).named(function);
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
