package org.irqscope.core.edit.template;

import org.irqscope.model.FirstLook;
import org.irqscope.model.Vendor;
import org.irqscope.model.VirtualMachine;

/**
 * A machine that a user begins with, as it is asked for. Immutable, for any thread.
 *
 * @param vcpus how many vCPUs it has, all of which run
 * @param vendor whose hardware virtualization the host has
 * @param apicv whether the host virtualizes local APICs
 */
public record NewMachine(String name, MachineTemplate template, int vcpus, Vendor vendor, boolean apicv) {
	/** More have no room on a page that somebody makes by hand; a document may hold more. */
	public static final int MOST_VCPUS = 64;

	/** The machine, which belongs to the thread that asks for it. */
	public VirtualMachine create() {
		VirtualMachine machine = template.begin(name, vcpus);
		machine.getHost().setVendor(vendor);
		machine.getHost().setApicv(apicv);
		template.fill(machine);
		FirstLook.choose(machine);
		return machine;
	}

	/** A machine with one vCPU and a serial port whose interrupt reaches the guest through the IOAPIC. */
	public static VirtualMachine create(String name) {
		return new NewMachine(name, MachineTemplate.IOAPIC, 1, Vendor.VMX, false).create();
	}
}
