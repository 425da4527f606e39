package org.irqscope.emulator.x86.ioapic;

import org.irqscope.emulator.journal.Arguments;
import org.irqscope.emulator.journal.Site;
import org.irqscope.emulator.state.Place;
import org.irqscope.emulator.x86.X86Place;

/** The functions of the IOAPIC. */
public enum IoapicSite implements Site {
	IOAPIC_PROCESS_ONE_WORK("process_one_work", File.WORKQUEUE, "4.6", X86Place.IOAPIC),
	KVM_IOAPIC_SET_IRQ("4.3", X86Place.IOAPIC, Arguments.PIN, "level"),
	IOAPIC_SET_IRQ("4.3", X86Place.IOAPIC, Arguments.PIN, "level"),
	IOAPIC_SERVICE("4.3", X86Place.IOAPIC, Arguments.PIN, Arguments.VECTOR),
	IOAPIC_WRITE_INDIRECT("4.5", X86Place.IOAPIC, "register", "value"),
	KVM_IOAPIC_UPDATE_EOI("4.6", X86Place.IOAPIC, Arguments.VECTOR, "vcpu"),
	KVM_IOAPIC_UPDATE_EOI_ONE("4.6", X86Place.IOAPIC, Arguments.PIN, "level"),
	KVM_IOAPIC_EOI_INJECT_WORK("4.6", X86Place.IOAPIC);

	/** Where the functions are written in the tree of Linux 6.18. */
	private interface File {
		String IOAPIC = "arch/x86/kvm/ioapic.c";
		String WORKQUEUE = "kernel/workqueue.c";
	}

	/** Numbers are kept in recordings: new constants go to the end. */
	private static final int FIRST = 120;

	private final Description description;

	IoapicSite(String section, Place.Kind place, String... arguments) {
		description = Description.kernel(name(), File.IOAPIC, section, place, arguments);
	}

	IoapicSite(String function, String file, String section, Place.Kind place) {
		description = Description.kernel(name(), file, section, place).named(function);
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
