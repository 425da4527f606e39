package org.irqscope.emulator.script.riscv;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.irqscope.emulator.journal.Tracepoint;
import org.irqscope.emulator.kvm.Errno;
import org.irqscope.emulator.kvm.Eventfd;
import org.irqscope.emulator.kvm.GuestData;
import org.irqscope.emulator.kvm.KvmTracepoint;
import org.irqscope.emulator.kvm.memory.MemorySlots;
import org.irqscope.emulator.riscv.RiscvHost;
import org.irqscope.emulator.riscv.RiscvKvm;
import org.irqscope.emulator.riscv.RiscvVcpu;
import org.irqscope.emulator.riscv.RiscvVmIoctls;
import org.irqscope.emulator.script.EmulatedVm;
import org.irqscope.emulator.script.OpResult;

/** A machine of the emulator with harts. */
public final class EmulatedRiscvVm extends EmulatedVm implements RiscvVm {
	/** The tracepoints of the recordings: those without addresses of the kernel. */
	public static final Set<Tracepoint> EVENTS = Set.of(KvmTracepoint.KVM_SET_IRQ, KvmTracepoint.KVM_ACK_IRQ);
	private static final long MEMORY = 0x8000_0000L, MEMORY_SIZE = 2 << 20;
	/** No machine is so young that the first cycles of its guests are still to come. */
	private static final long AGE = 1000;

	private final RiscvKvm kvm;
	private final RiscvVmIoctls ioctls;
	private final List<OpResult.Exit> exits = new ArrayList<>();
	private final List<Eventfd> doorbells = new ArrayList<>();
	private final ScriptedHart harts = new ScriptedHart(exits);

	/** The emulator as a backend: as an older machine closes, its last events go to the next one. */
	public static RiscvBackend backend(RiscvHost host) {
		List<String> events = new ArrayList<>();
		return (vcpus, split) -> new EmulatedRiscvVm(new RiscvKvm(host), vcpus, events);
	}

	private EmulatedRiscvVm(RiscvKvm kvm, int vcpus, List<String> events) {
		super(kvm, new RiscvVmIoctls(kvm), EVENTS, events, false);
		this.kvm = kvm;
		this.ioctls = new RiscvVmIoctls(kvm);
		ioctls.setUserMemoryRegion(new MemorySlots.Slot(0, 0, MEMORY, MEMORY_SIZE, 0));
		for (int id = 0; id < vcpus; id++)
			ioctls.createVcpu(id).setMpState(RiscvVcpu.RUNNABLE);
		kvm.scheduler().advance(AGE, task -> false);
	}

	/** The machine itself, to look at between operations. */
	public RiscvKvm kvm() {
		return kvm;
	}

	@Override
	public long aiaCreate() {
		return record(ioctls.aia::create);
	}

	@Override
	public long aiaSet(int group, long attribute, long value) {
		return kvm.aia.inKernel() ? record(() -> ioctls.aia.set(group, attribute, value)) : -Errno.EBADF;
	}

	@Override
	public long aiaGet(int group, long attribute) {
		return kvm.aia.inKernel() ? record(() -> get(group, attribute)) : -Errno.EBADF;
	}

	/** The same where nobody looks. */
	long get(int group, long attribute) {
		GuestData value = new GuestData();
		int error = ioctls.aia.get(group, attribute, value);
		return error != 0 ? error : value.get();
	}

	@Override
	public Executed execute(int vcpu, GuestInstruction instruction) {
		Executed[] executed = new Executed[1];
		record(() -> {
			executed[0] = harts.execute(kvm.vcpu(vcpu), instruction);
			return 0;
		});
		return executed[0];
	}

	@Override
	public long take(int vcpu) {
		return record(() -> harts.take(kvm.vcpu(vcpu)));
	}

	@Override
	public int interrupt(int vcpu, int value) {
		return (int) record(() -> kvm.vcpu(vcpu).interrupts.kvmInterrupt(value));
	}

	@Override
	public int setSip(int vcpu, long value) {
		return (int) record(() -> {
			kvm.vcpu(vcpu).interrupts.setSip(value);
			return 0;
		});
	}

	@Override
	public int memory(int slot, int flags, long address, long size) {
		return (int) record(() -> ioctls.setUserMemoryRegion(
				new MemorySlots.Slot(slot, flags, address, size, USER + (address & USER_MASK))));
	}

	@Override
	public int ioeventfd(long address, int length, long value, int flags) {
		doorbells.add(kvm.createEventfd());
		int number = doorbells.size() - 1;
		long result = record(() -> kvm.ioeventfds().ioeventfd(value, address, length, doorbells.get(number), flags));
		return result < 0 ? (int) result : number;
	}

	@Override
	public long doorbell(int number) {
		return number < doorbells.size() ? doorbells.get(number).read() : -Errno.EBADF;
	}

	@Override
	public int coalesced(long address, int size, boolean remove) {
		return (int) record(() -> remove ? kvm.coalescedMmio().unregister(address, size, 0)
				: kvm.coalescedMmio().register(address, size, 0));
	}

	@Override
	public int drainRing() {
		return kvm.coalescedMmio().drain().size();
	}

	@Override
	public List<OpResult.Exit> exits() {
		List<OpResult.Exit> drained = List.copyOf(exits);
		exits.clear();
		return drained;
	}

	@Override
	public Map<String, String> parts() {
		return new RiscvParts(this).all();
	}
}
