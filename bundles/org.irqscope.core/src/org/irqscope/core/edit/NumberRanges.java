package org.irqscope.core.edit;

import static org.irqscope.model.ModelPackage.Literals.*;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.irqscope.model.Routing;

/**
 * The ranges of numbers that a document may hold otherwise, as a trace shows them or a script sets them, and nobody
 * sets by hand. Immutable, for any thread.
 */
final class NumberRanges {
	/** {@code KVM_USER_MEM_SLOTS} of x86. */
	private static final int MEMORY_SLOTS = 32764;
	private static final int NOTHING = -1, MOST_NMIS = 2, EVENT_CHANNELS = 4096;
	private static final Map<EStructuralFeature, NumberRange> RANGES = new HashMap<>();

	static {
		put("limit.irqfd.gsi", NOTHING, Integer.MAX_VALUE, IRQFD__GSI, RESAMPLER__GSI);
		put("limit.gsi.or.none", NOTHING, Routing.MAX_ROUTES - 1L, DEVICE__GSI);
		put("limit.nmi", 0, MOST_NMIS, VCPU__NMI_PENDING);
		put("limit.slots", 0, MEMORY_SLOTS - 1, MEMORY_SLOT__SLOT);
		put("limit.slot.flags", 0, 3, MEMORY_SLOT__FLAGS);
		put("limit.msi.flags", 0, 1, MSI_ROUTE__FLAGS);
		put("limit.xen.port", 0, EVENT_CHANNELS - 1, XEN_EVTCHN_ROUTE__PORT);
		put("limit.xen.priority", -1, -1, XEN_EVTCHN_ROUTE__PRIORITY);
	}

	private NumberRanges() {
	}

	private static void put(String reason, long least, long most, EAttribute... fields) {
		for (EAttribute field : List.of(fields))
			RANGES.put(field, new NumberRange(least, most, reason));
	}

	/** The range of a field; nothing when {@link org.irqscope.model.rules.Limits} has it, or every number is taken. */
	static Optional<NumberRange> of(EStructuralFeature field) {
		return Optional.ofNullable(RANGES.get(field));
	}
}
