package org.irqscope.core.compare;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.irqscope.emulator.journal.Tracepoint;
import org.irqscope.emulator.kvm.KvmTracepoint;

/**
 * How much of a walk a trace could have shown: only what it sampled can be missing in it. Immutable, for any thread.
 *
 * @param events how many events of interrupts the walk has
 * @param shown how many of them are of tracepoints that the trace sampled
 * @param unsampled the tracepoints of the others, in the kernel's order
 * @param enough false when of chips and local APICs nothing was sampled, although the walk comes to them: a call alone
 *            does not say what became of it
 */
public record Extent(int events, int shown, Set<Tracepoint> unsampled, boolean enough) {

	/**
	 * Compares what can be seen.
	 *
	 * @param walk the tracepoints of the walk's events
	 * @param sampled those that the trace has
	 */
	static Extent of(List<Tracepoint> walk, Set<Tracepoint> sampled) {
		Set<Tracepoint> unsampled = new TreeSet<>(Comparator.comparing(Tracepoint::number));
		walk.stream().filter(tracepoint -> !sampled.contains(tracepoint)).forEach(unsampled::add);
		List<Tracepoint> shown = walk.stream().filter(sampled::contains).toList();
		boolean callsOnly = shown.stream().allMatch(KvmTracepoint.KVM_SET_IRQ::equals);
		return new Extent(walk.size(), shown.size(), unsampled, !callsOnly || unsampled.isEmpty());
	}
}
