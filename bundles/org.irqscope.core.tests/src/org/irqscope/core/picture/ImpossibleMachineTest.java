package org.irqscope.core.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;

import org.irqscope.core.edit.template.NewMachine;
import org.irqscope.core.picture.machine.MachinePage;
import org.irqscope.core.session.Completeness;
import org.irqscope.core.session.MachineStateException;
import org.irqscope.model.Ioapic;
import org.irqscope.model.IrqchipRoute;
import org.irqscope.model.KpicState;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.rules.MachineValidator;
import org.junit.jupiter.api.Test;

/** What a user has typed wrong is drawn all the same, so that it can be found and mended in the picture. */
class ImpossibleMachineTest {
	private final VirtualMachine machine = NewMachine.create("new");

	@Test
	void aRouteToAPinThatTheChipLacksIsDrawnAndIsAProblem() {
		machine.getIrqRouting().getEntries().stream().filter(entry -> entry.getGsi() == 4)
				.forEach(entry -> ((IrqchipRoute) entry).setPin(99));
		assertTrue(PageScene.of(MachinePage.PAGE, machine).node("gsi4").isPresent());
		assertEquals(2, MachineValidator.validate(machine).size());
	}

	@Test
	void chipsThatAreMissingAreNotDrawn() {
		machine.getControllers().removeIf(KpicState.class::isInstance);
		assertTrue(PageScene.of(MachinePage.PAGE, machine).node("lapic0").isPresent());
		machine.getControllers().removeIf(Ioapic.class::isInstance);
		assertTrue(PageScene.of(MachinePage.PAGE, machine).node("lapic0").isPresent());
	}

	@Test
	void aMachineWithoutALocalApicHasNoPicture() {
		machine.getVcpus().get(0).getControllers().clear();
		assertThrows(MachineStateException.class, () -> Completeness.checkPicture(machine));
	}

	@Test
	void anIdWithMoreDigitsThanAGsiHasIsNoGsi() {
		assertEquals(Optional.empty(), Places.element(machine, "gsi99999999999"));
	}
}
