package org.irqscope.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The interrupt controllers of a PC among those of a machine and its processors. Reads the model only, in the thread
 * that owns it.
 */
public final class X86Chips {
	private X86Chips() {
	}

	/** The chips of the i8259 pair, the master first. */
	public static List<KpicState> pics(VirtualMachine machine) {
		return all(machine.getControllers(), KpicState.class).toList();
	}

	/** The IOAPIC of a machine that has one. */
	public static Ioapic ioapic(VirtualMachine machine) {
		return all(machine.getControllers(), Ioapic.class).findFirst().orElseThrow();
	}

	/** The IOAPIC; nothing where the kernel has none. */
	public static Optional<Ioapic> optionalIoapic(VirtualMachine machine) {
		return all(machine.getControllers(), Ioapic.class).findFirst();
	}

	/** The local APIC of a processor that has one. */
	public static Lapic lapic(Vcpu vcpu) {
		return all(vcpu.getControllers(), Lapic.class).findFirst().orElseThrow();
	}

	/** The local APIC; nothing where a document lacks it. */
	public static Optional<Lapic> optionalLapic(Vcpu vcpu) {
		return all(vcpu.getControllers(), Lapic.class).findFirst();
	}

	private static <T> Stream<T> all(List<InterruptController> controllers, Class<T> type) {
		return controllers.stream().filter(type::isInstance).map(type::cast);
	}
}
