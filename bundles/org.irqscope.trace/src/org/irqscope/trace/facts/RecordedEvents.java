package org.irqscope.trace.facts;

import java.util.Set;

/**
 * The events that a trace was told to record, as the command says it; those that then did not come did not happen.
 *
 * @param names of events or patterns of them, {@code kvm_set_irq} or {@code kvm_*}
 */
public record RecordedEvents(SourceLine where, Set<String> names) implements Fact {
	public RecordedEvents {
		names = Set.copyOf(names);
	}

	/** True when an event of kvm was to be recorded. */
	public boolean contain(String event) {
		return names.stream().anyMatch(name -> name.equals(event)
				|| name.endsWith("*") && event.startsWith(name.substring(0, name.length() - 1)));
	}
}
