package org.irqscope.emulator.riscv.kvmtool;

import org.irqscope.emulator.journal.Arguments;
import org.irqscope.emulator.journal.Site;
import org.irqscope.emulator.riscv.RiscvPlace;
import org.irqscope.emulator.state.Place;

/** The functions of kvmtool between an exit and a device, and those of its serial ports. */
public enum KvmtoolSite implements Site {
	KVM_CPU__EMULATE_MMIO("2.8", RiscvPlace.KVMTOOL, "address", "len"),
	KVM__EMULATE_MMIO("2.8", RiscvPlace.KVMTOOL, "address", "len"),
	KVM__EMULATE_IO("2.8", RiscvPlace.KVMTOOL, "port", "len"),
	KVM_CPU__HANDLE_COALESCED_MMIO("2.8", RiscvPlace.KVMTOOL, "writes"),
	KVM__REGISTER_MEM("1.1", RiscvPlace.KVMTOOL, "address", "size"),
	KVM__REGISTER_IOTRAP("2.9", RiscvPlace.KVMTOOL, "address", "len"),
	KVM__DEREGISTER_IOTRAP("2.9", RiscvPlace.KVMTOOL, "address"),
	KVM__IRQ_LINE("5.7", RiscvPlace.KVMTOOL, Arguments.GSI, "level"),
	KVM__IRQ_TRIGGER("5.7", RiscvPlace.KVMTOOL, Arguments.GSI),
	SERIAL8250_MMIO("7.1", RiscvPlace.UART, "register", "value"),
	SERIAL8250_UPDATE_IRQ("7.1", RiscvPlace.UART, "iir"),
	SERIAL8250__RECEIVE("7.1", RiscvPlace.UART, "bytes"),
	IRQ__ADD_MSIX_ROUTE("5.5", RiscvPlace.KVMTOOL, "address", "data"),
	VIRTIO_PCI__ADD_MSIX_ROUTE("7.3", RiscvPlace.KVMTOOL, "address", "data");

	/** Numbers are kept in recordings: new constants go to the end. */
	private static final int FIRST = 656;

	private final Description description;

	KvmtoolSite(String section, Place.Kind place, String... arguments) {
		description = Description.step(name(), Kind.DEVICE, section, place, arguments);
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
