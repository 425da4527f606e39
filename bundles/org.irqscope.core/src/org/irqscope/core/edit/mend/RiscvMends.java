package org.irqscope.core.edit.mend;

import org.irqscope.core.edit.DeviceWay;
import org.irqscope.model.AplicSource;
import org.irqscope.model.Device;
import org.irqscope.model.Irqfd;
import org.irqscope.model.MsiRoute;
import org.irqscope.model.PlicContext;
import org.irqscope.model.PlicSource;
import org.irqscope.model.RiscvChips;
import org.irqscope.model.RiscvIrqchip;
import org.irqscope.model.RiscvMachine;
import org.irqscope.model.RiscvMachines;
import org.irqscope.model.RiscvVcpu;
import org.irqscope.model.Vcpu;
import org.irqscope.model.VectorSet;
import org.irqscope.model.VirtualMachine;

/** What mends machines of RISC-V. Used by the thread that owns the document. */
final class RiscvMends {
	private static final int SUPERVISOR = 1;
	private static final long EXTERNAL = 1 << 9;

	private RiscvMends() {
	}

	/** kvmtool's PLIC, as it begins. */
	static void plic(VirtualMachine machine, RiscvMachine same) {
		machine.getControllers().add(0, RiscvChips
				.plic(RiscvMachines.create("", machine.getVcpus().size(), RiscvIrqchip.PLIC)).orElseThrow());
	}

	/** An interrupt file, as it begins. */
	static void imsic(VirtualMachine machine, Vcpu vcpu) {
		vcpu.getControllers().add(RiscvChips.imsic(RiscvMachines.hart(vcpu.getVcpuId(), RiscvIrqchip.AIA))
				.orElseThrow());
	}

	/** The first hart's supervisor hears of the source. */
	static void enable(VirtualMachine machine, PlicSource source) {
		RiscvChips.plic(machine).stream().flatMap(plic -> plic.getContexts().stream())
				.filter(context -> context.getNumber() == SUPERVISOR).findFirst()
				.ifPresent(context -> enable(context, source.getNumber()));
	}

	private static void enable(PlicContext context, int source) {
		context.setEnabled(VectorSet.valueOf(context.getEnabled() + " " + source));
	}

	/** The first hart gets an identity with the number of the source. */
	static void target(VirtualMachine machine, AplicSource source) {
		source.setHart(0);
		source.setEiid(source.getNumber());
		RiscvMachines.enable((RiscvMachine) machine, 0, source.getNumber());
	}

	/** The guest sets the source of a line up. */
	static void source(VirtualMachine machine, Device device) {
		RiscvMachines.setUp((RiscvMachine) machine, device.getGsi(), device.isLevel(), 0);
	}

	/** The guest listens for external interrupts. */
	static void external(VirtualMachine machine, RiscvVcpu hart) {
		hart.setSie(hart.getSie() | EXTERNAL);
	}

	/** A message goes to the first hart, under an identity that is free. */
	static void message(VirtualMachine machine, MsiRoute route) {
		machine.getIrqRouting().getEntries().remove(route);
		DeviceWay.hear(machine, route.getGsi());
	}

	/** The hart enables the identity of a message. */
	static void hear(VirtualMachine machine, MsiRoute route) {
		DeviceWay.hear(machine, route.getGsi());
	}

	/** An irqfd sends a message instead of raising a source. */
	static void message(VirtualMachine machine, Irqfd irqfd) {
		DeviceWay.lead(machine, irqfd, DeviceWay.freeMessage(machine));
	}

	/** The hart enables the identity. */
	static void identity(VirtualMachine machine, AplicSource source) {
		RiscvMachines.enable((RiscvMachine) machine, source.getHart(), source.getEiid());
	}
}
