package org.irqscope.emulator.catalogue;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.irqscope.emulator.Architecture;
import org.irqscope.emulator.journal.Context;
import org.irqscope.emulator.journal.TraceLine;
import org.irqscope.emulator.journal.Walk;
import org.irqscope.emulator.kvm.Eventfd;
import org.irqscope.emulator.kvm.GuestData;
import org.irqscope.emulator.kvm.Irqfds;
import org.irqscope.emulator.kvm.routing.RoutingEntry;
import org.irqscope.emulator.x86.Host;
import org.irqscope.emulator.x86.X86Kvm;
import org.irqscope.emulator.x86.X86Vcpu;
import org.irqscope.emulator.x86.X86VmIoctls;
import org.irqscope.emulator.x86.guest.GuestCpu;
import org.irqscope.emulator.x86.lapic.Lapic;

/**
 * A virtual machine under test that speaks the words of the catalogue of conformance cases, so that a case and its
 * test can be compared line by line. Its vCPUs take interrupts only at {@code ack}, or when they are left to run.
 */
public final class Bench {
	/** Bits of a redirection entry: level, masked. */
	public static final int LV = 0x8000, MK = 0x10000;
	/** The i8259 pair. */
	public final PicUnderTest M = new PicUnderTest(this, 0), S = new PicUnderTest(this, 1);
	public final IoapicUnderTest ioa = new IoapicUnderTest(this);

	private final Host host;
	private X86Kvm kvm;
	private X86VmIoctls ioctls;
	private UserSpace userSpace;
	private final List<LocalApic> lapics = new ArrayList<>();

	public Bench() {
		this(Host.DEFAULT);
	}

	public Bench(Host host) {
		this.host = host;
	}

	/** KVM_CREATE_VM: no irqchip, no vCPU. */
	public void empty() {
		kvm = new X86Kvm(host, Architecture.X86.vocabulary());
		ioctls = new X86VmIoctls(kvm);
		userSpace = new UserSpace();
		kvm.setVmm(userSpace);
		lapics.clear();
	}

	/** {@code vm N} */
	public void vm(int vcpus) {
		empty();
		new Value("KVM_CREATE_IRQCHIP", ioctls.createIrqchip()).is(0);
		vcpus(IntStream.range(0, vcpus).toArray());
	}

	/** A machine with split irqchip, KVM_CAP_SPLIT_IRQCHIP(pins). */
	public void split(int pins, int vcpus) {
		empty();
		new Value("KVM_CAP_SPLIT_IRQCHIP", ioctls.enableSplitIrqchip(pins)).is(0);
		vcpus(IntStream.range(0, vcpus).toArray());
	}

	/** Creates vCPUs with the given ids, RUNNABLE. */
	public void vcpus(int... ids) {
		for (int id : ids) {
			LocalApic lapic = new LocalApic(this, ioctls.createVcpu(id));
			new Value("KVM_SET_MP_STATE", lapic.ioctls().setMpState(X86Vcpu.RUNNABLE)).is(0);
			lapics.add(lapic);
		}
	}

	/** {@code FP(b0,b1,i4)} */
	public void fp(int masterBase, int slaveBase, int icw4) {
		vm(1);
		M.elcr(0);
		S.elcr(0);
		M.init(0x11, masterBase, 0xff, icw4);
		S.init(0x11, slaveBase, 0xff, icw4);
	}

	/** {@code FO} */
	public void fo() {
		pair(0x30, 0x38);
	}

	/** {@code FA20} */
	public void fa20() {
		pair(0x20, 0x28);
	}

	private void pair(int masterBase, int slaveBase) {
		vm(1);
		M.init(0x11, masterBase, 4, 1);
		S.init(0x11, slaveBase, 2, 1);
	}

	/** {@code FX(n)} */
	public void fx(int vcpus) {
		vm(vcpus);
		M.data(0xff);
		S.data(0xff);
		lapics.forEach(lapic -> lapic.wr(Lapic.SPIV, 0x1ff));
	}

	/** {@code lap[c]} */
	public LocalApic lap(int vcpu) {
		return lapics.get(vcpu);
	}

	public List<LocalApic> lapics() {
		return List.copyOf(lapics);
	}

	/** One instruction of a vCPU's guest, with entries into the guest before and after it. */
	void guest(int vcpu, Runnable instruction) {
		assertTrue(cpu(vcpu).run(instruction), "vCPU " + vcpu + " runs");
	}

	private GuestCpu cpu(int vcpu) {
		return kvm.vcpus().get(vcpu).guest();
	}

	public void out(int port, long value, int size) {
		guest(0, () -> cpu(0).out(port, value, size));
	}

	public Value in(int port, int size) {
		GuestData data = new GuestData();
		guest(0, () -> data.set(cpu(0).in(port, size)));
		return new Value("IN 0x" + Integer.toHexString(port), data.get());
	}

	public void write(long address, long value, int length) {
		write(0, address, value, length);
	}

	public void write(int vcpu, long address, long value, int length) {
		guest(vcpu, () -> cpu(vcpu).write(address, value, length));
	}

	public Value read(long address, int length) {
		return read(0, address, length);
	}

	public Value read(int vcpu, long address, int length) {
		GuestData data = new GuestData();
		guest(vcpu, () -> data.set(cpu(vcpu).read(address, length)));
		return new Value("0x" + Long.toHexString(address), data.get());
	}

	/** {@code line G=1 -> n} */
	public Value line(int gsi, int level) {
		return new Value("line " + gsi + "=" + level, ioctls.irqLineStatus(gsi, level));
	}

	/** A line goes high and low again. */
	public void pulse(int gsi) {
		line(gsi, 1);
		line(gsi, 0);
	}

	/** {@code ack=V} on the BSP. */
	public void ack(int vector) {
		ack(0, vector);
	}

	/** {@code ack c=V} */
	public void ack(int vcpu, int vector) {
		new Value("ack c" + vcpu, cpu(vcpu).take()).is(vector);
	}

	/** {@code ack=none} on the BSP. */
	public void ackNone() {
		ackNone(0);
	}

	/** {@code ack c=none} */
	public void ackNone(int vcpu) {
		ack(vcpu, -1);
	}

	/** {@code eoi 0} */
	public void eoi() {
		lap(0).eoi();
	}

	/** How often a vCPU takes a vector until nothing is left for it; each time the handler runs. */
	public Value handled(int vcpu, int vector, Runnable handler) {
		int count = 0;
		for (int taken = cpu(vcpu).take(); taken != -1; taken = cpu(vcpu).take()) {
			new Value("vector", taken).is(vector);
			handler.run();
			count++;
		}
		return new Value("handler runs", count);
	}

	/** {@code msi lo hi data -> n} */
	public Value msi(long low, long high, int data) {
		return new Value("msi", ioctls.signalMsi(high << 32 | low, data));
	}

	/** {@code route {...}} */
	public Value route(RoutingEntry... entries) {
		return new Value("KVM_SET_GSI_ROUTING", ioctls.setGsiRouting(Arrays.asList(entries)));
	}

	public Eventfd eventfd() {
		return kvm.createEventfd();
	}

	/** {@code irqfd(e,gsi)} */
	public Value irqfd(Eventfd eventfd, int gsi) {
		return new Value("KVM_IRQFD", kvm.irqfds().irqfd(eventfd, gsi, 0, Optional.empty()));
	}

	/** {@code irqfd(e,gsi,R=r)} */
	public Value irqfd(Eventfd eventfd, int gsi, Eventfd resamplefd) {
		return new Value("KVM_IRQFD", kvm.irqfds().irqfd(eventfd, gsi, Irqfds.RESAMPLE, Optional.of(resamplefd)));
	}

	/** {@code irqfd-(e,gsi)} */
	public Value deassign(Eventfd eventfd, int gsi) {
		return new Value("KVM_IRQFD", kvm.irqfds().irqfd(eventfd, gsi, Irqfds.DEASSIGN, Optional.empty()));
	}

	/** {@code ev e}, and the work queues run until they are empty. */
	public void ev(Eventfd eventfd) {
		eventfd.eventfdSignal();
		runWorkers();
	}

	/** Lets the work queues run until they are empty; no vCPU runs. */
	public void runWorkers() {
		kvm.scheduler().run(task -> task.context().equals(Context.KWORKER));
	}

	/** Everything that waits runs: work queues, kernel threads, vCPUs, the processor's own turns. */
	public void runAll() {
		kvm.scheduler().run(task -> true);
	}

	/** {@code rs r}: the counter, which the read takes. */
	public Value rs(Eventfd resamplefd) {
		return new Value("resamplefd", resamplefd.read());
	}

	/** A vCPU's guest runs with interrupts on: at its turns it takes and ends what comes. */
	public void run(int vcpu) {
		cpu(vcpu).setInterruptFlag(true);
		cpu(vcpu).resume();
	}

	/** A vCPU's guest executes HLT, with interrupts on or off. */
	public void halt(int vcpu, boolean interruptible) {
		cpu(vcpu).setInterruptFlag(interruptible);
		cpu(vcpu).resume();
		cpu(vcpu).halt();
	}

	/** The tracepoints of what runs meanwhile, each as {@code name: text}. */
	public List<String> traced(Runnable action) {
		Walk walk;
		kvm.journal().start();
		try {
			action.run();
		} finally {
			walk = kvm.journal().stop();
		}
		return walk.events().stream().map(TraceLine::line).toList();
	}

	/** Time passes; what waits runs, and vCPUs take interrupts when their IF is set. */
	public void pass(long nanoseconds) {
		kvm.scheduler().advance(nanoseconds, task -> true);
	}

	public X86VmIoctls ioctls() {
		return ioctls;
	}

	public X86Kvm kvm() {
		return kvm;
	}

	public UserSpace userSpace() {
		return userSpace;
	}
}
