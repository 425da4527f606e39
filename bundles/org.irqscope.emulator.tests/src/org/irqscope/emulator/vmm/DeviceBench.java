package org.irqscope.emulator.vmm;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.irqscope.emulator.catalogue.Bench;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.kvm.IoBus;
import org.irqscope.emulator.x86.Host;
import org.irqscope.emulator.x86.X86Vmm;

/** A machine of one vCPU, interrupts of the guest off, with the devices of a VMM whose registers the guest reaches. */
public final class DeviceBench {
	private static final int LEVEL = 0x8000;

	public final Bench vm = new Bench(Host.DEFAULT);
	public final PciMachine pci;

	public DeviceBench() {
		vm.fx(1);
		pci = new PciMachine(vm.kvm());
		vm.kvm().setVmm(new X86Vmm() {
			@Override
			public void write(IoBus.Kind bus, long address, int length, long value) {
				pci.bus().write(bus, address, length, value);
			}

			@Override
			public long read(IoBus.Kind bus, long address, int length) {
				return pci.bus().read(bus, address, length)
						.orElseGet(() -> X86Vmm.super.read(bus, address, length));
			}
		});
	}

	/** The guest opens a pin of the IOAPIC, with a level-triggered vector. */
	public void open(int pin, int vector) {
		vm.write(0xfec00000L, 0x10 + 2 * pin, 4);
		vm.write(0xfec00010L, LEVEL | vector, 4);
	}

	/** What happens and what follows, but for the guest. */
	public List<Hop> hops(Runnable action) {
		vm.kvm().journal().start();
		try {
			action.run();
			vm.kvm().scheduler().run(task -> !task.context().kind().label().equals("vcpu"));
		} finally {
			vm.kvm().journal().stop();
		}
		return vm.kvm().journal().soFar().hops();
	}

	/** The calls that drive lines, as {@code 4=1}, of what happens. */
	public List<String> lines(Runnable action) {
		List<String> lines = new ArrayList<>();
		for (Hop hop : hops(action))
			if (!hop.continued() && hop.site().functionName().equals("kvm_set_irq"))
				lines.add(hop.arguments().get(0) + "=" + hop.arguments().get(1));
		return lines;
	}

	/** The names of the functions of what happens, without what they go on with. */
	public List<String> functions(Runnable action, List<String> wanted) {
		return hops(action).stream().filter(hop -> !hop.continued()).map(hop -> hop.site().functionName())
				.filter(wanted::contains).toList();
	}

	/** The vector that vCPU 0 takes and ends, as {@code 0x51}; {@code none} without one. */
	public String taken() {
		int vector = vm.kvm().vcpu(0).guest().take();
		if (vector < 0)
			return "none";
		vm.eoi();
		return String.format(Locale.ROOT, "0x%x", vector);
	}
}
