package org.irqscope.kvm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.irqscope.emulator.kvm.routing.RoutingEntry;
import org.irqscope.emulator.script.x86.X86Vm;
import org.irqscope.emulator.x86.ioapic.IoapicState;
import org.irqscope.emulator.x86.lapic.LapicState;
import org.irqscope.emulator.x86.pic.KpicState;
import org.irqscope.kvm.guest.GuestMemory;
import org.irqscope.kvm.guest.GuestProgram;
import org.irqscope.kvm.guest.Operands;
import org.irqscope.kvm.structure.KvmIrqfd;

/**
 * A machine of the host's KVM; its vCPUs run only what operations tell them to, in the calling thread. Operations of
 * several threads follow one another. Errors are negative error numbers, as the ioctls give them; after
 * {@link #close} every operation throws {@link IllegalStateException}.
 */
public final class HostVm implements X86Vm {
	/** Without tracepoints nothing tells that deferred work has run: some turns of a scheduler, in milliseconds. */
	private static final int DEFERRED_WORK_TIME = 10;

	private final Optional<Tracefs> tracefs;
	private final boolean split;
	private final GuestMemory memory;
	private final VmFile vm;
	private final List<VcpuFile> vcpus = new ArrayList<>();
	private final HostEventfds eventfds = new HostEventfds();
	private final GuestRunner guest;
	private boolean closed;

	HostVm(HostKvm kvm, Optional<Tracefs> tracefs, int vcpus, boolean split) {
		this.tracefs = tracefs;
		this.split = split;
		tracefs.ifPresent(Tracefs::follow);
		KickSignal signal = new KickSignal();
		memory = new GuestMemory(Libc.mmap(GuestMemory.SIZE, -1), Libc::munmap);
		guest = new GuestRunner(memory, kvm.watchdog(), signal);
		try {
			vm = new VmFile(kvm, split, memory);
		} catch (HostKvmException e) {
			memory.close();
			throw e;
		}
		try {
			for (int id = 0; id < vcpus; id++)
				this.vcpus.add(new VcpuFile(kvm, vm.fd(), id, signal.maskInRun()));
		} catch (HostKvmException e) {
			close();
			throw e;
		}
	}

	/** Runs an operation on the open machine; its tracepoints are kept. */
	private synchronized <T> T operate(Supplier<T> operation) {
		if (closed)
			throw new IllegalStateException("closed");
		tracefs.ifPresent(Tracefs::follow);
		return operation.get();
	}

	@Override
	public int vcpus() {
		return vcpus.size();
	}

	@Override
	public boolean split() {
		return split;
	}

	@Override
	public int irqLineStatus(int gsi, int level) {
		return operate(() -> vm.irqLineStatus(gsi, level));
	}

	@Override
	public int signalMsi(long address, int data) {
		return operate(() -> vm.signalMsi(address, data));
	}

	@Override
	public int setGsiRouting(List<RoutingEntry> entries) {
		return operate(() -> vm.setGsiRouting(entries));
	}

	@Override
	public int irqfd(int gsi, boolean resample) {
		return operate(() -> {
			int number = eventfds.add(resample);
			if (number < 0)
				return number;
			int result = vm.irqfd(eventfds.eventfd(number), gsi, resample ? KvmIrqfd.RESAMPLE : 0,
					Math.max(0, eventfds.resamplefd(number)));
			return result < 0 ? result : number;
		});
	}

	@Override
	public int irqfdDeassign(int eventfd, int gsi) {
		return operate(() -> vm.irqfd(eventfds.eventfd(eventfd), gsi, KvmIrqfd.DEASSIGN, 0));
	}

	@Override
	public int irqfdAgain(int eventfd, int gsi) {
		return operate(() -> {
			int result = vm.irqfd(eventfds.eventfd(eventfd), gsi, 0, 0);
			awaitDeferredWork();
			return result;
		});
	}

	@Override
	public int signal(int eventfd) {
		return operate(() -> {
			int result = eventfds.signal(eventfd);
			awaitDeferredWork();
			return result;
		});
	}

	private void awaitDeferredWork() {
		if (tracefs.isPresent()) {
			tracefs.get().settle();
			return;
		}
		try {
			Thread.sleep(DEFERRED_WORK_TIME);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public long readResample(int eventfd) {
		return operate(() -> eventfds.readResample(eventfd));
	}

	private long run(int vcpu, GuestProgram program, Operands operands) {
		return operate(() -> guest.run(vcpus.get(vcpu), program, operands));
	}

	private static int done(long result) {
		return result < 0 ? (int) result : 0;
	}

	@Override
	public int out(int vcpu, int port, int value) {
		return done(run(vcpu, GuestProgram.OUT, new Operands(value, 0, 0, port)));
	}

	@Override
	public int in(int vcpu, int port) {
		long result = run(vcpu, GuestProgram.IN, new Operands(0, 0, 0, port));
		return (int) (result < 0 ? result : result & 0xff);
	}

	@Override
	public int write32(int vcpu, long address, int value) {
		return done(run(vcpu, GuestProgram.WRITE32, new Operands(value, (int) address, 0, 0)));
	}

	@Override
	public long read32(int vcpu, long address) {
		return run(vcpu, GuestProgram.READ32, new Operands(0, (int) address, 0, 0));
	}

	@Override
	public int wrmsr(int vcpu, int msr, long value) {
		return done(run(vcpu, GuestProgram.WRMSR, new Operands((int) value, 0, msr, (int) (value >>> 32))));
	}

	@Override
	public long rdmsr(int vcpu, int msr) {
		return run(vcpu, GuestProgram.RDMSR, new Operands(0, 0, msr, 0));
	}

	@Override
	public int take(int vcpu) {
		return operate(() -> {
			long result = guest.run(vcpus.get(vcpu), GuestProgram.TAKE, Operands.NONE);
			if (result < 0)
				return (int) result;
			return guest.vectors().stream().findFirst().orElse(-1);
		});
	}

	@Override
	public int createPit2(int flags) {
		return operate(() -> vm.createPit2(flags));
	}

	/** {@code KVM_SET_GUEST_DEBUG} */
	public int setGuestDebug(int vcpu, int control) {
		return operate(() -> vcpus.get(vcpu).setGuestDebug(control));
	}

	/** REP OUTS of bytes by a vCPU's guest: 0 or {@link #GUEST_FAULT}. */
	public int outs(int vcpu, int port, byte... values) {
		return operate(() -> {
			memory.putBuffer(values);
			int result = done(run(vcpu, GuestProgram.OUTS, memory.bufferAt(port, values.length)));
			memory.takeBuffer(values.length);
			return result;
		});
	}

	/** REP INS of bytes by a vCPU's guest; what it does not read is 0xcc. */
	public byte[] ins(int vcpu, int port, int count) {
		return operate(() -> {
			run(vcpu, GuestProgram.INS, memory.bufferAt(port, count));
			return memory.takeBuffer(count);
		});
	}

	@Override
	public KpicState pic(int chip) {
		return operate(() -> vm.pic(chip));
	}

	/** The descriptor of the VM's file, for ioctls that are no operation; valid until {@link #close}. */
	public int fd() {
		return vm.fd();
	}

	/** {@code KVM_SET_IRQCHIP} of one PIC: 0 the master, 1 the slave. */
	public int setPic(int chip, KpicState state) {
		return operate(() -> vm.setPic(chip, state));
	}

	@Override
	public IoapicState ioapic() {
		return operate(vm::ioapic);
	}

	/** {@code KVM_SET_IRQCHIP} of the IOAPIC. */
	public int setIoapic(IoapicState state) {
		return operate(() -> vm.setIoapic(state));
	}

	@Override
	public LapicState lapic(int vcpu) {
		return operate(() -> vcpus.get(vcpu).lapic());
	}

	@Override
	public int setLapic(int vcpu, LapicState state) {
		return operate(() -> vcpus.get(vcpu).setLapic(state));
	}

	@Override
	public Optional<List<String>> events() {
		return operate(() -> tracefs.map(Tracefs::events));
	}

	@Override
	public List<Integer> ioapicEoiExits() {
		return operate(guest::drainIoapicEoiExits);
	}

	@Override
	public synchronized void close() {
		if (closed)
			return;
		closed = true;
		tracefs.ifPresent(Tracefs::follow);
		vcpus.forEach(VcpuFile::close);
		eventfds.close();
		vm.close();
		memory.close();
	}
}
