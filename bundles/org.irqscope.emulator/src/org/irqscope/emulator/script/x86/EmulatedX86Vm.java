package org.irqscope.emulator.script.x86;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.irqscope.emulator.Architecture;
import org.irqscope.emulator.journal.Context;
import org.irqscope.emulator.journal.ContextKind;
import org.irqscope.emulator.journal.Tracepoint;
import org.irqscope.emulator.kvm.GuestData;
import org.irqscope.emulator.kvm.IoBus;
import org.irqscope.emulator.kvm.KvmTracepoint;
import org.irqscope.emulator.kvm.memory.MemorySlots;
import org.irqscope.emulator.kvm.routing.RoutingEntry;
import org.irqscope.emulator.kvm.routing.RoutingTable;
import org.irqscope.emulator.script.EmulatedVm;
import org.irqscope.emulator.script.Op;
import org.irqscope.emulator.script.OpCode;
import org.irqscope.emulator.script.OpScript;
import org.irqscope.emulator.vmm.PciMachine;
import org.irqscope.emulator.x86.Host;
import org.irqscope.emulator.x86.VcpuIoctls;
import org.irqscope.emulator.x86.X86Kvm;
import org.irqscope.emulator.x86.X86Tracepoint;
import org.irqscope.emulator.x86.X86Vcpu;
import org.irqscope.emulator.x86.X86VmIoctls;
import org.irqscope.emulator.x86.X86Vmm;
import org.irqscope.emulator.x86.ioapic.Ioapic;
import org.irqscope.emulator.x86.ioapic.IoapicState;
import org.irqscope.emulator.x86.lapic.LapicState;
import org.irqscope.emulator.x86.pic.KpicState;
import org.irqscope.emulator.x86.pit.PitIoctls;

/** A PC of the emulator. */
public final class EmulatedX86Vm extends EmulatedVm implements X86Vm {
	/** The tracepoints of the recordings. */
	public static final Set<Tracepoint> EVENTS = Set.of(KvmTracepoint.KVM_SET_IRQ, X86Tracepoint.KVM_PIC_SET_IRQ,
			X86Tracepoint.KVM_IOAPIC_SET_IRQ, X86Tracepoint.KVM_MSI_SET_IRQ, X86Tracepoint.KVM_APIC_ACCEPT_IRQ,
			KvmTracepoint.KVM_ACK_IRQ, X86Tracepoint.KVM_EOI, X86Tracepoint.KVM_APIC_IPI,
			X86Tracepoint.KVM_IOAPIC_DELAYED_EOI_INJ);
	/** Those of kernels that run guests on their processor. */
	public static final Set<Tracepoint> GUEST_EVENTS = Stream
			.concat(EVENTS.stream(), Stream.of(X86Tracepoint.KVM_INJ_VIRQ)).collect(Collectors.toUnmodifiableSet());

	private final X86Kvm kvm;
	private final X86VmIoctls ioctls;
	private final boolean split;
	private final PciMachine pci;
	private final PciOps pciOps;
	private final DeviceOps devices;
	private final List<Integer> eoiExits = new ArrayList<>();

	/** The emulator as a backend: as an older machine closes, its last events go to the next one. */
	public static X86Backend backend(Host host) {
		List<String> events = new ArrayList<>();
		return (vcpus, split) -> new EmulatedX86Vm(machine(host), EVENTS, vcpus, split, events, false);
	}

	/** The same as a kernel that runs guests on its processor: injections are told, too. */
	public static X86Backend runningGuests(Host host) {
		List<String> events = new ArrayList<>();
		return (vcpus, split) -> new EmulatedX86Vm(machine(host), GUEST_EVENTS, vcpus, split, events, false);
	}

	/** Machines whose journals keep all operations as one walk; each is told to somebody as it is made. */
	public static X86Backend walkingBackend(Host host, Consumer<EmulatedX86Vm> made) {
		return (vcpus, split) -> {
			EmulatedX86Vm vm = walking(host, vcpus, split);
			made.accept(vm);
			return vm;
		};
	}

	/** A machine whose journal keeps all operations as one walk, from its first to {@link #endWalk}. */
	public static EmulatedX86Vm walking(Host host, int vcpus, boolean split) {
		EmulatedX86Vm vm = new EmulatedX86Vm(machine(host), EVENTS, vcpus, split, new ArrayList<>(), true);
		vm.startWalk();
		return vm;
	}

	private static X86Kvm machine(Host host) {
		return new X86Kvm(host, Architecture.X86.vocabulary());
	}

	private EmulatedX86Vm(X86Kvm kvm, Set<Tracepoint> recorded, int vcpus, boolean split, List<String> events,
			boolean oneWalk) {
		super(kvm, new X86VmIoctls(kvm), recorded, events, oneWalk);
		this.kvm = kvm;
		this.ioctls = new X86VmIoctls(kvm);
		this.split = split;
		this.pci = new PciMachine(kvm);
		this.pciOps = new PciOps(pci.bus());
		this.devices = new DeviceOps(kvm, pci);
		if (split)
			ioctls.enableSplitIrqchip(Ioapic.PINS);
		else
			ioctls.createIrqchip();
		kvm.memorySlots().set(new MemorySlots.Slot(0, 0, 0, OpScript.GUEST_MEMORY, 0));
		for (int id = 0; id < vcpus; id++)
			new VcpuIoctls(ioctls.createVcpu(id)).setMpState(X86Vcpu.RUNNABLE);
		if (!split)
			pci.routes().restore(routes());
		kvm.setVmm(userSpace());
	}

	private List<RoutingEntry> routes() {
		RoutingTable table = kvm.routing().table();
		return IntStream.range(0, table.nrRtEntries()).boxed().flatMap(gsi -> table.entries(gsi).stream()).toList();
	}

	private X86Vmm userSpace() {
		return new X86Vmm() {
			@Override
			public void write(IoBus.Kind bus, long address, int length, long value) {
				pci.bus().write(bus, address, length, value);
			}

			@Override
			public long read(IoBus.Kind bus, long address, int length) {
				return pci.bus().read(bus, address, length)
						.orElseGet(() -> X86Vmm.super.read(bus, address, length));
			}

			@Override
			public void ioapicEoi(int vcpu, int vector) {
				eoiExits.add(vector);
			}
		};
	}

	/** The PCI functions that operations have made. */
	public PciMachine pci() {
		return pci;
	}

	/** What is handed to the work queue, to the VMM's main loop, and to threads of devices. */
	private void runWorkers() {
		kvm.scheduler().run(task -> task.context().equals(Context.KWORKER) || task.context().equals(Context.VMM)
				|| task.context().kind() == ContextKind.DEVICE);
	}

	@Override
	public long pci(Op op) {
		if (op.code().makesDevice())
			return record(() -> devices.make(op));
		if (!op.code().ofGuestsPci())
			return record(() -> {
				long result = pciOps.happens(op);
				runWorkers();
				return result;
			});
		int vcpu = op.vcpu().orElseThrow();
		return guest(vcpu, () -> {
			long result = pciOps.run(op, kvm.vcpu(vcpu).guest());
			runWorkers();
			return result;
		});
	}

	/** The machine itself, to look at between operations. */
	public X86Kvm kvm() {
		return kvm;
	}

	@Override
	public boolean split() {
		return split;
	}

	/** An operation of a vCPU that runs, once INIT and startup interrupts that wait have been served. */
	private long running(int vcpu, LongSupplier operation) {
		VcpuIoctls of = new VcpuIoctls(kvm.vcpus().get(vcpu));
		return record(() -> {
			if (of.getMpState() != X86Vcpu.RUNNABLE)
				return ASLEEP;
			if (kvm.vcpus().get(vcpu).virtualTpr.isAsInitLeftIt())
				// What an INIT has left of the segments is nothing to run in.
				of.setSregs();
			return operation.getAsLong();
		});
	}

	private long guest(int vcpu, LongSupplier instruction) {
		return running(vcpu, () -> {
			long[] result = { ASLEEP };
			boolean ran = kvm.vcpus().get(vcpu).guest().run(() -> result[0] = instruction.getAsLong());
			return ran ? result[0] : ASLEEP;
		});
	}

	@Override
	public int out(int vcpu, int port, int value) {
		return (int) guest(vcpu, () -> {
			kvm.vcpus().get(vcpu).guest().out(port, value, 1);
			return 0;
		});
	}

	@Override
	public int in(int vcpu, int port) {
		return (int) guest(vcpu, () -> kvm.vcpus().get(vcpu).guest().in(port, 1));
	}

	@Override
	public int write32(int vcpu, long address, int value) {
		return (int) guest(vcpu, () -> {
			kvm.vcpus().get(vcpu).guest().write(address, value & 0xffffffffL, 4);
			return 0;
		});
	}

	@Override
	public long read32(int vcpu, long address) {
		return guest(vcpu, () -> kvm.vcpus().get(vcpu).guest().read(address, 4));
	}

	@Override
	public int wrmsr(int vcpu, int msr, long value) {
		return (int) guest(vcpu, () -> kvm.vcpus().get(vcpu).guest().wrmsr(msr, value) ? 0 : GUEST_FAULT);
	}

	@Override
	public long rdmsr(int vcpu, int msr) {
		GuestData data = new GuestData();
		return guest(vcpu,
				() -> kvm.vcpus().get(vcpu).guest().rdmsr(msr, data) ? data.get() & 0xffffffffL : GUEST_FAULT);
	}

	@Override
	public int take(int vcpu) {
		return (int) running(vcpu, kvm.vcpus().get(vcpu).guest()::takeAny);
	}

	@Override
	public int createPit2(int flags) {
		return (int) record(() -> new PitIoctls(kvm).createPit2(flags));
	}

	@Override
	public KpicState pic(int chip) {
		return (chip == 0 ? kvm.pic().master() : kvm.pic().slave()).state();
	}

	/** {@code KVM_SET_IRQCHIP} of one PIC: 0 the master, 1 the slave. */
	public int setPic(int chip, KpicState state) {
		return (int) record(() -> ioctls.setPic(chip, state));
	}

	@Override
	public IoapicState ioapic() {
		return kvm.ioapic().state();
	}

	/** {@code KVM_SET_IRQCHIP} of the IOAPIC. */
	public int setIoapic(IoapicState state) {
		return (int) record(() -> ioctls.setIoapic(state));
	}

	@Override
	public LapicState lapic(int vcpu) {
		return new VcpuIoctls(kvm.vcpus().get(vcpu)).getLapic();
	}

	@Override
	public int setLapic(int vcpu, LapicState state) {
		return (int) record(() -> new VcpuIoctls(kvm.vcpus().get(vcpu)).setLapic(state));
	}

	@Override
	public List<Integer> ioapicEoiExits() {
		List<Integer> drained = List.copyOf(eoiExits);
		eoiExits.clear();
		return drained;
	}
}
