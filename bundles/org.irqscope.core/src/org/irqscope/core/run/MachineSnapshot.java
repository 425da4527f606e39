package org.irqscope.core.run;

import java.util.List;
import java.util.Optional;

import org.irqscope.emulator.kvm.Eventfd;
import org.irqscope.emulator.kvm.Irqfd;
import org.irqscope.emulator.kvm.RoutingTable;
import org.irqscope.emulator.x86.IrqchipMode;
import org.irqscope.emulator.x86.Irqchips;
import org.irqscope.emulator.x86.X86Kvm;
import org.irqscope.emulator.x86.ioapic.IoapicState;
import org.irqscope.emulator.x86.pic.KpicState;

/**
 * A machine of the emulator at one moment, as far as people look at it. Immutable, made by the thread that runs the
 * machine and read by any.
 *
 * @param hash what equal states have in common
 * @param now the virtual clock, in nanoseconds
 * @param counts the counts of the eventfds, by number
 * @param irqfds the irqfds that are assigned
 * @param chips the interrupt chips of the kernel; nothing where it has none
 */
public record MachineSnapshot(long hash, long now, RoutingTable routing, List<Long> counts,
		List<OfIrqfd> irqfds, Optional<Chips> chips, List<VcpuSnapshot> vcpus) {

	/** An irqfd: its number, and whether the work queue has to inject for it. */
	public record OfIrqfd(int number, boolean injectPending) {
	}

	/** Both PICs with the output to the processor, and the IOAPIC. */
	public record Chips(KpicState master, KpicState slave, boolean output, IoapicState ioapic) {
		/** One of the pair: 0 the master, 1 the slave. */
		public KpicState pic(int chip) {
			return chip == Irqchips.PIC_MASTER ? master : slave;
		}

		/** The requests of the pair, bit 8 for the slave's first input. */
		public int picRequests() {
			return master.irr() | slave.irr() << 8;
		}
	}

	/** The machine as it is now; called by the thread that runs it. */
	public static MachineSnapshot of(X86Kvm kvm) {
		return new MachineSnapshot(kvm.journal().state().hash(), kvm.scheduler().now(), kvm.routing().table(),
				kvm.eventfds().stream().map(Eventfd::count).toList(),
				kvm.irqfds().items().stream().map(MachineSnapshot::irqfd).toList(), chips(kvm),
				kvm.vcpus().stream().map(VcpuSnapshot::of).toList());
	}

	private static OfIrqfd irqfd(Irqfd irqfd) {
		return new OfIrqfd(irqfd.number(), irqfd.injectPending());
	}

	private static Optional<Chips> chips(X86Kvm kvm) {
		if (kvm.irqchipMode() != IrqchipMode.KERNEL)
			return Optional.empty();
		return Optional.of(new Chips(kvm.pic().master().state(), kvm.pic().slave().state(), kvm.pic().output(),
				kvm.ioapic().liveState()));
	}
}
