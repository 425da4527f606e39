package org.irqscope.core.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.irqscope.core.picture.Page;
import org.irqscope.core.picture.PageScene;
import org.irqscope.model.ModelPackage;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;
import org.irqscope.scene.Node;
import org.irqscope.scene.NodePart;
import org.irqscope.scene.theme.Role;
import org.junit.jupiter.api.Test;

/** Every row of a diagram that shows state says which state that is. */
class RowSubjectTest {
	private final VirtualMachine machine = NewMachine.create("new");

	private RowSubject subject(String node, String row) {
		return RowSubject.of(machine, node, row).orElseThrow();
	}

	private void shows(String node, String row, EObject element, EStructuralFeature... features) {
		assertEquals(new RowSubject(element, List.of(features), OptionalInt.empty()), subject(node, row));
	}

	@Test
	void everyRowOfANewMachineButThoseOfItsHandlersIsAboutSomething() {
		machine.getHost().setApicv(true);
		List<String> about = new ArrayList<>();
		for (Node node : PageScene.of(Page.ALL.get(0), machine).nodes())
			for (NodePart part : NodePart.of(node))
				if (RowSubject.of(machine, node.id(), part.id()).isEmpty() != (node.role() == Role.VECTOR))
					about.add(node.id() + " " + part.id());
		assertEquals(List.of(), about);
	}

	@Test
	void aPinOfTheIoapicIsItsRedirectionEntry() {
		shows("ioapic", "pin4", X86Chips.ioapic(machine).getRedirtbl().get(4));
		assertEquals(Optional.empty(), RowSubject.of(machine, "ioapic", "pin24"));
	}

	@Test
	void aPinOfThePicIsOneBitOfEachOfItsRegisters() {
		RowSubject pin = subject("pic0", "pin4");
		assertSame(X86Chips.pics(machine).get(0), pin.element());
		assertEquals(OptionalInt.of(4), pin.bit());
		assertTrue(pin.features().contains(ModelPackage.Literals.KPIC_STATE__IMR));
	}

	@Test
	void aRowOfAGsiIsItsRoutingEntry() {
		shows("gsi4", "entry1", machine.getIrqRouting().getEntries().stream().filter(one -> one.getGsi() == 4).toList()
				.get(1));
	}

	@Test
	void aRegisterIsAFeatureOfItsChip() {
		shows("pic0", "imr", X86Chips.pics(machine).get(0), ModelPackage.Literals.KPIC_STATE__IMR);
		shows("lapic0", "lvt0", X86Chips.lapic(machine.getVcpus().get(0)), ModelPackage.Literals.LAPIC__LVT0);
		shows("vcpu0", "rvi svi", machine.getVcpus().get(0), ModelPackage.Literals.X86_VCPU__RVI,
				ModelPackage.Literals.X86_VCPU__SVI);
	}
}
