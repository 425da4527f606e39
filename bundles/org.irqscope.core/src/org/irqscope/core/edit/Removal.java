package org.irqscope.core.edit;

import java.util.Optional;

import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.emf.ecore.EObject;
import org.irqscope.core.bus.StandardDevices;
import org.irqscope.core.chip.Chips;
import org.irqscope.core.picture.Highlights;
import org.irqscope.core.picture.Places;
import org.irqscope.core.picture.Unfolded;
import org.irqscope.core.picture.machine.MachinePage;
import org.irqscope.model.Device;
import org.irqscope.model.DeviceStimulus;
import org.irqscope.model.Element;
import org.irqscope.model.Eventfd;
import org.irqscope.model.EventfdStimulus;
import org.irqscope.model.Irqfd;
import org.irqscope.model.IoRange;
import org.irqscope.model.Ioeventfd;
import org.irqscope.model.Machines;
import org.irqscope.model.MemorySlot;
import org.irqscope.model.RoutingEntry;
import org.irqscope.model.Stimulus;
import org.irqscope.model.Vcpu;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.RiscvChips;

/** Takes elements out of a machine, with everything that would otherwise point to nothing. */
public final class Removal {
	private Removal() {
	}

	/** The edit that removes what a node stands for; nothing for chips that the machine always has. */
	public static Optional<Runnable> of(VirtualMachine machine, String node) {
		Optional<Integer> gsi = Places.gsi(node);
		if (gsi.isPresent())
			return Optional.of(() -> {
				machine.getIrqRouting().getEntries().removeIf(entry -> entry.getGsi() == gsi.get());
				// What something drives stays, and stays where it is.
				if (MachinePage.PAGE.diagram(machine, Highlights.NONE, Unfolded.NONE).node(node).isEmpty())
					NodePlaces.remove(machine, node);
			});
		return Machines.element(machine, node).filter(element -> removable(machine, element))
				.map(element -> () -> remove(machine, element));
	}

	/** True for what has a row of its own and can go by itself: what user space has registered, and what can come. */
	public static boolean isRow(EObject element) {
		return element instanceof RoutingEntry || element instanceof MemorySlot || element instanceof Ioeventfd
				|| element instanceof Stimulus
				|| element instanceof IoRange range && StandardDevices.COALESCED_ZONE.equals(range.getDevice());
	}

	private static boolean removable(VirtualMachine machine, Element element) {
		return element instanceof Device || element instanceof Eventfd || element instanceof Irqfd
				|| Chips.of(element).filter(chip -> chip.isOptional()).isPresent()
				|| element instanceof Vcpu && machine.getVcpus().size() > 1;
	}

	private static void remove(VirtualMachine machine, Element element) {
		machine.getStimuli().removeIf(stimulus -> stimulus instanceof DeviceStimulus device
				&& device.getDevice() == element
				|| stimulus instanceof EventfdStimulus eventfd && eventfd.getEventfd() == element);
		machine.getBuses().forEach(bus -> bus.getIoeventfds().removeIf(one -> one.getEventfd() == element));
		NodePlaces.remove(machine, element.getId());
		if (element instanceof Vcpu vcpu)
			vcpu.getControllers().forEach(chip -> NodePlaces.remove(machine, chip.getId()));
		EcoreUtil.delete(element, true);
		int contexts = 2 * machine.getVcpus().size();
		RiscvChips.plic(machine)
				.ifPresent(plic -> plic.getContexts().removeIf(context -> context.getNumber() >= contexts));
	}
}
