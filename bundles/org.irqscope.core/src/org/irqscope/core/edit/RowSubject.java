package org.irqscope.core.edit;

import static org.irqscope.model.ModelPackage.Literals.DEVICE__EVENTFD;
import static org.irqscope.model.ModelPackage.Literals.DEVICE__GSI;
import static org.irqscope.model.ModelPackage.Literals.DEVICE__LEVEL;
import static org.irqscope.model.ModelPackage.Literals.DEVICE__SIGNALLING;
import static org.irqscope.model.ModelPackage.Literals.MSIX_TABLE__ENABLED;
import static org.irqscope.model.ModelPackage.Literals.MSIX_TABLE__FUNCTION_MASK;
import static org.irqscope.model.ModelPackage.Literals.PCI_FUNCTION__BAR_ADDRESS;
import static org.irqscope.model.ModelPackage.Literals.PCI_FUNCTION__BUS_MASTER;
import static org.irqscope.model.ModelPackage.Literals.PCI_FUNCTION__INTX_DISABLED;
import static org.irqscope.model.ModelPackage.Literals.PCI_FUNCTION__TABLE_ADDRESS;
import static org.irqscope.model.ModelPackage.Literals.RISCV_VCPU__HVIP;
import static org.irqscope.model.ModelPackage.Literals.RISCV_VCPU__IRQS_PENDING;
import static org.irqscope.model.ModelPackage.Literals.RISCV_VCPU__IRQS_PENDING_MASK;
import static org.irqscope.model.ModelPackage.Literals.RISCV_VCPU__SIE;
import static org.irqscope.model.ModelPackage.Literals.VIRTQUEUE__VECTOR;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.irqscope.core.bus.AddressPlaces;
import org.irqscope.core.chip.Chips;
import org.irqscope.core.chip.RowPart;
import org.irqscope.core.picture.Places;
import org.irqscope.core.picture.part.virtio.VirtqueuePage;
import org.irqscope.emulator.kvm.KvmFields;
import org.irqscope.model.Device;
import org.irqscope.model.Irqfd;
import org.irqscope.model.PciFunctions;
import org.irqscope.model.RiscvVcpu;
import org.irqscope.model.Routing;
import org.irqscope.model.RoutingEntry;
import org.irqscope.model.Stimulus;
import org.irqscope.model.VirtioDevice;
import org.irqscope.model.VirtualMachine;

/**
 * What a row of a machine's diagram is about. Reads the model only, in the thread that owns it.
 *
 * @param element the element of the model
 * @param features those of its features that the row shows; none when it shows the whole element
 * @param bit the bit of these features when the row shows one bit of each, as that of a pin
 */
public record RowSubject(EObject element, List<EStructuralFeature> features, OptionalInt bit) {
	private static final String OUT = "out", ENTRY = KvmFields.IRQ_ENTRY.name(), MESSAGE = "entry", CALL = "call";
	private static final List<EStructuralFeature> SIGNAL = List.of(DEVICE__SIGNALLING, DEVICE__EVENTFD, DEVICE__GSI,
			DEVICE__LEVEL);

	private static final Map<String, EStructuralFeature> HART = Map.of("hart.sie", RISCV_VCPU__SIE, "hart.sip",
			RISCV_VCPU__HVIP, "hart.pending", RISCV_VCPU__IRQS_PENDING, "hart.mask", RISCV_VCPU__IRQS_PENDING_MASK);

	/** The subject of a row of a node; nothing for rows that say nothing about the machine's state. */
	public static Optional<RowSubject> of(VirtualMachine machine, String node, String row) {
		Optional<EObject> place = AddressPlaces.element(machine, node, row);
		if (place.isPresent())
			return place.map(RowSubject::whole);
		Optional<Stimulus> stimulus = Places.stimulus(machine, node, row);
		if (stimulus.isPresent())
			return stimulus.map(RowSubject::whole);
		Optional<Integer> gsi = Places.gsi(node);
		if (gsi.isPresent())
			return new Wiring(machine).entry(gsi.get(), row).map(RowSubject::whole);
		Optional<RowSubject> ring = VirtqueuePage.queue(machine, node).flatMap(queue -> features(queue, row));
		if (ring.isPresent())
			return ring;
		Optional<RoutingEntry> entry = Places.entry(machine, row);
		return entry.isPresent() ? entry.map(RowSubject::whole)
				: Places.element(machine, node).flatMap(element -> of(machine, element, row));
	}

	private static Optional<RowSubject> of(VirtualMachine machine, EObject element, String row) {
		Optional<RowPart> part = Chips.of(element).flatMap(chip -> chip.partOf(element, row));
		if (part.isPresent())
			return part.map(of -> new RowSubject(of.element(), of.features(), of.bit()));
		if (element instanceof VirtioDevice virtio && row.startsWith(CALL))
			return virtio.getQueues().stream().filter(queue -> row.equals(CALL + queue.getIndex())).findFirst()
					.map(queue -> feature(queue, VIRTQUEUE__VECTOR))
					.or(() -> Optional.of(new RowSubject(element, SIGNAL, OptionalInt.empty())));
		if (element instanceof Device device)
			return row.equals(OUT) ? Optional.of(new RowSubject(element, SIGNAL, OptionalInt.empty()))
					: function(device, row).or(() -> features(element, row));
		if (element instanceof RiscvVcpu && HART.containsKey(row))
			return Optional.of(feature(element, HART.get(row)));
		if (element instanceof Irqfd irqfd && row.equals(KvmFields.IRQ_ENTRY.name()))
			return Routing.entries(machine.getIrqRouting(), irqfd.getGsi()).stream().findFirst().map(RowSubject::whole);
		return features(element, row);
	}

	/** A row about how the bus has set a PCI function, or about its table of messages. */
	private static Optional<RowSubject> function(Device device, String row) {
		if (device.getPci() == null)
			return Optional.empty();
		return switch (row) {
		case "command" -> Optional.of(new RowSubject(device.getPci(),
				List.of(PCI_FUNCTION__BUS_MASTER, PCI_FUNCTION__INTX_DISABLED), OptionalInt.empty()));
		case "bar0" -> Optional.of(feature(device.getPci(),
				PciFunctions.hasPin(device) ? PCI_FUNCTION__BAR_ADDRESS : PCI_FUNCTION__TABLE_ADDRESS));
		case "master" -> Optional.of(feature(device.getPci(), PCI_FUNCTION__BUS_MASTER));
		default -> device.getMsix() == null ? Optional.empty() : message(device, row);
		};
	}

	private static Optional<RowSubject> message(Device device, String row) {
		return switch (row) {
		case "enabled" -> Optional.of(feature(device.getMsix(), MSIX_TABLE__ENABLED));
		case "function" -> Optional.of(feature(device.getMsix(), MSIX_TABLE__FUNCTION_MASK));
		default -> device.getMsix().getEntries().stream().filter(entry -> row.equals(MESSAGE + entry.getIndex()))
				.map(RowSubject::whole).findFirst();
		};
	}

	private static RowSubject feature(EObject element, EStructuralFeature feature) {
		return new RowSubject(element, List.of(feature), OptionalInt.empty());
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
