package org.irqscope.core.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.irqscope.core.edit.template.NewMachine;
import org.irqscope.core.session.Completeness;
import org.irqscope.model.Ioeventfd;
import org.irqscope.model.ModelFactory;
import org.irqscope.model.VirtualMachine;
import org.junit.jupiter.api.Test;

/** What is taken out of a machine leaves nothing behind that points to it. */
class RemovalTest {
	private final VirtualMachine machine = NewMachine.create("new");

	@Test
	void anEventfdTakesTheIoeventfdsAlongThatSignalIt() throws Exception {
		Ioeventfd ioeventfd = ModelFactory.eINSTANCE.createIoeventfd();
		ioeventfd.setEventfd(machine.getEventfds().get(0));
		machine.getBuses().get(0).getIoeventfds().add(ioeventfd);
		Removal.of(machine, "eventfd0").orElseThrow().run();
		assertEquals(List.of(), machine.getBuses().get(0).getIoeventfds());
		Completeness.check(machine);
	}

	@Test
	void theLastVcpuStays() {
		assertTrue(Removal.of(machine, "vcpu0").isEmpty());
	}

	@Test
	void aDeviceTakesItsStimulusAndItsPlaceAlong() {
		Removal.of(machine, "device0").orElseThrow().run();
		assertEquals(List.of(), machine.getStimuli());
		assertTrue(NodePlaces.of(machine, "device0").isEmpty());
	}
}
