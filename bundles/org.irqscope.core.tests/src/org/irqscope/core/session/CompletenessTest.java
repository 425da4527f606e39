package org.irqscope.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.function.Consumer;
import java.util.stream.Stream;

import org.irqscope.model.Ioapic;
import org.irqscope.model.Machines;
import org.irqscope.model.ModelFactory;
import org.irqscope.model.SignalMsiStimulus;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A document without a part that a machine needs is refused by the name of the part, and crashes nothing. */
class CompletenessTest {

	private static VirtualMachine machine() {
		VirtualMachine machine = Machines.create("m", 1);
		SignalMsiStimulus stimulus = ModelFactory.eINSTANCE.createSignalMsiStimulus();
		stimulus.setData(0x30);
		machine.getStimuli().add(stimulus);
		return machine;
	}

	private static Arguments without(String part, Consumer<VirtualMachine> change) {
		return Arguments.of(part, change);
	}

	static Stream<Arguments> parts() {
		return Stream.of(without("host", machine -> machine.setHost(null)),
				without("irqRouting", machine -> machine.setIrqRouting(null)),
				without("pics", machine -> machine.getControllers().remove(1)),
				without("ioapic", machine -> machine.getControllers().removeIf(Ioapic.class::isInstance)),
				without("ioapic", machine -> X86Chips.ioapic(machine).getRedirtbl().remove(3)),
				without("vcpu0", machine -> machine.getVcpus().get(0).getControllers().clear()),
				without("vcpu0", machine -> X86Chips.of(machine.getVcpus().get(0)).setPid(null)),
				without("ioeventfd 0x0", machine -> machine.getBuses().get(0).getIoeventfds()
						.add(ModelFactory.eINSTANCE.createIoeventfd())));
	}

	@ParameterizedTest
	@MethodSource("parts")
	void machineWithoutAPartIsRefusedByItsName(String part, Consumer<VirtualMachine> change) {
		VirtualMachine machine = machine();
		change.accept(machine);
		MachineStateException refused = assertThrows(MachineStateException.class,
				() -> Session.run(machine, machine.getStimuli().get(0)));
		assertEquals("The machine cannot be set up: " + part + " is missing or not complete", refused.getMessage());
	}

	private static String refusal(Consumer<VirtualMachine> change) {
		VirtualMachine machine = machine();
		change.accept(machine);
		return assertThrows(MachineStateException.class, () -> Session.run(machine, machine.getStimuli().get(0)))
				.getMessage();
	}

	@Test
	void numbersThatHaveNoRoomAreRefused() {
		assertEquals("The machine cannot be set up: vectoringExits of Host in vm is 1000000000, which is not between 0"
				+ " and 100: a delivery that is cut short more often shows nothing new",
				refusal(machine -> machine.getHost().setVectoringExits(1_000_000_000)));
		assertEquals("The machine cannot be set up: vcpuId of vcpu0 is 167772160, which is not between 0 and 4095:"
				+ " KVM_MAX_VCPU_IDS is 4096", refusal(machine -> machine.getVcpus().get(0).setVcpuId(167772160)));
	}

	@Test
	void vcpusWithOneIdAreNamed() {
		assertEquals("The machine cannot be set up: vcpu0 and vcpu0 both have the vCPU id 0",
				refusal(machine -> machine.getVcpus().add(Machines.vcpu(0))));
	}

	@Test
	void completeMachineIsWalked() throws Exception {
		VirtualMachine machine = machine();
		Session session = Session.run(machine, machine.getStimuli().get(0));
		assertEquals("kvm_msi_set_irq: dst 0 vec 48 (Fixed|physical|edge)",
				session.walk().events().get(0).line());
	}
}
