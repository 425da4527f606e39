package org.irqscope.core.compare;

import java.nio.file.Path;
import java.util.List;

import org.irqscope.core.imports.Examples;
import org.irqscope.core.imports.Texted;
import org.irqscope.core.session.Session;
import org.irqscope.emulator.journal.Walk;
import org.irqscope.model.VirtualMachine;
import org.irqscope.trace.TraceImporter;
import org.irqscope.trace.recorded.TraceEvent;
import org.irqscope.trace.text.Progress;

/** Walks and traces that tests compare. */
final class ComparedWalks {
	private ComparedWalks() {
	}

	static Walk of(VirtualMachine machine) throws Exception {
		return Session.run(machine, machine.getStimuli().get(0)).walk();
	}

	static Walk of(Examples example, Path folder) throws Exception {
		return of(new Texted(folder).with(example).machine());
	}

	static List<TraceEvent> trace(Examples example, Path folder) throws Exception {
		return events(new Texted(folder).with(example, "perf-script-" + example.machine() + ".txt").files().get(0));
	}

	static List<TraceEvent> events(Path file) throws Exception {
		return TraceImporter.read(file, Progress.NONE).events();
	}
}
