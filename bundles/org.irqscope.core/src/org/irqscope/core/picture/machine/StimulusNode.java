package org.irqscope.core.picture.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.irqscope.core.Texts;
import org.irqscope.core.chip.Vectors;
import org.irqscope.core.picture.Places;
import org.irqscope.model.IrqLineStimulus;
import org.irqscope.model.Machines;
import org.irqscope.model.Routing;
import org.irqscope.model.ScriptStimulus;
import org.irqscope.model.SignalMsiStimulus;
import org.irqscope.model.Stimulus;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.Node;
import org.irqscope.scene.Row;
import org.irqscope.scene.theme.Role;

/**
 * What can come to a machine without a device, an eventfd or a route that stands for it: scripts, messages, and lines
 * that are let go or lead nowhere. Each has a row of one node, where it can be chosen. Reads the model only.
 */
final class StimulusNode {
	private StimulusNode() {
	}

	/** The node; nothing where other nodes stand for all that can come. */
	static Optional<Node> of(VirtualMachine machine) {
		List<Row> rows = new ArrayList<>();
		for (int at = 0; at < machine.getStimuli().size(); at++) {
			Stimulus stimulus = machine.getStimuli().get(at);
			String row = Places.stimulus(at);
			what(machine, stimulus).ifPresent(what -> rows.add(new Row.Field(row, Machines.title(stimulus), what)));
		}
		return rows.isEmpty() ? Optional.empty()
				: Optional.of(new Node(Places.STIMULI, Role.STIMULUS, Texts.of("node.stimuli"), "", rows, false));
	}

	private static Optional<String> what(VirtualMachine machine, Stimulus stimulus) {
		if (stimulus instanceof ScriptStimulus script && script.getScript() != null)
			return Optional.of(Texts.of("node.stimuli.script", script.getScript().strip().lines().count()));
		if (stimulus instanceof SignalMsiStimulus msi)
			return Optional.of(Vectors.name(msi.getData() & 0xff));
		return stimulus instanceof IrqLineStimulus line && !isRoute(machine, line)
				? Optional.of(Texts.of(line.isLevel() ? "node.stimuli.raised" : "node.stimuli.lowered", line.getGsi()))
				: Optional.empty();
	}

	/** The node of a GSI raises it. */
	private static boolean isRoute(VirtualMachine machine, IrqLineStimulus line) {
		return line.isLevel() && !Routing.entries(machine.getIrqRouting(), line.getGsi()).isEmpty();
	}
}
