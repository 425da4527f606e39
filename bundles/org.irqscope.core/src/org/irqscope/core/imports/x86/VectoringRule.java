package org.irqscope.core.imports.x86;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import org.irqscope.core.compare.InterruptSource;
import org.irqscope.core.imports.draft.Draft;
import org.irqscope.core.imports.traced.Trace;
import org.irqscope.emulator.kvm.KvmTracepoint;
import org.irqscope.emulator.x86.X86Tracepoint;
import org.irqscope.model.Host;
import org.irqscope.trace.facts.SourceLine;
import org.irqscope.trace.recorded.TraceEvent;

/**
 * Where an exit cuts the delivery of a vector short, the vector is injected again: the trace shows it several times for
 * one interrupt. What happens to every interrupt of a trace belongs to the host.
 */
final class VectoringRule {
	private final Draft draft;
	/** How often the vector of each interrupt was injected, those without injection left out. */
	private final List<Integer> injections = new ArrayList<>();
	private Optional<SourceLine> again = Optional.empty();

	VectoringRule(Draft draft) {
		this.draft = draft;
		for (Trace trace : draft.traces().each())
			read(trace);
	}

	private void read(Trace trace) {
		Map<InterruptSource, Integer> counts = new HashMap<>();
		for (int index = 0; index < trace.events().size(); index++) {
			TraceEvent event = trace.events().get(index);
			Optional<InterruptSource> source = trace.source(index);
			if (source.isPresent() && begins(event, source.get()))
				count(counts.remove(source.get()));
			else if (source.isPresent() && event.tracepoint().equals(Optional.of(X86Tracepoint.KVM_INJ_VIRQ))
					&& counts.merge(source.get(), 1, Integer::sum) == 2)
				again = again.or(() -> Optional.of(event.where()));
		}
		counts.values().forEach(this::count);
	}

	private static boolean begins(TraceEvent event, InterruptSource source) {
		return event.tracepoint().equals(Optional.of(KvmTracepoint.KVM_SET_IRQ)) && event.level().orElse(0) != 0
				|| event.tracepoint().equals(Optional.of(X86Tracepoint.KVM_APIC_ACCEPT_IRQ))
						&& !(source instanceof InterruptSource.Line)
				|| event.tracepoint().equals(Optional.of(X86Tracepoint.KVM_MSI_SET_IRQ));
	}

	private void count(Integer count) {
		if (count != null)
			injections.add(count);
	}

	void apply(Host host) {
		OptionalInt fewest = injections.stream().mapToInt(Integer::intValue).min();
		host.setVectoringExits(fewest.orElse(1) - 1);
		if (host.getVectoringExits() > 0)
			draft.conclusions().add(again.orElseThrow(), host, "inference.vectoring", fewest.getAsInt());
	}
}
