package org.irqscope.model.rules;

import static org.irqscope.model.ModelPackage.Literals.*;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.irqscope.model.Irqchip;
import org.irqscope.model.IrqchipRoute;
import org.irqscope.model.Machines;
import org.irqscope.model.RiscvMachine;
import org.irqscope.model.Routing;
import org.irqscope.model.VirtualMachine;

/**
 * The numbers that the kernel, its chips or the hardware have room for. What is outside is refused before it becomes
 * part of a machine. Keeps no state; reads the model only, in the thread that owns it.
 */
public final class Limits {
	/** {@code KVM_MAX_VCPUS} as kernels are configured */
	public static final int MAX_VCPUS = 1024;
	/** {@code KVM_MAX_VCPU_IDS} */
	public static final int MAX_VCPU_IDS = 4 * MAX_VCPUS;
	static final int PIC_PINS = 8;
	private static final int USER_MEMORY_SLOTS = 32764, MSIX_ENTRIES = 2048, MOST_EXITS = 100;
	private static final int RISCV_PINS = 1024, PLIC_PRIORITY = 15, EITHRESHOLD = 0x7ff;
	private static final int BYTE = 0xff, WORD = 0xffff, FARTHEST = 1_000_000, LAST_SLOT = 31,
			LARGEST_RING = 0x8000;
	private static final Map<EAttribute, Range> RANGES = new HashMap<>();
	private static final Map<EReference, Count> COUNTS = Map.of(VIRTUAL_MACHINE__VCPUS,
			new Count(MAX_VCPUS, "count.vcpus"), IRQ_ROUTING_TABLE__ENTRIES,
			new Count(Routing.MAX_ROUTES, "count.routes"), VIRTUAL_MACHINE__MEMORY_SLOTS,
			new Count(USER_MEMORY_SLOTS, "count.slots"), MSIX_TABLE__ENTRIES, new Count(MSIX_ENTRIES, "count.msix"));

	static {
		ChipRules.limit();
		range(0, MAX_VCPU_IDS - 1, "limit.vcpu.ids", VCPU__VCPU_ID);
		range(0, Routing.MAX_ROUTES - 1, "limit.gsi", ROUTING_ENTRY__GSI);
		range(0, Routing.MAX_ROUTES, "limit.reserved.pins", X86_MACHINE__RESERVED_IOAPIC_PINS);
		range(0, MOST_EXITS, "limit.exits", HOST__VECTORING_EXITS);
		range(0, BYTE, "limit.vector", IRTE__VECTOR, X86_VCPU__RVI, X86_VCPU__SVI,
				POSTED_INTERRUPT_DESCRIPTOR__NV);
		range(-1, BYTE, "limit.no.vector", VCPU__PENDING_VECTOR, VCPU__HANDLED_VECTOR);
		range(1, BYTE, "limit.source", PLIC_SOURCE__NUMBER, APLIC_SOURCE__NUMBER);
		range(0, PLIC_PRIORITY, "limit.plic.priority", PLIC_SOURCE__PRIORITY, PLIC_CONTEXT__THRESHOLD);
		range(0, 2 * MAX_VCPUS - 1, "limit.context", PLIC_CONTEXT__NUMBER);
		range(0, MAX_VCPUS - 1, "limit.hart", APLIC_SOURCE__HART);
		range(0, BYTE, "limit.identity", APLIC_SOURCE__EIID);
		range(-1, BYTE, "limit.identity", RISCV_VCPU__HANDLED);
		range(0, EITHRESHOLD, "limit.eithreshold", IMSIC__EITHRESHOLD);
		range(0, WORD, "limit.port", SERIAL_DEVICE__PORT_BASE);
		range(0, WORD, "limit.requester", IRTE__SID);
		range(0, WORD, "limit.queues", VIRTQUEUE__INDEX, NVME_DEVICE__COMPLETION_QUEUES);
		range(0, MSIX_ENTRIES - 1, "limit.msix", MSIX_ENTRY__INDEX);
		range(-1, MSIX_ENTRIES - 1, "limit.msix", VIRTQUEUE__VECTOR, VIRTIO_DEVICE__CONFIG_VECTOR);
		range(0, WORD, "limit.index", VIRTQUEUE__AVAIL_IDX, VIRTQUEUE__USED_EVENT, VIRTQUEUE__USED_IDX,
				VIRTQUEUE__AVAIL_EVENT, VIRTQUEUE__LAST_AVAIL_IDX, VIRTQUEUE__LAST_USED_IDX,
				VIRTQUEUE__SIGNALLED_USED);
		range(0, WORD, "limit.word", VIRTQUEUE__AVAIL_FLAGS, VIRTQUEUE__USED_FLAGS);
		range(1, LARGEST_RING, "limit.ring", VIRTQUEUE__SIZE);
		range(0, BYTE, "limit.byte", VIRTIO_DEVICE__ISR);
		range(0, Integer.MAX_VALUE, "limit.generation", VIRTIO_DEVICE__GENERATION);
		range(-1, Routing.MAX_ROUTES - 1, "limit.virq", MSIX_ENTRY__VIRQ);
		range(0, BYTE, "limit.byte", UART__IER, UART__IIR, UART__FCR, UART__LCR, UART__LSR);
		range(0, LAST_SLOT, "limit.slot", PCI_FUNCTION__SLOT);
		range(1, Integer.MAX_VALUE, "limit.step", CAPTION__STEP);
		range(-FARTHEST, FARTHEST, "limit.position", NODE_POSITION__X, NODE_POSITION__Y);
	}

	/** The lowest and the highest number, and the key of the reason. */
	private record Range(int lowest, int highest, String reason) {
	}

	/** How many there can be, and the key of the reason. */
	private record Count(int most, String reason) {
	}

	/**
	 * Something that has no room.
	 *
	 * @param where the object
	 * @param attribute the attribute that has the number; empty when there are too many objects
	 * @param text why, with the name of the object
	 */
	public record Excess(EObject where, String attribute, String text) {
	}

	private Limits() {
	}

	/** What numbers attributes take, and the key of the reason. */
	static void range(int lowest, int highest, String reason, EAttribute... attributes) {
		for (EAttribute attribute : attributes)
			RANGES.put(attribute, new Range(lowest, highest, reason));
	}

	/** Why an object cannot have a value, as the end of a sentence; nothing when it can. */
	public static Optional<String> refusal(EObject object, EAttribute attribute, Object value) {
		Range range = attribute == IRQCHIP_ROUTE__PIN ? pins((IrqchipRoute) object) : RANGES.get(attribute);
		if (range == null || !(value instanceof Integer number) || number >= range.lowest && number <= range.highest)
			return Optional.empty();
		return Optional.of(Texts.of("value.range", number, range.lowest, range.highest,
				Texts.of(range.reason)));
	}

	/** How many pins a chip has. */
	public static int pins(Irqchip chip) {
		return chip == Irqchip.IOAPIC ? Machines.IOAPIC_PINS : PIC_PINS;
	}

	private static Range pins(IrqchipRoute route) {
		if (EcoreUtil.getRootContainer(route) instanceof RiscvMachine)
			return new Range(0, RISCV_PINS - 1, "limit.riscv.pins");
		return new Range(0, pins(route.getIrqchip()) - 1,
				route.getIrqchip() == Irqchip.IOAPIC ? "limit.ioapic.pins" : "limit.pic.pins");
	}

	/** Why a machine cannot be as it is; nothing when there is room for everything in it. */
	public static Optional<String> refusal(VirtualMachine machine) {
		return excess(machine).map(Excess::text);
	}

	/** The first thing in a machine that has no room, in the order of the document. */
	public static Optional<Excess> excess(VirtualMachine machine) {
		Optional<Excess> first = excess((EObject) machine);
		for (Iterator<EObject> all = machine.eAllContents(); first.isEmpty() && all.hasNext();)
			first = excess(all.next());
		return first;
	}

	private static Optional<Excess> excess(EObject object) {
		for (EReference reference : object.eClass().getEAllContainments())
			if (COUNTS.containsKey(reference) && ((List<?>) object.eGet(reference)).size() > COUNTS.get(reference).most)
				return Optional.of(tooMany(object, (List<?>) object.eGet(reference), COUNTS.get(reference)));
		for (EAttribute attribute : object.eClass().getEAllAttributes()) {
			Optional<String> refusal = refusal(object, attribute, object.eGet(attribute));
			if (refusal.isPresent())
				return Optional.of(new Excess(object, attribute.getName(),
						Texts.of("value", attribute.getName(), ObjectNames.of(object), refusal.get())));
		}
		return Optional.empty();
	}

	private static Excess tooMany(EObject owner, List<?> objects, Count count) {
		return new Excess((EObject) objects.get(count.most), "",
				Texts.of(count.reason, ObjectNames.of(owner), objects.size()));
	}
}
