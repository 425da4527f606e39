package org.irqscope.debug.model;

import java.util.Optional;

import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.state.Place;

/** A function at work: that of the hop done last, or one that called it. Changed by the thread of the run. */
public final class HopFrame extends MachineFrame {
	private volatile Hop hop;

	HopFrame(ContextThread thread, Hop hop) {
		super(thread);
		this.hop = hop;
	}

	/** True where a hop is of the same call, which the frame then shows. */
	boolean goesOnWith(Hop next) {
		boolean same = next.number() == hop.number() && next.equals(hop)
				|| next.continued() && next.site() == hop.site() && next.place().equals(hop.place());
		if (same)
			hop = next;
		return same;
	}

	/** The hop by which the function is where it is. */
	public Hop hop() {
		return hop;
	}

	@Override
	public Optional<Place> place() {
		return Optional.of(hop.place());
	}

	@Override
	public String getName() {
		return hop.call();
	}
}
