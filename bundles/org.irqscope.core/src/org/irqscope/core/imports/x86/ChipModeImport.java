package org.irqscope.core.imports.x86;

import java.util.Optional;

import org.irqscope.core.imports.draft.Draft;
import org.irqscope.core.imports.evidence.Evidence;
import org.irqscope.emulator.x86.ioapic.Ioapic;
import org.irqscope.model.BusKind;
import org.irqscope.model.IrqchipMode;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;
import org.irqscope.trace.facts.BusFact;

/**
 * Which interrupt chips the kernel holds. A PIC or an IOAPIC of the kernel stands on its bus, and is seen at work in
 * traces; where the buses are known and hold neither, only the local APICs are in the kernel.
 */
public final class ChipModeImport {

	private final Draft draft;

	public ChipModeImport(Draft draft) {
		this.draft = draft;
	}

	public void run() {
		VirtualMachine machine = draft.machine();
		Optional<BusFact> memory = bus(BusKind.KVM_MMIO_BUS);
		Optional<BusFact> ports = bus(BusKind.KVM_PIO_BUS);
		boolean told = X86Chips.of(machine).getIrqchipMode() == IrqchipMode.SPLIT;
		if (told || chipIsKnown())
			return;
		if (memory.isPresent() && ports.isPresent()) {
			split(draft);
			draft.conclusions().add(memory.get().where(), machine, "inference.split");
		} else
			draft.conclusions().assume(machine, "assumption.irqchip");
	}

	/** Leaves only the local APICs to the kernel. */
	public static void split(Draft draft) {
		X86Chips.of(draft.machine()).setIrqchipMode(IrqchipMode.SPLIT);
		X86Chips.of(draft.machine()).setReservedIoapicPins(Ioapic.PINS);
	}

	/** True when chips of the kernel were seen themselves, or at work, or a timer that needs them. */
	public static boolean isShown(Draft draft) {
		Evidence evidence = draft.evidence();
		return !evidence.pics().isEmpty() || !evidence.redirections().isEmpty() || evidence.ioapic().isPresent()
				|| draft.traces().showChips() || PitSigns.inKernel(draft).isPresent()
				|| !evidence.shownPins().isEmpty() || !evidence.shownPics().isEmpty();
	}

	private boolean chipIsKnown() {
		return isShown(draft) || draft.machine().getBuses().stream()
						.flatMap(bus -> bus.getRanges().stream()).anyMatch(range -> isChip(range.getDevice()));
	}

	private static boolean isChip(String device) {
		return device.startsWith("picdev_") || device.equals("ioapic_mmio_ops");
	}

	private Optional<BusFact> bus(BusKind kind) {
		return Optional.ofNullable(draft.evidence().buses().get(kind.getValue()));
	}
}
