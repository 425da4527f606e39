package org.irqscope.emulator.riscv;

import org.irqscope.emulator.journal.Arguments;
import org.irqscope.emulator.journal.Site;
import org.irqscope.emulator.kvm.KvmPlace;
import org.irqscope.emulator.state.MachinePlace;
import org.irqscope.emulator.state.Place;

/** What user space and {@code virt/kvm} call in the RISC-V part of KVM. */
public enum RiscvSite implements Site {
	KVM_VM_IOCTL_IRQ_LINE("5.1", MachinePlace.VMM, Arguments.GSI, "level"),
	KVM_SET_MSI("5.4", RiscvPlace.AIA, "data", "level"),
	KVM_ARCH_SET_IRQ_INATOMIC("5.6", KvmPlace.ROUTING, Arguments.GSI, "type");

	/** Numbers are kept in recordings: new constants go to the end. */
	private static final int FIRST = 512;

	private final Description description;

	RiscvSite(String section, Place.Kind place, String... arguments) {
		description = Description.kernel(name(), "arch/riscv/kvm/vm.c", section, place, arguments);
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
