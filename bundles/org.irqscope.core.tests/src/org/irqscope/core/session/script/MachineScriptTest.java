package org.irqscope.core.session.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;

import org.irqscope.core.Texts;
import org.irqscope.core.chip.Chips;
import org.irqscope.core.edit.template.NewMachine;
import org.irqscope.core.session.MachineStateException;
import org.irqscope.core.session.Session;
import org.irqscope.core.session.Stimuli;
import org.irqscope.emulator.script.OpScript;
import org.irqscope.emulator.x86.pit.PitState;
import org.irqscope.model.IrqchipMode;
import org.irqscope.model.KpicState;
import org.irqscope.model.KpitState;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;
import org.junit.jupiter.api.Test;

/** A machine as an op script for any KVM; what cannot be one is refused in words that say why. */
class MachineScriptTest {
	private final VirtualMachine machine = NewMachine.create("new");

	private List<String> script() throws MachineStateException {
		return MachineScript.of(machine, Stimuli.named(machine, Optional.empty()));
	}

	private String refusal() {
		return assertThrows(MachineStateException.class, this::script).getMessage();
	}

	@Test
	void theDeviceSignalsAndTheGuestTakesItsVector() throws Exception {
		List<String> script = script();
		assertEquals("vm 1 0", script.get(0));
		assertTrue(script.contains("irqfd 4 0") && script.contains("signal 0") && script.contains("ack 0"),
				script.toString());
	}

	@Test
	void theTimerChipIsMadeAndItsCountersThatRaiseNoLineAreProgrammed() throws Exception {
		KpitState pit = Chips.PIT.fresh();
		pit.setId("pit0");
		pit.setSpeaker(true);
		pit.getChannels().get(0).setMode(2);
		pit.getChannels().get(0).setCount(1193);
		pit.getChannels().get(2).setMode(3);
		pit.getChannels().get(2).setCount(0x1234);
		machine.getControllers().add(pit);
		List<String> script = script();
		int created = script.indexOf("pit 1");
		assertTrue(created > 0, script.toString());
		assertEquals(List.of("out 0x43 0xb6", "out 0x42 0x34", "out 0x42 0x12", "out 0x20 0x11"),
				script.subList(created + 1, created + 5));
		ScriptSession recorded = ScriptSession.run("pit", OpScript.parse(script), script.size(), () -> false);
		KpitState copy = Chips.PIT.of(recorded.session().document()).get(0);
		assertEquals(List.of(PitState.NO_MODE, 3), List.of(0, 2).stream()
				.map(number -> copy.getChannels().get(number).getMode()).toList());
	}

	@Test
	void aMachineWithoutChipsInTheKernelHasNoScript() {
		X86Chips.of(machine).setIrqchipMode(IrqchipMode.NONE);
		assertEquals(Texts.of("script.no.irqchip"), refusal());
	}

	@Test
	void aDeviceThatSignalsNothingIsNamed() {
		machine.getDevices().get(0).setEventfd(null);
		assertEquals(Texts.of("stimulus.no.eventfd", "device0"), refusal());
	}

	@Test
	void anEventfdThatNobodyWaitsForIsNamed() {
		machine.getIrqfds().clear();
		assertEquals(Texts.of("script.no.irqfd", "eventfd0"), refusal());
	}

	@Test
	void aStimulusWithoutANameGoesByItsId() throws Exception {
		machine.getStimuli().get(0).setName(null);
		assertEquals("stimulus0", Session.run(machine, Stimuli.named(machine, Optional.empty())).title());
	}

	@Test
	void aMachineThatLacksAChipIsRefusedBeforeItIsRead() {
		machine.getControllers().removeIf(KpicState.class::isInstance);
		assertEquals(Texts.of("machine.incomplete", "pics"), refusal());
	}
}
