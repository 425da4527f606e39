package org.irqscope.core.run.snapshot;

import java.util.List;
import java.util.Optional;

import org.irqscope.core.chip.Chip;
import org.irqscope.core.chip.ChipStates;
import org.irqscope.core.chip.Chips;
import org.irqscope.core.chip.x86.PicChip;
import org.irqscope.emulator.kvm.BypassProducer;
import org.irqscope.emulator.kvm.Eventfd;
import org.irqscope.emulator.kvm.Irqfd;
import org.irqscope.emulator.kvm.Kvm;
import org.irqscope.emulator.kvm.routing.RoutingTable;
import org.irqscope.emulator.vmm.PciMachine;

/**
 * A machine of the emulator at one moment, as far as people look at it. Immutable, made by the thread that runs the
 * machine and read by any.
 *
 * @param hash what equal states have in common
 * @param now the virtual clock, in nanoseconds
 * @param counts the counts of the eventfds, by number
 * @param irqfds the irqfds that are assigned
 * @param controllers the interrupt chips, by their sorts
 * @param vcpus the processors of a PC, of which others have none
 * @param harts those of RISC-V, likewise
 * @param producers the interrupts of the host behind devices that are passed through
 * @param functions the devices on the PCI bus that have a table
 * @param registers the devices that have registers
 * @param queues the virtio devices that have queues
 */
public record MachineSnapshot(long hash, long now, RoutingTable routing, List<Long> counts,
		List<OfIrqfd> irqfds, List<ChipStates<?, ?>> controllers, List<VcpuSnapshot> vcpus,
		List<HartSnapshot> harts, List<OfProducer> producers, List<PciSnapshot> functions,
		List<RegisterSnapshot> registers, List<VirtioSnapshot> queues) {

	/** An irqfd: its number, what it joins, and whether the work queue has to inject for it. */
	public record OfIrqfd(int number, int eventfd, int gsi, boolean injectPending) {
	}

	/** An interrupt of the host: the eventfd that its handler signals, and where it is posted to instead. */
	public record OfProducer(int hostIrq, int eventfd, Optional<BypassProducer.Posting> posting) {
	}

	/** The machine as it is now; called by the thread that runs it. */
	public static MachineSnapshot of(Kvm kvm, PciMachine pci) {
		return new MachineSnapshot(kvm.journal().state().hash(), kvm.scheduler().now(), kvm.routing().table(),
				kvm.eventfds().stream().map(Eventfd::count).toList(),
				kvm.irqfds().items().stream().map(MachineSnapshot::irqfd).toList(), controllers(kvm),
				VcpuSnapshot.all(kvm), HartSnapshot.all(kvm),
				kvm.bypassProducers().stream().map(MachineSnapshot::producer).toList(), PciSnapshot.of(pci),
				RegisterSnapshot.of(pci), VirtioSnapshot.of(pci));
	}

	private static OfIrqfd irqfd(Irqfd irqfd) {
		return new OfIrqfd(irqfd.number(), irqfd.eventfd().number(), irqfd.gsi(), irqfd.injectPending());
	}

	private static OfProducer producer(BypassProducer producer) {
		return new OfProducer(producer.hostIrq(), producer.signalled(), producer.posting().stream().findFirst());
	}

	private static List<ChipStates<?, ?>> controllers(Kvm kvm) {
		return Chips.ALL.stream().<ChipStates<?, ?>>map(chip -> chip.states(kvm)).toList();
	}

	/** The PIC pair and the IOAPIC; nothing where the kernel has none. */
	public Optional<IrqchipSnapshot> chips() {
		List<PicChip.State> pics = states(Chips.PIC);
		return pics.isEmpty() ? Optional.empty()
				: Optional.of(new IrqchipSnapshot(pics.get(0).registers(), pics.get(1).registers(),
						pics.get(0).output(), states(Chips.IOAPIC).get(0)));
	}

	/** What the chips of one sort are, by index; none where the kernel has none. */
	@SuppressWarnings("unchecked")
	public <S> List<S> states(Chip<?, S> chip) {
		return (List<S>) controllers.stream().filter(states -> states.chip() == chip).findFirst()
				.map(ChipStates::all).orElseThrow();
	}
}
