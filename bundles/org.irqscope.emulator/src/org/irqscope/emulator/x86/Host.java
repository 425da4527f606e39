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
 * @param devicePostedIrqs parameter {@code enable_device_posted_irqs}, and an IOMMU that can post
 * @param repostsAlways kernels before 5.16: each new routing table writes the entries of all devices again
 * @param kernel the version of Linux; what differs by it is in {@link KernelDifference}
 */
public record Host(Vendor vendor, boolean apicv, boolean vectorHashing, boolean x2apic, boolean tscDeadline,
		int physicalAddressBits, int tscKhz, boolean smm, int vectoringExits,
		boolean devicePostedIrqs, boolean repostsAlways, LinuxVersion kernel) {

	/** Whose hardware virtualization the host has. */
	public enum Vendor {
		VMX, SVM
	}

	/** VMX without APIC virtualization, module parameters as they are by default. */
	public static final Host DEFAULT = new Host(Vendor.VMX, false, true, true, true, 52, 1_000_000, false, 0);

	/** A host whose IOMMU posts to vCPUs, with a kernel of today. */
	public Host(Vendor vendor, boolean apicv, boolean vectorHashing, boolean x2apic, boolean tscDeadline,
			int physicalAddressBits, int tscKhz, boolean smm, int vectoringExits) {
		this(vendor, apicv, vectorHashing, x2apic, tscDeadline, physicalAddressBits, tscKhz, smm, vectoringExits, true,
				false, LinuxVersion.DEFAULT);
	}

	/** A host whose kernel is built without system management mode. */
	public Host(Vendor vendor, boolean apicv, boolean vectorHashing, boolean x2apic, boolean tscDeadline,
			int physicalAddressBits, int tscKhz, int vectoringExits) {
		this(vendor, apicv, vectorHashing, x2apic, tscDeadline, physicalAddressBits, tscKhz, false, vectoringExits);
	}

	public Host withApicv(boolean on) {
		return new Host(vendor, on, vectorHashing, x2apic, tscDeadline, physicalAddressBits, tscKhz, smm,
				vectoringExits, devicePostedIrqs, repostsAlways, kernel);
	}

	public Host withVectorHashing(boolean on) {
		return new Host(vendor, apicv, on, x2apic, tscDeadline, physicalAddressBits, tscKhz, smm,
				vectoringExits, devicePostedIrqs, repostsAlways, kernel);
	}

	public Host withVendor(Vendor other) {
		return new Host(other, apicv, vectorHashing, x2apic, tscDeadline, physicalAddressBits, tscKhz, smm,
				vectoringExits, devicePostedIrqs, repostsAlways, kernel);
	}

	public Host withX2apic(boolean offered) {
		return new Host(vendor, apicv, vectorHashing, offered, tscDeadline, physicalAddressBits, tscKhz, smm,
				vectoringExits, devicePostedIrqs, repostsAlways, kernel);
	}

	public Host withVectoringExits(int count) {
		return new Host(vendor, apicv, vectorHashing, x2apic, tscDeadline, physicalAddressBits, tscKhz, smm, count,
				devicePostedIrqs, repostsAlways, kernel);
	}

	public Host withSmm(boolean built) {
		return new Host(vendor, apicv, vectorHashing, x2apic, tscDeadline, physicalAddressBits, tscKhz, built,
				vectoringExits, devicePostedIrqs, repostsAlways, kernel);
	}

	public Host withDevicePostedIrqs(boolean on) {
		return new Host(vendor, apicv, vectorHashing, x2apic, tscDeadline, physicalAddressBits, tscKhz, smm,
				vectoringExits, on, repostsAlways, kernel);
	}

	public Host withRepostsAlways(boolean on) {
		return new Host(vendor, apicv, vectorHashing, x2apic, tscDeadline, physicalAddressBits, tscKhz, smm,
				vectoringExits, devicePostedIrqs, on, kernel);
	}

	public Host withKernel(LinuxVersion version) {
		return new Host(vendor, apicv, vectorHashing, x2apic, tscDeadline, physicalAddressBits, tscKhz, smm,
				vectoringExits, devicePostedIrqs, repostsAlways, version);
	}

	/** True where the kernel does something as kernels of some versions do. */
	public boolean has(KernelDifference difference) {
		return difference.in(kernel);
	}
}
