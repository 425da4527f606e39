package org.irqscope.model;

import java.util.List;
import java.util.Optional;

/** What only a machine of RISC-V has. Reads the model only, in the thread that owns it. */
public final class RiscvChips {
	private RiscvChips() {
	}

	/** The PLIC; nothing where the kernel has the interrupt chips. */
	public static Optional<Plic> plic(VirtualMachine machine) {
		return first(machine.getControllers(), Plic.class);
	}

	/** The APLIC; nothing where kvmtool has a PLIC. */
	public static Optional<Aplic> aplic(VirtualMachine machine) {
		return first(machine.getControllers(), Aplic.class);
	}

	/** The interrupt file of a hart. */
	public static Optional<Imsic> imsic(Vcpu vcpu) {
		return first(vcpu.getControllers(), Imsic.class);
	}

	/** The source of an APLIC with a number. */
	public static Optional<AplicSource> source(Aplic aplic, int number) {
		return aplic.getSources().stream().filter(source -> source.getNumber() == number).findFirst();
	}

	/** The highest number of a source of the APLIC; 0 without one. */
	public static int sources(VirtualMachine machine) {
		return aplic(machine).stream().flatMap(aplic -> aplic.getSources().stream()).mapToInt(AplicSource::getNumber)
				.max().orElse(0);
	}

	private static <T> Optional<T> first(List<InterruptController> controllers, Class<T> type) {
		return controllers.stream().filter(type::isInstance).map(type::cast).findFirst();
	}
}
