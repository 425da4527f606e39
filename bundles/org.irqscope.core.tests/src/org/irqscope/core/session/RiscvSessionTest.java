package org.irqscope.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.irqscope.core.edit.template.RiscvExample;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.journal.Walk;
import org.irqscope.emulator.riscv.hart.HartSite;
import org.irqscope.model.RiscvMachine;
import org.irqscope.model.RiscvVcpu;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Machines of RISC-V walk: from a device to the guest's handler and back. */
class RiscvSessionTest {
	private static List<Hop> walk(RiscvExample example) throws MachineStateException {
		RiscvMachine machine = example.create();
		try (Session session = Session.run(machine, Session.stimulus(machine, Optional.empty()))) {
			Walk walk = session.walk();
			return IntStream.range(0, walk.size()).mapToObj(walk::hop).toList();
		}
	}

	private static List<String> functions(List<Hop> hops) {
		return hops.stream().filter(hop -> !hop.continued()).map(hop -> hop.site().functionName()).toList();
	}

	@ParameterizedTest
	@EnumSource(value = RiscvExample.class, names = { "UART_PLIC", "UART_AIA", "VIRTIO_PLIC", "VIRTIO_AIA", "MSI_IRQFD",
			"WFI_AIA" })
	void interruptIsHandledOnce(RiscvExample example) throws MachineStateException {
		List<Hop> hops = walk(example);
		assertEquals(1, hops.stream().filter(hop -> hop.site() == HartSite.GUEST_HANDLER && !hop.continued()).count(),
				functions(hops).toString());
	}

	@Test
	void sleepingHartIsShownAndWakes() throws MachineStateException {
		RiscvMachine machine = RiscvExample.WFI_AIA.create();
		try (Session session = Session.run(machine, Session.stimulus(machine, Optional.empty()))) {
			assertTrue(((RiscvVcpu) session.view().getVcpus().get(0)).isWaiting());
			session.goTo(session.walk().size());
			assertFalse(((RiscvVcpu) session.view().getVcpus().get(0)).isWaiting());
		}
	}
}
