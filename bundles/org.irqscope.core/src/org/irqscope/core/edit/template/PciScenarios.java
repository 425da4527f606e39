package org.irqscope.core.edit.template;

import static org.irqscope.emulator.x86.lapic.Lapic.DEFAULT_BASE;

import java.util.List;
import java.util.Locale;

import org.irqscope.core.Texts;
import org.irqscope.core.edit.GuestSetup;
import org.irqscope.emulator.script.OpCode;
import org.irqscope.model.Device;
import org.irqscope.model.Machines;
import org.irqscope.model.ModelFactory;
import org.irqscope.model.MsixEntry;
import org.irqscope.model.ScriptStimulus;
import org.irqscope.model.Vcpu;
import org.irqscope.model.VirtualMachine;

/** What can be done to the first entry of a device's MSI-X table, step by step and as whole stories. */
final class PciScenarios {
	private static final int DESTINATION_SHIFT = 12, BYTE = 0xff;

	private final VirtualMachine machine;
	private final Device device;

	PciScenarios(VirtualMachine machine, Device device) {
		this.machine = machine;
		this.device = device;
	}

	/** Adds the stories first, then their steps. */
	void add() {
		MsixEntry entry = device.getMsix().getEntries().get(0);
		int fresh = GuestSetup.freeVector(machine, entry.getData() + device.getMsix().getEntries().size());
		Vcpu last = machine.getVcpus().get(machine.getVcpus().size() - 1);
		long address = DEFAULT_BASE | (long) (last.getVcpuId() & BYTE) << DESTINATION_SHIFT;
		String raise = op(OpCode.MSIX_RAISE), mask = op(OpCode.MSIX_MASK), unmask = op(OpCode.MSIX_UNMASK),
				data = op(OpCode.MSIX_DATA) + hex(fresh), pba = op(OpCode.MSIX_PBA),
				move = op(OpCode.MSIX_MOVE) + hex(address) + hex(fresh);
		stimulus("scenario.open", List.of(raise, data, raise, mask, unmask, raise));
		stimulus("scenario.masked", List.of(mask, raise, pba, data, unmask));
		stimulus("scenario.move", List.of(move, raise));
		stimulus("scenario.mask", List.of(mask));
		stimulus("scenario.data", List.of(data));
		stimulus("scenario.unmask", List.of(unmask));
		stimulus("scenario.pba", List.of(pba));
	}

	private String op(OpCode code) {
		int number = machine.getDevices().indexOf(device);
		return code.word() + " " + number + (code == OpCode.MSIX_PBA ? "" : " 0");
	}

	private static String hex(long number) {
		return String.format(Locale.ROOT, " 0x%x", number);
	}

	private void stimulus(String key, List<String> operations) {
		ScriptStimulus stimulus = ModelFactory.eINSTANCE.createScriptStimulus();
		stimulus.setId(Machines.freeId(machine, "stimulus"));
		stimulus.setName(Texts.of(key));
		stimulus.setScript(String.join("\n", operations));
		machine.getStimuli().add(stimulus);
	}
}
