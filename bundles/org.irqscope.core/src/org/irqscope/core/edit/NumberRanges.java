package org.irqscope.core.edit;

import static org.irqscope.model.ModelPackage.Literals.*;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.irqscope.model.Routing;

/** The ranges of the numbers in a machine: what the kernel, a register or a table has room for. Immutable, for any thread. */
final class NumberRanges {
	/** {@code KVM_MAX_VCPU_IDS} and {@code KVM_USER_MEM_SLOTS} of x86. */
	private static final int VCPU_IDS = 4096, MEMORY_SLOTS = 32764;
	private static final int MSIX_ENTRIES = 2048, NOTHING = -1, MOST_VECTORING_EXITS = 100, MOST_NMIS = 2;
	private static final Map<EStructuralFeature, NumberRange> RANGES = new HashMap<>();

	static {
		vectors();
		registers();
		gsis();
		put("vcpu", 0, VCPU_IDS - 1, VCPU__VCPU_ID);
		put("nmi", 0, MOST_NMIS, VCPU__NMI_PENDING);
		put("exits", 0, MOST_VECTORING_EXITS, HOST__VECTORING_EXITS);
		put("slots", 0, MEMORY_SLOTS - 1, MEMORY_SLOT__SLOT);
		put("slot.flags", 0, 3, MEMORY_SLOT__FLAGS);
		put("msi.flags", 0, 1, MSI_ROUTE__FLAGS);
		put("msix", 0, MSIX_ENTRIES - 1, MSIX_ENTRY__INDEX);
		put("msix", NOTHING, MSIX_ENTRIES - 1, VIRTQUEUE__VECTOR);
		put("xen.port", 0, 4095, XEN_EVTCHN_ROUTE__PORT);
		put("xen.priority", -1, -1, XEN_EVTCHN_ROUTE__PRIORITY);
		put("count", 0, 0xffff, NVME_DEVICE__COMPLETION_QUEUES, VIRTQUEUE__INDEX);
		put("port", 0, 0xfff8, SERIAL_DEVICE__PORT_BASE);
		put("requester", 0, 0xffff, IRTE__SID);
	}

	private NumberRanges() {
	}

	private static void vectors() {
		put("vector", 0, 0xff, REDIRECTION_ENTRY__VECTOR, IRTE__VECTOR, POSTED_INTERRUPT_DESCRIPTOR__NV, VCPU__RVI,
				VCPU__SVI);
		put("vector.or.none", NOTHING, 0xff, VCPU__PENDING_VECTOR, VCPU__HANDLED_VECTOR);
	}

	private static void registers() {
		put("byte", 0, 0xff, REDIRECTION_ENTRY__DEST_ID);
		for (EAttribute register : KPIC_STATE.getEAttributes())
			if (register.getEType().getInstanceClass() == int.class)
				put("byte", 0, 0xff, register);
		put("priority", 0, 7, KPIC_STATE__PRIORITY_ADD);
	}

	private static void gsis() {
		put("gsi", 0, Routing.MAX_ROUTES - 1L, ROUTING_ENTRY__GSI);
		put("irqfd.gsi", NOTHING, Integer.MAX_VALUE, IRQFD__GSI, RESAMPLER__GSI);
		put("gsi.or.none", NOTHING, Routing.MAX_ROUTES - 1L, DEVICE__GSI);
		put("reserved.pins", 0, Routing.MAX_ROUTES, VIRTUAL_MACHINE__RESERVED_IOAPIC_PINS);
	}

	private static void put(String reason, long least, long most, EAttribute... fields) {
		for (EAttribute field : List.of(fields))
			RANGES.put(field, new NumberRange(least, most, reason));
	}

	/** The range of a field; nothing when it takes every number of its size. */
	static Optional<NumberRange> of(EStructuralFeature field) {
		return Optional.ofNullable(RANGES.get(field));
	}
}
