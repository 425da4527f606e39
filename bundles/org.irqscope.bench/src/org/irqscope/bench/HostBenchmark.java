package org.irqscope.bench;

import org.irqscope.kvm.HostBackend;
import org.irqscope.kvm.HostVm;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

import com.sun.jna.Memory;

/** The same interrupts on the host's KVM: the kernel alone, and as the product calls it. */
@State(Scope.Thread)
public class HostBenchmark {
	private static final long IRQ_LINE = 0x4008ae61, SIGNAL_MSI = 0x4020aea5;
	private static final int REPEATS = 1000;

	private final Memory up = irqLevel(1);
	private final Memory down = irqLevel(0);
	private final Memory message = message();
	private HostBackend backend;
	private Machine machine;
	private HostVm vm;
	private IoctlLoop loop;

	/** {@code struct kvm_irq_level} */
	private static Memory irqLevel(int level) {
		Memory memory = new Memory(8);
		memory.setInt(0, Machine.GSI);
		memory.setInt(4, level);
		return memory;
	}

	/** {@code struct kvm_msi} */
	private static Memory message() {
		Memory memory = new Memory(32);
		memory.clear();
		memory.setInt(0, (int) Machine.MSI_ADDRESS);
		memory.setInt(8, Machine.MSI_DATA);
		return memory;
	}

	@Setup
	public void create() {
		backend = HostBackend.withoutTracepoints();
		machine = new Machine(backend);
		vm = (HostVm) machine.vm();
		loop = new IoctlLoop();
		if (linePulse() != 0 || msi() != 1)
			throw new IllegalStateException("the ioctls answered " + linePulse() + " and " + msi());
	}

	@TearDown
	public void close() {
		loop.close();
		machine.close();
		backend.close();
	}

	@Benchmark
	@OperationsPerInvocation(REPEATS)
	public int linePulse() {
		return loop.run(vm.fd(), IRQ_LINE, up, down, REPEATS);
	}

	@Benchmark
	@OperationsPerInvocation(2 * REPEATS)
	public int msi() {
		return loop.run(vm.fd(), SIGNAL_MSI, message, message, REPEATS);
	}

	@Benchmark
	public int linePulseOfProduct() {
		return vm.irqLineStatus(Machine.GSI, 1) | vm.irqLineStatus(Machine.GSI, 0);
	}

	@Benchmark
	public int msiOfProduct() {
		return vm.signalMsi(Machine.MSI_ADDRESS, Machine.MSI_DATA);
	}
}
