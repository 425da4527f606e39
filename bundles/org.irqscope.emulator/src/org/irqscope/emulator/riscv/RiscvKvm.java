package org.irqscope.emulator.riscv;

import java.util.List;
import java.util.Optional;

import org.irqscope.emulator.journal.Vocabulary;
import org.irqscope.emulator.kvm.Kvm;
import org.irqscope.emulator.kvm.KvmArch;
import org.irqscope.emulator.kvm.memory.MemorySlots;
import org.irqscope.emulator.riscv.aia.Aia;
import org.irqscope.emulator.riscv.aplic.Aplic;
import org.irqscope.emulator.riscv.imsic.GuestFiles;
import org.irqscope.emulator.state.Pool;
import org.irqscope.emulator.state.Struct;

/**
 * One RISC-V machine, {@code struct kvm} with its {@code struct kvm_arch}: what all architectures share, the interrupt
 * architecture and the vCPUs. What user space does with it goes through {@link RiscvVmIoctls}. Deterministic, and used
 * by one thread at a time.
 */
public final class RiscvKvm extends Kvm {
	/** The kernel keeps no slot for itself; where the memory ends is checked behind the rest. */
	private static final MemorySlots.Limits MEMORY = new MemorySlots.Limits(Short.MAX_VALUE, 1L << 62);
	public final RiscvHost host;
	private final RiscvArch arch = new RiscvArch(this);
	public final Aia aia;
	public final Aplic aplic;
	public final GuestFiles guestFiles;
	private final Pool<RiscvVcpu> vcpus;
	/** Who stands outside of the machine; set before it does anything. */
	private RiscvVmm vmm = new RiscvVmm() {
	};

	public RiscvKvm(RiscvHost host) {
		this(host, RiscvVocabulary.ALL);
	}

	/** @param vocabulary what the machine can note, with the words of what stands outside of KVM */
	public RiscvKvm(RiscvHost host, Vocabulary vocabulary) {
		super(vocabulary, MEMORY);
		this.host = host;
		aia = new Aia(this);
		aplic = new Aplic(this);
		guestFiles = new GuestFiles(this);
		vcpus = new Pool<>(Struct.hidden(journal.state()).number(RiscvFields.CREATED_VCPUS),
				index -> new RiscvVcpu(this, index), RiscvVcpu[]::new);
		aia.initVm();
	}

	/** The user space that answers what no device of the kernel does. */
	public RiscvVmm vmm() {
		return vmm;
	}

	/** Puts a user space in place of the one that answers every read with ones. */
	public void setVmm(RiscvVmm userSpace) {
		vmm = userSpace;
	}

	@Override
	public KvmArch arch() {
		return arch;
	}

	@Override
	public List<RiscvVcpu> vcpus() {
		return vcpus.all();
	}

	/** The vCPU with an index that one has. */
	public RiscvVcpu vcpu(int index) {
		return vcpus.get(index);
	}

	/** The vCPU that user space and the guest call by an id; nothing where none has it. */
	public Optional<RiscvVcpu> vcpuWithId(long id) {
		return vcpus().stream().filter(vcpu -> vcpu.id() == id).findFirst();
	}

	RiscvVcpu createVcpu(int id) {
		RiscvVcpu vcpu = vcpus.next();
		guestFiles.addCpu(vcpu.index);
		vcpu.create(id);
		return vcpus.create();
	}
}
