package org.irqscope.core.edit;

import static org.irqscope.model.ModelPackage.Literals.DEVICE__EVENTFD;
import static org.irqscope.model.ModelPackage.Literals.DEVICE__GSI;
import static org.irqscope.model.ModelPackage.Literals.DEVICE__LEVEL;
import static org.irqscope.model.ModelPackage.Literals.DEVICE__SIGNALLING;
import static org.irqscope.model.ModelPackage.Literals.KPIC_STATE__ELCR;
import static org.irqscope.model.ModelPackage.Literals.KPIC_STATE__IMR;
import static org.irqscope.model.ModelPackage.Literals.KPIC_STATE__IRR;
import static org.irqscope.model.ModelPackage.Literals.KPIC_STATE__ISR;
import static org.irqscope.model.ModelPackage.Literals.KPIC_STATE__LAST_IRR;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.irqscope.core.picture.Places;
import org.irqscope.emulator.kvm.KvmFields;
import org.irqscope.model.Device;
import org.irqscope.model.Ioapic;
import org.irqscope.model.Irqfd;
import org.irqscope.model.KpicState;
import org.irqscope.model.Routing;
import org.irqscope.model.VirtualMachine;

/**
 * What a row of a machine's diagram is about. Reads the model only, in the thread that owns it.
 *
 * @param element the element of the model
 * @param features those of its features that the row shows; none when it shows the whole element
 * @param bit the bit of these features when the row shows one bit of each, as that of a pin
 */
public record RowSubject(EObject element, List<EStructuralFeature> features, OptionalInt bit) {
	private static final String PIN = "pin", OUT = "out", ENTRY = KvmFields.IRQ_ENTRY.name();
	private static final List<EStructuralFeature> SIGNAL = List.of(DEVICE__SIGNALLING, DEVICE__EVENTFD, DEVICE__GSI,
			DEVICE__LEVEL);
	private static final List<EStructuralFeature> INPUT = List.of(KPIC_STATE__IRR, KPIC_STATE__ISR, KPIC_STATE__IMR,
			KPIC_STATE__ELCR, KPIC_STATE__LAST_IRR);

	/** The subject of a row of a node; nothing for rows that say nothing about the machine's state. */
	public static Optional<RowSubject> of(VirtualMachine machine, String node, String row) {
		Optional<Integer> gsi = Places.gsi(node);
		if (gsi.isPresent())
			return new Wiring(machine).entry(gsi.get(), row).map(RowSubject::whole);
		return Places.element(machine, node).flatMap(element -> of(machine, element, row));
	}

	private static Optional<RowSubject> of(VirtualMachine machine, EObject element, String row) {
		if (row.startsWith(PIN))
			return pin(element, Integer.parseInt(row.substring(PIN.length())));
		if (element instanceof Device && row.equals(OUT))
			return Optional.of(new RowSubject(element, SIGNAL, OptionalInt.empty()));
		if (element instanceof Irqfd irqfd && row.equals(KvmFields.IRQ_ENTRY.name()))
			return Routing.entries(machine.getIrqRouting(), irqfd.getGsi()).stream().findFirst().map(RowSubject::whole);
		return features(element, row);
	}

	private static Optional<RowSubject> pin(EObject element, int pin) {
		if (element instanceof KpicState)
			return Optional.of(new RowSubject(element, INPUT, OptionalInt.of(pin)));
		return element instanceof Ioapic ioapic && pin < ioapic.getRedirtbl().size()
				? Optional.of(whole(ioapic.getRedirtbl().get(pin))) : Optional.empty();
	}

	/** Other rows are named after the features that they show. */
	private static Optional<RowSubject> features(EObject element, String row) {
		List<EStructuralFeature> features = Stream.of(row.split(" ")).map(element.eClass()::getEStructuralFeature)
				.filter(Objects::nonNull).toList();
		return features.isEmpty() ? Optional.empty()
				: Optional.of(new RowSubject(element, features, OptionalInt.empty()));
	}

	private static RowSubject whole(EObject element) {
		return new RowSubject(element, List.of(), OptionalInt.empty());
	}
}
