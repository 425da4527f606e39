package org.irqscope.core.imports;

import java.util.Optional;

import org.irqscope.emulator.x86.ioapic.Ioapic;
import org.irqscope.model.BusKind;
import org.irqscope.model.IrqchipMode;
import org.irqscope.model.VirtualMachine;
import org.irqscope.trace.facts.BusFact;

/**
 * Which interrupt chips the kernel holds. A PIC or an IOAPIC of the kernel stands on its bus, and is seen at work in
 * traces; where the buses are known and hold neither, only the local APICs are in the kernel.
 */
final class ChipModeImport {

	private final Draft draft;

	ChipModeImport(Draft draft) {
		this.draft = draft;
	}

	void run() {
		VirtualMachine machine = draft.machine();
		Optional<BusFact> memory = bus(BusKind.KVM_MMIO_BUS);
		Optional<BusFact> ports = bus(BusKind.KVM_PIO_BUS);
		if (chipIsKnown())
			return;
		if (memory.isPresent() && ports.isPresent()) {
			machine.setIrqchipMode(IrqchipMode.SPLIT);
			machine.setReservedIoapicPins(Ioapic.PINS);
			draft.conclusions().add(memory.get().where(), machine, "inference.split");
		} else
			draft.conclusions().assume(machine, "assumption.irqchip");
	}

	private boolean chipIsKnown() {
		Evidence evidence = draft.evidence();
		return !evidence.pics().isEmpty() || !evidence.redirections().isEmpty() || evidence.ioapic().isPresent()
				|| draft.traces().showChips() || draft.machine().getBuses().stream()
						.flatMap(bus -> bus.getRanges().stream()).anyMatch(range -> isChip(range.getDevice()));
	}

	private static boolean isChip(String device) {
		return device.startsWith("picdev_") || device.equals("ioapic_mmio_ops");
	}

	private Optional<BusFact> bus(BusKind kind) {
		return Optional.ofNullable(draft.evidence().buses().get(kind.getValue()));
	}
}
