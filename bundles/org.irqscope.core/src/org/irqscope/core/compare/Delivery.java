package org.irqscope.core.compare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.irqscope.trace.recorded.TraceEvent;

/** One call of {@code kvm_set_irq} in a trace, with what the chips of its routes said about it. For one thread. */
public final class Delivery {
	private final TraceEvent call;
	private final int gsi;
	private final List<TraceEvent> chips = new ArrayList<>();
	private final List<TraceEvent> accepted = new ArrayList<>();

	Delivery(TraceEvent call, int gsi) {
		this.call = call;
		this.gsi = gsi;
	}

	void addChip(TraceEvent event) {
		chips.add(event);
	}

	void addAccepted(TraceEvent event) {
		accepted.add(event);
	}

	/** The event of {@code kvm_set_irq}. */
	public TraceEvent call() {
		return call;
	}

	public int gsi() {
		return gsi;
	}

	/** True when the call raised the line. */
	public boolean raises() {
		return call.level().orElse(0) != 0;
	}

	/** The events of PIC, IOAPIC or a message, in order. */
	public List<TraceEvent> chips() {
		return Collections.unmodifiableList(chips);
	}

	/** The events of local APICs that took the interrupt, in order. */
	public List<TraceEvent> accepted() {
		return Collections.unmodifiableList(accepted);
	}
}
