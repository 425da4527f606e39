package org.irqscope.core.edit;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

import org.irqscope.core.edit.template.RiscvExample;
import org.irqscope.model.Irqfd;
import org.irqscope.model.Irqchip;
import org.irqscope.model.IrqchipRoute;
import org.irqscope.model.Machines;
import org.irqscope.model.ModelFactory;
import org.irqscope.model.PlicContext;
import org.irqscope.model.MsiRoute;
import org.irqscope.model.RiscvChips;
import org.irqscope.model.RiscvVcpu;
import org.irqscope.model.VectorSet;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;

/** What breaks each rule of machines of RISC-V. */
public final class RiscvFaults {
	public static final Map<String, Consumer<VirtualMachine>> ALL = new TreeMap<>();
	private static final ModelFactory FACTORY = ModelFactory.eINSTANCE;

	static {
		ALL.put("riscv.place", machine -> machine.getControllers().add(X86Chips.lapic(Machines.vcpu(7))));
		ALL.put("riscv.no.hart", machine -> machine.getVcpus().add(Machines.vcpu(7)));
		ALL.put("riscv.no.imsic", machine -> machine.getVcpus().get(0).getControllers().clear());
		ALL.put("riscv.no.plic", machine -> machine.getControllers().clear());
		ALL.put("riscv.same.source", machine -> RiscvChips.aplic(machine).orElseThrow().getSources()
				.add(org.eclipse.emf.ecore.util.EcoreUtil
						.copy(RiscvChips.aplic(machine).orElseThrow().getSources().get(0))));
		ALL.put("riscv.source.off", machine -> RiscvChips.plic(machine).orElseThrow().getContexts().get(1)
				.setEnabled(VectorSet.EMPTY));
		ALL.put("riscv.priority",
				machine -> RiscvChips.plic(machine).orElseThrow().getSources().get(0).setPriority(0));
		ALL.put("riscv.context", machine -> {
			PlicContext context = FACTORY.createPlicContext();
			context.setNumber(9);
			context.setEnabled(VectorSet.EMPTY);
			RiscvChips.plic(machine).orElseThrow().getContexts().add(context);
		});
		ALL.put("riscv.target", machine -> RiscvChips.aplic(machine).orElseThrow().getSources().get(0).setEiid(0));
		ALL.put("riscv.identity.off", machine -> RiscvChips.imsic(machine.getVcpus().get(0)).orElseThrow()
				.setEie(VectorSet.EMPTY));
		ALL.put("riscv.no.source", machine -> machine.getDevices().get(0).setGsi(9));
		ALL.put("riscv.domain.off", machine -> RiscvChips.aplic(machine).orElseThrow().setDomainEnabled(false));
		ALL.put("riscv.delivery.off", machine -> RiscvChips.imsic(machine.getVcpus().get(0)).orElseThrow()
				.setEidelivery(false));
		ALL.put("riscv.external.off", machine -> ((RiscvVcpu) machine.getVcpus().get(0)).setSie(0));
		ALL.put("riscv.message.plic", machine -> message(machine, 0x0800_0000L, 32));
		ALL.put("riscv.message.nobody", machine -> message(machine, 0xfee00000L, 32));
		ALL.put("riscv.message.off", machine -> message(machine, 0x0800_0000L, 32));
		ALL.put("riscv.irqfd.stays", machine -> {
			irqfd(machine);
			IrqchipRoute route = FACTORY.createIrqchipRoute();
			route.setGsi(1);
			route.setPin(1);
			machine.getIrqRouting().getEntries().add(route);
		});
		ALL.put("irqfd.resample.never", machine -> irqfd(machine).setResamplefd(FACTORY.createEventfd()));
		ALL.put("irqfd.swallowed", machine -> irqfd(machine));
		ALL.put("route.source", machine -> {
			IrqchipRoute route = FACTORY.createIrqchipRoute();
			route.setGsi(1);
			route.setIrqchip(Irqchip.IOAPIC);
			route.setPin(1);
			machine.getIrqRouting().getEntries().add(route);
		});
	}

	private RiscvFaults() {
	}

	private static void message(VirtualMachine machine, long address, int identity) {
		MsiRoute route = FACTORY.createMsiRoute();
		route.setGsi(24);
		route.setAddress(address);
		route.setData(identity);
		machine.getIrqRouting().getEntries().add(route);
	}

	private static Irqfd irqfd(VirtualMachine machine) {
		Irqfd irqfd = FACTORY.createIrqfd();
		irqfd.setId("irqfd0");
		irqfd.setGsi(1);
		irqfd.setEventfd(Machines.addEventfd(machine));
		machine.getIrqfds().add(irqfd);
		return irqfd;
	}

	/** The machine that a rule of RISC-V is broken in; nothing for rules of others. */
	public static Optional<VirtualMachine> machine(String rule) {
		if (!ALL.containsKey(rule))
			return Optional.empty();
		boolean plic = rule.equals("riscv.no.plic") || rule.equals("riscv.source.off") || rule.equals("riscv.priority")
				|| rule.equals("riscv.context") || rule.equals("irqfd.swallowed")
				|| rule.equals("riscv.message.plic");
		return Optional.of((plic ? RiscvExample.UART_PLIC : RiscvExample.UART_AIA).create());
	}
}
