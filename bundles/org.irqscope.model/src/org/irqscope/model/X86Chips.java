package org.irqscope.model;

import java.util.List;
import java.util.Optional;

/**
 * What only a PC has, of a machine and its processors. Reads the model only, in the thread
 * that owns it.
 */
public final class X86Chips {
	private X86Chips() {
	}

	/** Which chips the kernel holds; none of these in a machine that is no PC. */
	public static IrqchipMode irqchipMode(VirtualMachine machine) {
		return machine instanceof X86Machine pc ? pc.getIrqchipMode() : IrqchipMode.NONE;
	}

	/** A machine as a PC, which it is. */
	public static X86Machine of(VirtualMachine machine) {
		return (X86Machine) machine;
	}

	/** A processor as that of a PC. */
	public static X86Vcpu of(Vcpu vcpu) {
		return (X86Vcpu) vcpu;
	}

	/** The chips of the i8259 pair, the master first. */
	public static List<KpicState> pics(VirtualMachine machine) {
		return machine.getControllers().stream().filter(KpicState.class::isInstance).map(KpicState.class::cast)
				.toList();
	}

	/** The IOAPIC of a machine that has one. */
	public static Ioapic ioapic(VirtualMachine machine) {
		return first(machine.getControllers(), Ioapic.class).orElseThrow();
	}

	/** The IOAPIC; nothing where the kernel has none. */
	public static Optional<Ioapic> optionalIoapic(VirtualMachine machine) {
		return first(machine.getControllers(), Ioapic.class);
	}

	/** The local APIC of a processor that has one. */
	public static Lapic lapic(Vcpu vcpu) {
		return first(vcpu.getControllers(), Lapic.class).orElseThrow();
	}

	/** The local APIC; nothing where a document lacks it. */
	public static Optional<Lapic> optionalLapic(Vcpu vcpu) {
		return first(vcpu.getControllers(), Lapic.class);
	}

	private static <T> Optional<T> first(List<InterruptController> controllers, Class<T> type) {
		for (InterruptController controller : controllers)
			if (type.isInstance(controller))
				return Optional.of(type.cast(controller));
		return Optional.empty();
	}
}
