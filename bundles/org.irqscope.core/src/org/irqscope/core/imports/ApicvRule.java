package org.irqscope.core.imports;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.irqscope.model.Host;
import org.irqscope.trace.facts.TraceEvent;

/**
 * A vector that a local APIC accepts reaches the guest either by injection, which has a tracepoint, or by APIC
 * virtualization, which has none. A kernel that posts says so in a tracepoint of its own; and the guest ends an
 * edge-triggered interrupt with an exit, and so with a tracepoint, only without APIC virtualization.
 */
final class ApicvRule {
	private final Draft draft;
	private final Set<Integer> injected = new HashSet<>();
	private final Set<Integer> ended = new HashSet<>();

	ApicvRule(Draft draft) {
		this.draft = draft;
		for (Trace trace : draft.traces().each())
			for (TraceEvent event : trace.events())
				read(event);
	}

	private void read(TraceEvent event) {
		if (event.name().equals("kvm_inj_virq"))
			event.vector().ifPresent(injected::add);
		else if (event.name().equals("kvm_eoi"))
			event.vector().ifPresent(ended::add);
	}

	void apply(Host host) {
		Optional<TraceEvent> posted = draft.traces().first("kvm_apicv_accept_irq");
		Optional<TraceEvent> accepted = accepted().findFirst();
		Optional<TraceEvent> neverInjected = neverInjected();
		host.setApicv(posted.isPresent() || neverInjected.isPresent());
		if (posted.isPresent())
			draft.conclusions().add(posted.get().where(), host, "inference.apicv.posted");
		else if (neverInjected.isPresent())
			draft.conclusions().add(neverInjected.get().where(), host, "inference.apicv.on",
					neverInjected.get().vector().orElseThrow());
		else if (accepted.isPresent())
			draft.conclusions().add(accepted.get().where(), host, "inference.apicv.off");
		else
			draft.conclusions().assume(host, "assumption.apicv");
	}

	private Optional<TraceEvent> neverInjected() {
		return accepted().filter(event -> event.vector().isPresent() && !injected.contains(event.vector().getAsInt())
				&& !ended.contains(event.vector().getAsInt())).findFirst();
	}

	private Stream<TraceEvent> accepted() {
		return draft.traces().each().stream().flatMap(trace -> trace.events().stream())
				.filter(event -> event.name().equals("kvm_apic_accept_irq")
				&& event.meaning().endsWith("(Fixed|edge)"));
	}
}
