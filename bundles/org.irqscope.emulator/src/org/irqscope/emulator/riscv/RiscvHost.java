package org.irqscope.emulator.riscv;

/**
 * What the host's processor and kernel offer; fixed for the life of a VM.
 *
 * @param version the kernel
 * @param aia whether the harts have the advanced interrupt architecture, without which there is no device of the kernel
 * @param guestFiles how many interrupt files for guests each hart has, {@code kvm_riscv_aia_nr_hgei}
 * @param maxIds {@code kvm_riscv_aia_max_ids}: identities and one, at most 2048
 * @param sstc whether the guest programs its timer itself
 * @param gpaBits the bits of a guest's physical address: 41, 50 or 59
 */
public record RiscvHost(KernelVersion version, boolean aia, int guestFiles, int maxIds, boolean sstc, int gpaBits) {
	/** Linux 6.18 on harts with the advanced interrupt architecture and no files for guests, with Sstc. */
	public static final RiscvHost DEFAULT = new RiscvHost(KernelVersion.V6_18, true, 0, 2048, true, 59);

	public RiscvHost withVersion(KernelVersion other) {
		return new RiscvHost(other, aia, guestFiles, maxIds, sstc, gpaBits);
	}

	public RiscvHost withAia(boolean offered) {
		return new RiscvHost(version, offered, guestFiles, maxIds, sstc, gpaBits);
	}

	/** As many files for guests at each hart. */
	public RiscvHost withGuestFiles(int files) {
		return new RiscvHost(version, aia, files, maxIds, sstc, gpaBits);
	}

	public RiscvHost withSstc(boolean offered) {
		return new RiscvHost(version, aia, guestFiles, maxIds, offered, gpaBits);
	}
}
