package org.irqscope.core.imports.x86;

import static org.irqscope.emulator.x86.lapic.Lapic.BASE_X2APIC;

import java.util.Optional;

import org.irqscope.core.imports.draft.Draft;
import org.irqscope.core.imports.traced.NamedVcpus;
import org.irqscope.model.Lapic;
import org.irqscope.model.Vcpu;
import org.irqscope.model.X86Chips;
import org.irqscope.trace.facts.SourceLine;
import org.irqscope.trace.recorded.TraceEvent;

/** Ids of local APICs that do not fit into eight bits: only x2APIC has them. Keeps no state, for any thread. */
final class LargeIds {
	/** The last id before that of all local APICs at once. */
	static final int LAST_SMALL = 254;
	/** As many vCPUs as kernels are configured for. */
	static final int MOST = 1024;
	private static final int CLUSTER = 4, CLUSTER_SHIFT = 16, IN_CLUSTER = 0xf;

	private LargeIds() {
	}

	/** Puts all local APICs of a machine into the mode that it must have. */
	static void apply(Draft draft) {
		if (draft.machine().getVcpus().size() <= LAST_SMALL + 1)
			return;
		draft.machine().getVcpus().forEach(LargeIds::x2apic);
		where(draft).ifPresent(where -> draft.conclusions().add(where, draft.machine(), "inference.x2apic",
				LAST_SMALL));
	}

	private static Optional<SourceLine> where(Draft draft) {
		Optional<SourceLine> traced = draft.traces().events().filter(LargeIds::isNamed).findFirst()
				.map(TraceEvent::where);
		return traced.or(() -> draft.evidence().interrupts().rows().stream().findFirst().map(row -> row.where()));
	}

	private static boolean isNamed(TraceEvent event) {
		return event.apicid().orElse(0) > LAST_SMALL || NamedVcpus.number(event).orElse(0) > LAST_SMALL
				|| NamedVcpus.ofThread(event.comm()).orElse(0) > LAST_SMALL;
	}

	private static void x2apic(Vcpu vcpu) {
		Lapic lapic = X86Chips.lapic(vcpu);
		int id = vcpu.getVcpuId();
		lapic.setApicBase(lapic.getApicBase() | BASE_X2APIC);
		lapic.setApicId(id);
		lapic.setLdr(id >> CLUSTER << CLUSTER_SHIFT | 1 << (id & IN_CLUSTER));
	}
}
