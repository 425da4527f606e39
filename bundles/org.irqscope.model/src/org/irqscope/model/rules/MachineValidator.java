package org.irqscope.model.rules;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

import org.eclipse.emf.ecore.EObject;
import org.irqscope.model.Device;
import org.irqscope.model.Element;
import org.irqscope.model.Eventfd;
import org.irqscope.model.IrqchipMode;
import org.irqscope.model.Irqfd;
import org.irqscope.model.Machines;
import org.irqscope.model.PciFunctions;
import org.irqscope.model.RiscvChips;
import org.irqscope.model.RiscvMachine;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;

/** Looks for states that a machine cannot be in. Reads the model only; may run in any thread that owns it. */
public final class MachineValidator {
	/** Two numbers, and what a distribution adds. */
	private static final String LINUX = "\\d{1,3}\\.\\d{1,3}(\\D.*)?";

	private final VirtualMachine machine;
	private final List<Problem> problems = new ArrayList<>();

	private MachineValidator(VirtualMachine machine) {
		this.machine = machine;
	}

	/** The problems of a machine, in the order of the document. */
	public static List<Problem> validate(VirtualMachine machine) {
		MachineValidator validator = new MachineValidator(machine);
		validator.ids();
		validator.host();
		new RoutingRules(machine, validator.problems).check();
		if (machine instanceof RiscvMachine riscv)
			new RiscvRules(riscv, validator.problems).check();
		else
			new ChipRules(machine, validator.problems).check();
		validator.irqfds();
		validator.devices();
		PciRules.check(machine, validator.problems);
		return List.copyOf(validator.problems);
	}

	private void ids() {
		Set<String> seen = new HashSet<>();
		id(machine, seen);
		for (Iterator<EObject> contents = machine.eAllContents(); contents.hasNext();)
			if (contents.next() instanceof Element element)
				id(element, seen);
	}

	private void id(Element element, Set<String> seen) {
		if (element.getId() == null || element.getId().isBlank())
			problems.add(Problem.error(element, "element.no.id", Machines.sort(element)));
		else if (!seen.add(element.getId()))
			problems.add(Problem.error(element, "element.same.id", element.getId()));
	}

	private void host() {
		String kernel = machine.getHost() == null ? "" : String.valueOf(machine.getHost().getKernel());
		if (!kernel.isEmpty() && !kernel.matches(LINUX))
			problems.add(Problem.error(machine, "host.kernel", kernel));
	}

	private void irqfds() {
		Set<Eventfd> used = new HashSet<>();
		for (Irqfd irqfd : machine.getIrqfds()) {
			if (irqfd.getEventfd() == null)
				problems.add(Problem.error(irqfd, "irqfd.no.eventfd", irqfd.getId()));
			else if (!used.add(irqfd.getEventfd()))
				problems.add(Problem.error(irqfd, "irqfd.same.eventfd", irqfd.getId(), irqfd.getEventfd().getId()));
			if (irqfd.getGsi() < 0)
				problems.add(Problem.error(irqfd, "irqfd.no.gsi", irqfd.getId()));
			else
				RoutingRules.checkGsi(irqfd, irqfd.getGsi(), problems);
			if (machine instanceof RiscvMachine)
				ofRiscv(irqfd);
			else if (irqfd.getResamplefd() != null && X86Chips.irqchipMode(machine) != IrqchipMode.KERNEL)
				problems.add(Problem.error(irqfd, "irqfd.resample.needs.chip", irqfd.getId()));
			if (!(machine instanceof RiscvMachine) && X86Chips.irqchipMode(machine) == IrqchipMode.NONE)
				problems.add(Problem.error(irqfd, "irqfd.needs.chip", irqfd.getId()));
		}
	}

	/** The kernel takes these, and they do not what their user expects. */
	private void ofRiscv(Irqfd irqfd) {
		if (irqfd.getResamplefd() != null)
			problems.add(Problem.warning(irqfd, "irqfd.resample.never", irqfd.getId()));
		if (RiscvChips.plic(machine).isPresent())
			problems.add(Problem.warning(irqfd, "irqfd.swallowed", irqfd.getId()));
	}

	private void devices() {
		for (Device device : machine.getDevices())
			switch (device.getSignalling()) {
			case IRQFD -> {
				if (device.getEventfd() == null && device.getMsix() == null && !PciFunctions.hasPin(device))
					problems.add(Problem.error(device, "device.no.eventfd", device.getId()));
				else if (device.getEventfd() != null && machine.getIrqfds().stream()
						.noneMatch(irqfd -> irqfd.getEventfd() == device.getEventfd()))
					problems.add(Problem.warning(device, "device.nobody.waits", device.getId(),
							device.getEventfd().getId()));
			}
			case IRQ_LINE -> {
				if (device.getGsi() < 0)
					problems.add(Problem.error(device, "device.no.gsi", device.getId()));
				else
					RoutingRules.checkGsi(device, device.getGsi(), problems);
			}
			case SIGNAL_MSI -> {
				if (device.getMsix() == null)
					problems.add(Problem.error(device, "device.no.msix", device.getId()));
			}
			}
	}
}
