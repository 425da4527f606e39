package org.irqscope.emulator.riscv.imsic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.irqscope.emulator.riscv.RiscvKvm;
import org.irqscope.emulator.riscv.RiscvVcpu;

/** The interrupt files for guests of all processors of the host, of which there is one for each vCPU. */
public final class GuestFiles {
	private final RiscvKvm kvm;
	private final List<List<GuestFile>> cpus = new ArrayList<>();

	public GuestFiles(RiscvKvm kvm) {
		this.kvm = kvm;
	}

	/** The host has processors up to one with a number, each with its files. */
	public void addCpu(int cpu) {
		while (cpus.size() <= cpu) {
			List<GuestFile> files = new ArrayList<>();
			for (int number = 1; number <= kvm.host.guestFiles(); number++)
				files.add(new GuestFile(kvm, cpus.size(), number));
			cpus.add(List.copyOf(files));
		}
	}

	/** {@code kvm_riscv_aia_alloc_hgei}: the first free file of a processor; nothing when all are taken. */
	Optional<GuestFile> allocate(int cpu, RiscvVcpu owner) {
		kvm.journal.enter(GuestFileSite.KVM_RISCV_AIA_ALLOC_HGEI, owner.index, cpu, 0);
		Optional<GuestFile> file = cpus.get(cpu).stream().filter(GuestFile::isFree).findFirst();
		file.ifPresent(one -> one.take(owner));
		if (file.isEmpty())
			kvm.journal.why(ImsicWhy.NO_GUEST_FILE, cpu);
		kvm.journal.leave(file.map(one -> one.number).orElse(0));
		return file;
	}

	/** {@code kvm_riscv_aia_free_hgei} */
	void free(GuestFile file, RiscvVcpu owner) {
		kvm.journal.enter(GuestFileSite.KVM_RISCV_AIA_FREE_HGEI, owner.index, file.cpu, file.number);
		file.free();
		kvm.journal.leave();
	}

	/** The file that a vCPU has been given. */
	public GuestFile file(int cpu, int number) {
		return cpus.get(cpu).get(number - 1);
	}
}
