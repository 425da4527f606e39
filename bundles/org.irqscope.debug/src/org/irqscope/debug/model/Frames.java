package org.irqscope.debug.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.irqscope.core.run.Stop;
import org.irqscope.emulator.journal.Hop;

/** Makes the frames of a thread at a stop, and keeps those of functions that are still at work. */
final class Frames {
	private Frames() {
	}

	/** @param before the frames at the stop before */
	static List<MachineFrame> of(ContextThread thread, Stop stop, List<MachineFrame> before) {
		if (thread.isCurrent() && stop.hop().isPresent())
			return ofHops(thread, stop.frames(), before);
		// Nobody chooses who goes on in a recording: what is selected follows its hops.
		if (thread.waiting().isEmpty() || stop.isRecordingAlone() && stop.hop().isPresent())
			return List.of();
		MachineFrame waits = before.size() == 1 && before.get(0) instanceof WaitingFrame kept ? kept
				: new WaitingFrame(thread);
		return List.of(waits);
	}

	private static List<MachineFrame> ofHops(ContextThread thread, List<Hop> innermostFirst,
			List<MachineFrame> before) {
		List<Hop> hops = new ArrayList<>(innermostFirst);
		Collections.reverse(hops);
		List<MachineFrame> kept = new ArrayList<>(before);
		Collections.reverse(kept);
		List<MachineFrame> frames = new ArrayList<>();
		boolean same = true;
		for (Hop hop : hops) {
			int at = frames.size();
			same = same && at < kept.size() && kept.get(at) instanceof HopFrame frame && frame.goesOnWith(hop);
			frames.add(same ? kept.get(at) : new HopFrame(thread, hop));
		}
		Collections.reverse(frames);
		return List.copyOf(frames);
	}
}
