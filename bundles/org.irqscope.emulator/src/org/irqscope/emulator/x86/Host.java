package org.irqscope.emulator.x86;

/**
 * What the host's processor and the parameters of the kvm module offer; fixed for the life of a VM.
 *
 * @param vendor whose virtualization it is
 * @param apicv whether APIC virtualization is on: interrupts reach a running guest without an exit
 * @param vectorHashing parameter {@code vector_hashing}: lowest priority picks by vector
 * @param x2apic whether the guest's CPUID offers x2APIC
 * @param tscDeadline whether the guest's CPUID offers the TSC-deadline timer
 * @param physicalAddressBits MAXPHYADDR of the guest, up to 52
 * @param tscKhz the guest's TSC frequency
 * @param smm whether the kernel has system management mode
 * @param vectoringExits how often a VM exit cuts the delivery of an injected interrupt short, so that it is injected
 *            again; 0 on most hosts
 */
public record Host(Vendor vendor, boolean apicv, boolean vectorHashing, boolean x2apic, boolean tscDeadline,
		int physicalAddressBits, int tscKhz, boolean smm, int vectoringExits) {

	/** Whose hardware virtualization the host has. */
	public enum Vendor {
		VMX, SVM
	}

	/** VMX without APIC virtualization, module parameters as they are by default. */
	public static final Host DEFAULT = new Host(Vendor.VMX, false, true, true, true, 52, 1_000_000, false, 0);

	/** A host whose kernel is built without system management mode. */
	public Host(Vendor vendor, boolean apicv, boolean vectorHashing, boolean x2apic, boolean tscDeadline,
			int physicalAddressBits, int tscKhz, int vectoringExits) {
		this(vendor, apicv, vectorHashing, x2apic, tscDeadline, physicalAddressBits, tscKhz, false, vectoringExits);
	}

	public Host withApicv(boolean on) {
		return new Host(vendor, on, vectorHashing, x2apic, tscDeadline, physicalAddressBits, tscKhz, smm,
				vectoringExits);
	}

	public Host withVectorHashing(boolean on) {
		return new Host(vendor, apicv, on, x2apic, tscDeadline, physicalAddressBits, tscKhz, smm,
				vectoringExits);
	}

	public Host withVendor(Vendor other) {
		return new Host(other, apicv, vectorHashing, x2apic, tscDeadline, physicalAddressBits, tscKhz, smm,
				vectoringExits);
	}

	public Host withX2apic(boolean offered) {
		return new Host(vendor, apicv, vectorHashing, offered, tscDeadline, physicalAddressBits, tscKhz, smm,
				vectoringExits);
	}

	public Host withVectoringExits(int count) {
		return new Host(vendor, apicv, vectorHashing, x2apic, tscDeadline, physicalAddressBits, tscKhz, smm, count);
	}

	public Host withSmm(boolean built) {
		return new Host(vendor, apicv, vectorHashing, x2apic, tscDeadline, physicalAddressBits, tscKhz, built,
				vectoringExits);
	}
}
