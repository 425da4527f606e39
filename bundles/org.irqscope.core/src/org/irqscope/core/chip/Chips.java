package org.irqscope.core.chip;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.EObject;
import org.irqscope.core.chip.riscv.AplicChip;
import org.irqscope.core.chip.riscv.ImsicChip;
import org.irqscope.core.chip.riscv.PlicChip;
import org.irqscope.core.chip.x86.IoapicChip;
import org.irqscope.core.chip.x86.LapicChip;
import org.irqscope.core.chip.x86.PicChip;
import org.irqscope.core.chip.x86.PitChip;
import org.irqscope.emulator.state.Place;

/** The interrupt chips that documents can have: the one place where they are registered. For any thread. */
public final class Chips {
	public static final PicChip PIC = new PicChip();
	public static final IoapicChip IOAPIC = new IoapicChip();
	public static final PitChip PIT = new PitChip();
	public static final LapicChip LAPIC = new LapicChip();
	public static final PlicChip PLIC = new PlicChip();
	public static final AplicChip APLIC = new AplicChip();
	public static final ImsicChip IMSIC = new ImsicChip();
	/** Those that all processors share. */
	public static final List<Chip<?, ?>> SHARED = List.of(PIT, PIC, IOAPIC, PLIC, APLIC);
	/** Those that each processor has one of. */
	public static final List<Chip<?, ?>> OF_VCPU = List.of(LAPIC, IMSIC);
	/** All of them, as an interrupt passes them. */
	public static final List<Chip<?, ?>> ALL = Stream.of(SHARED, OF_VCPU).flatMap(List::stream).toList();

	private Chips() {
	}

	/** The sort of chip whose places are of a kind. */
	public static Optional<Chip<?, ?>> of(Place.Kind part) {
		return ALL.stream().filter(chip -> chip.part() == part).findFirst();
	}

	/** The sort of chip that an element of a document is. */
	public static Optional<Chip<?, ?>> of(EObject element) {
		return ALL.stream().filter(chip -> chip.type().isInstance(element)).findFirst();
	}
}
