package org.irqscope.trace.facts;

import java.util.List;
import java.util.OptionalLong;

/**
 * One row of {@code /proc/interrupts}.
 *
 * @param label the interrupt's number, or the name of a row of the architecture such as {@code LOC}
 * @param counts one for each processor; a single one for {@code ERR} and {@code MIS}
 * @param chip {@code XT-PIC}, {@code IO-APIC} and so on; empty for a row of the architecture
 * @param hwirq the chip's own number of the interrupt, when printed
 * @param trigger {@code edge}, {@code fasteoi} and so on; empty when not printed
 * @param actions who handles the interrupt
 * @param description the sentence of a row of the architecture; empty for the others
 */
public record InterruptCount(SourceLine where, String label, List<Long> counts, String chip, OptionalLong hwirq,
		String trigger, List<String> actions, String description) implements Fact {
	public InterruptCount {
		counts = List.copyOf(counts);
		actions = List.copyOf(actions);
	}

	/** True for two looks at one interrupt, whatever it has counted meanwhile. */
	public boolean isOf(InterruptCount other) {
		return label.equals(other.label) && chip.equals(other.chip) && hwirq.equals(other.hwirq)
				&& trigger.equals(other.trigger) && actions.equals(other.actions)
				&& counts.size() == other.counts.size();
	}
}
