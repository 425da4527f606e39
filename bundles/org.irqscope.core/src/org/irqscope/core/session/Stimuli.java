package org.irqscope.core.session;

import java.util.List;
import java.util.Optional;

import org.eclipse.emf.ecore.EObject;
import org.irqscope.core.Texts;
import org.irqscope.model.Device;
import org.irqscope.model.DeviceStimulus;
import org.irqscope.model.Eventfd;
import org.irqscope.model.EventfdStimulus;
import org.irqscope.model.IrqLineStimulus;
import org.irqscope.model.Machines;
import org.irqscope.model.ModelFactory;
import org.irqscope.model.RoutingEntry;
import org.irqscope.model.Stimulus;
import org.irqscope.model.VirtualMachine;

/** Finds what sets a walk off: a stimulus of the document, or one made for the element that the user means. */
public final class Stimuli {
	private static final ModelFactory FACTORY = ModelFactory.eINSTANCE;

	private Stimuli() {
	}

	/** The stimulus with a name or id, or the first one when no name is given. */
	public static Stimulus named(VirtualMachine document, Optional<String> name) throws MachineStateException {
		List<Stimulus> stimuli = document.getStimuli();
		if (stimuli.isEmpty())
			throw new MachineStateException(Texts.of("stimulus.none"));
		if (name.isEmpty())
			return stimuli.get(0);
		return stimuli.stream().filter(one -> name.get().equals(one.getName()) || name.get().equals(one.getId()))
				.findFirst().orElseThrow(() -> new MachineStateException(Texts.of("stimulus.unknown", name.get(),
						String.join(", ", stimuli.stream().map(Machines::title).toList()))));
	}

	/** The stimulus of an element of the document where it can set a walk off, else the document's first. */
	public static Stimulus choose(VirtualMachine document, Optional<EObject> element) throws MachineStateException {
		Optional<Stimulus> own = element.flatMap(one -> own(document, one));
		return own.isPresent() ? own.get() : named(document, Optional.empty());
	}

	/** The stimulus of an element of the document; nothing for what cannot set a walk off. */
	public static Optional<Stimulus> own(VirtualMachine document, EObject element) {
		if (element instanceof Stimulus stimulus)
			return Optional.of(stimulus);
		if (element instanceof Device device)
			return Optional.of(document.getStimuli().stream()
					.filter(one -> one instanceof DeviceStimulus known && known.getDevice() == device).findFirst()
					.orElseGet(() -> device(device)));
		if (element instanceof Eventfd eventfd) {
			EventfdStimulus stimulus = FACTORY.createEventfdStimulus();
			stimulus.setName(Machines.title(eventfd));
			stimulus.setEventfd(eventfd);
			return Optional.of(stimulus);
		}
		if (element instanceof RoutingEntry entry) {
			IrqLineStimulus stimulus = FACTORY.createIrqLineStimulus();
			stimulus.setName("GSI " + entry.getGsi());
			stimulus.setGsi(entry.getGsi());
			return Optional.of(stimulus);
		}
		return Optional.empty();
	}

	private static Stimulus device(Device device) {
		DeviceStimulus stimulus = FACTORY.createDeviceStimulus();
		stimulus.setName(Machines.title(device));
		stimulus.setDevice(device);
		return stimulus;
	}
}
