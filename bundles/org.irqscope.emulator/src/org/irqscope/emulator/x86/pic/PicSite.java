package org.irqscope.emulator.x86.pic;

import org.irqscope.emulator.journal.Arguments;
import org.irqscope.emulator.journal.Site;
import org.irqscope.emulator.state.Place;
import org.irqscope.emulator.x86.X86Place;

/** The functions of the i8259 pair. */
public enum PicSite implements Site {
	KVM_PIC_SET_IRQ("3.2", X86Place.PIC, Arguments.PIN, "level"),
	PIC_UPDATE_IRQ("3.4", X86Place.PIC, "output"),
	KVM_PIC_READ_IRQ("3.5", X86Place.PIC),
	PIC_IOPORT_WRITE("3.7", X86Place.PIC, "port", "value"),
	PIC_IOPORT_READ("3.8", X86Place.PIC, "port"),
	ELCR_IOPORT_WRITE("3.9", X86Place.PIC, "value");

	/** Where the functions are written in the tree of Linux 6.18. */
	private interface File {
		String I8259 = "arch/x86/kvm/i8259.c";
	}

	/** Numbers are kept in recordings: new constants go to the end. */
	private static final int FIRST = 112;

	private final Description description;

	PicSite(String section, Place.Kind place, String... arguments) {
		description = Description.kernel(name(), File.I8259, section, place, arguments);
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
