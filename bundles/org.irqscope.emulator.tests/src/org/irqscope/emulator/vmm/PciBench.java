package org.irqscope.emulator.vmm;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

import org.irqscope.emulator.catalogue.Bench;
import org.irqscope.emulator.host.VfioVector;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.kvm.BypassProducer;
import org.irqscope.emulator.kvm.Eventfd;
import org.irqscope.emulator.kvm.IoBus;
import org.irqscope.emulator.kvm.routing.RoutingEntry;
import org.irqscope.emulator.x86.Host;
import org.irqscope.emulator.x86.X86Vmm;
import org.irqscope.emulator.x86.lapic.Lapic;

/**
 * A machine with one PCI function whose vectors have GSIs from 24 on, interrupts of the guest off: what is delivered
 * stays in IRR and is taken by {@link #delivered}.
 */
final class PciBench {
	static final long TABLE = 0xfebf0000L, ADDRESS = 0xfee00000L;
	private static final int FIRST_GSI = 24, SLOT = 3, FIRST_HOST_IRQ = 50, HIGHEST_PRIORITY = 256;
	/** The calls into the kernel that steps are compared by. */
	private static final Map<String, String> CALLS = Map.of("kvm_set_irq_routing", "SET_GSI_ROUTING",
			"kvm_send_userspace_msi", "SIGNAL_MSI", "vfio_pci_set_msi_trigger", "SET_IRQS",
			"vhost_virtqueue_mask", "SET_VRING_CALL");

	final Bench vm;
	final GsiRoutes routes;
	final PciBus bus;
	final PciDevice device;
	/** For each vector the eventfd that the irqfd has. */
	final List<Eventfd> eventfds = new ArrayList<>();
	/** For each vector that VFIO passes through its half of a bypass. */
	final List<BypassProducer> producers = new ArrayList<>();

	PciBench(PciSort sort, Host host, int vectors) {
		vm = new Bench(host);
		vm.fx(2);
		PciMachine machine = new PciMachine(vm.kvm());
		routes = machine.routes();
		bus = machine.bus();
		List<RoutingEntry> entries = IntStream.range(0, vectors)
				.<RoutingEntry>mapToObj(at -> new RoutingEntry.Msi(FIRST_GSI + at, ADDRESS, 0x51 + 0x10 * at))
				.toList();
		vm.route(entries.toArray(RoutingEntry[]::new)).is(0);
		routes.restore(entries);
		device = machine.make(sort, 0, IntStream.range(0, vectors).mapToObj(at -> parts(sort, at)).toList());
		bus.add(device, SLOT, TABLE);
		device.msix().restore(true, false);
		for (int at = 0; at < vectors; at++)
			device.msix().vector(at).restore(ADDRESS, 0x51 + 0x10 * at, false, false, FIRST_GSI + at);
		vm.kvm().setVmm(userSpace());
	}

	private X86Vmm userSpace() {
		return new X86Vmm() {
			@Override
			public void write(IoBus.Kind kind, long address, int length, long value) {
				bus.write(kind, address, length, value);
			}

			@Override
			public long read(IoBus.Kind kind, long address, int length) {
				OptionalLong word = bus.read(kind, address, length);
				return word.orElseGet(() -> X86Vmm.super.read(kind, address, length));
			}
		};
	}

	private VectorParts parts(PciSort sort, int vector) {
		if (!sort.hasIrqfds())
			return VectorParts.NONE;
		Eventfd fast = vm.eventfd();
		eventfds.add(fast);
		vm.irqfd(fast, FIRST_GSI + vector).is(0);
		return new VectorParts(Optional.of(fast),
				sort.hasSecondEventfds() ? Optional.of(vm.eventfd()) : Optional.empty(),
				sort.isPassedThrough() ? Optional.of(host(fast, vector)) : Optional.empty());
	}

	private VfioVector host(Eventfd fast, int vector) {
		BypassProducer producer = vm.kvm().createBypassProducer(FIRST_HOST_IRQ + vector, fast);
		producer.register();
		producers.add(producer);
		return new VfioVector(vm.kvm(), 0, vector, producer);
	}

	/** The hops of what the guest or the device does, and of what follows. */
	List<Hop> hops(Runnable action) {
		vm.kvm().journal().start();
		try {
			action.run();
			vm.kvm().scheduler().run(task -> !task.context().kind().label().equals("vcpu"));
		} finally {
			vm.kvm().journal().stop();
		}
		return vm.kvm().journal().soFar().hops();
	}

	/** The calls that user space makes into the kernel meanwhile. */
	List<String> calls(Runnable action) {
		return hops(action).stream().filter(hop -> !hop.continued()).flatMap(hop -> call(hop).stream()).toList();
	}

	private static List<String> call(Hop hop) {
		String function = hop.site().functionName();
		if (function.equals("kvm_irqfd"))
			return List.of(hop.arguments().get(1) == 0 ? "IRQFD" : "IRQFD-");
		return CALLS.containsKey(function) ? List.of(CALLS.get(function)) : List.of();
	}

	void write(int vector, int offset, long value) {
		vm.write(bus.address(device, vector, offset), value, 4);
	}

	void data(int vector, int value) {
		write(vector, MsixVector.DATA, value);
	}

	void mask(int vector, boolean on) {
		write(vector, MsixVector.CONTROL, on ? MsixVector.MASK : 0);
	}

	void functionMask(boolean on) {
		vm.out(PciBus.CONFIG_ADDRESS, bus.configAddress(device, PciBus.MESSAGE_CONTROL) & 0xffffffffL, 4);
		vm.out(PciBus.CONFIG_DATA + 2, MsixCapability.ENABLE | (on ? MsixCapability.FUNCTION_MASK : 0), 2);
	}

	long pendingBits() {
		long[] bits = new long[1];
		vm.kvm().vcpu(0).guest().run(() -> bits[0] = vm.kvm().vcpu(0).guest().read(TABLE + PciBus.PENDING_BITS, 4));
		return bits[0];
	}

	/** Which vector is in IRR of vCPU 0, as {@code 0x51}, and takes it; {@code none} without one. */
	String delivered() {
		int vector = IntStream.range(0x10, HIGHEST_PRIORITY)
				.filter(one -> vm.lap(0).get().test(Lapic.IRR, one)).findFirst().orElse(-1);
		if (vector < 0)
			return "none";
		vm.ack(vector);
		vm.eoi();
		return String.format(Locale.ROOT, "0x%x", vector);
	}
}
