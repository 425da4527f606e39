package org.irqscope.core.edit.template;

import org.irqscope.core.Texts;
import org.irqscope.emulator.script.OpCode;
import org.irqscope.model.Device;
import org.irqscope.model.Machines;
import org.irqscope.model.ModelFactory;
import org.irqscope.model.ScriptStimulus;
import org.irqscope.model.VirtualMachine;

/** What can be done to the first queue of a virtio device. Used by the thread that owns the document. */
final class QueueScenarios {
	private QueueScenarios() {
	}

	/** The guest puts a buffer in; the device gets another configuration. */
	static void add(VirtualMachine machine, Device device) {
		int number = machine.getDevices().indexOf(device);
		stimulus(machine, "scenario.kick", OpCode.VQ_ADD.word() + " " + number + " 0");
		stimulus(machine, "scenario.config", OpCode.CONFIG_CHANGE.word() + " " + number);
	}

	private static void stimulus(VirtualMachine machine, String key, String operation) {
		ScriptStimulus stimulus = ModelFactory.eINSTANCE.createScriptStimulus();
		stimulus.setId(Machines.freeId(machine, "stimulus"));
		stimulus.setName(Texts.of(key));
		stimulus.setScript(operation);
		machine.getStimuli().add(stimulus);
	}
}
