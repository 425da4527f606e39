package org.irqscope.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

import org.irqscope.model.Eventfd;
import org.irqscope.model.Ioeventfd;
import org.irqscope.model.IrqchipMode;
import org.irqscope.model.Irqfd;
import org.irqscope.model.Machines;
import org.irqscope.model.MemorySlot;
import org.irqscope.model.ModelFactory;
import org.irqscope.model.MpState;
import org.irqscope.model.MsiRoute;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;
import org.irqscope.model.XenEvtchnRoute;
import org.irqscope.model.file.MachineFiles;
import org.junit.jupiter.api.Test;

/** A machine that the kernel refuses is refused with the call, the part of the document, its line and the error. */
class RefusedMachineTest {
	private static final ModelFactory FACTORY = ModelFactory.eINSTANCE;

	/** Why the kernel refuses a machine, and the line of the document that it points to. */
	private static String refusal(Consumer<VirtualMachine> change) throws Exception {
		VirtualMachine machine = Machines.create("m", 1);
		change.accept(machine);
		byte[] document = MachineFiles.bytes(machine);
		VirtualMachine read = MachineFiles.load(new ByteArrayInputStream(document), "m");
		MachineStateException refused = assertThrows(MachineStateException.class, () -> new LoadedMachine(read));
		List<String> lines = new String(document, StandardCharsets.UTF_8).lines().toList();
		return refused.getMessage().replace("The machine cannot be set up: ", "") + " at "
				+ lines.get(refused.line() - 1).strip();
	}

	private static MsiRoute message(int gsi) {
		MsiRoute route = FACTORY.createMsiRoute();
		route.setGsi(gsi);
		return route;
	}

	@Test
	void routingEntryAtFaultIsNamed() throws Exception {
		assertEquals("KVM_SET_GSI_ROUTING with entry 42, MsiRoute of GSI 4, fails with EINVAL (error 22)"
				+ " at <entries xsi:type=\"irqscope:MsiRoute\" gsi=\"4\"/>", refusal(machine -> {
					machine.getIrqRouting().getEntries().add(message(100));
					machine.getIrqRouting().getEntries().add(message(4));
					machine.getIrqRouting().getEntries().add(message(101));
				}));
	}

	@Test
	void firstOfSeveralEntriesAtFaultIsNamed() throws Exception {
		XenEvtchnRoute channel = FACTORY.createXenEvtchnRoute();
		channel.setGsi(7);
		channel.setPriority(3);
		assertEquals("KVM_SET_GSI_ROUTING with entry 1, XenEvtchnRoute of GSI 7, fails with EINVAL (error 22)"
				+ " at <entries xsi:type=\"irqscope:XenEvtchnRoute\" gsi=\"7\" priority=\"3\"/>", refusal(machine -> {
					machine.getIrqRouting().getEntries().clear();
					machine.getIrqRouting().getEntries().add(channel);
					machine.getIrqRouting().getEntries().add(message(4));
					machine.getIrqRouting().getEntries().add(message(4));
				}));
	}

	@Test
	void tableThatCannotBeSetAtAllHasNoEntryAtFault() throws Exception {
		assertEquals("KVM_SET_GSI_ROUTING fails with EINVAL (error 22) at <irqRouting>",
				refusal(machine -> X86Chips.of(machine).setIrqchipMode(IrqchipMode.NONE)));
	}

	@Test
	void memorySlotIsNamed() throws Exception {
		assertEquals("KVM_SET_USER_MEMORY_REGION 3 fails with EINVAL (error 22) at <memorySlots slot=\"3\""
				+ " memorySize=\"1\"/>", refusal(machine -> {
					MemorySlot slot = FACTORY.createMemorySlot();
					slot.setSlot(3);
					slot.setMemorySize(1);
					machine.getMemorySlots().add(slot);
				}));
	}

	@Test
	void irqfdIsNamed() throws Exception {
		assertEquals("KVM_IRQFD irqfd1 fails with EBUSY (error 16) at <irqfds id=\"irqfd1\" gsi=\"5\""
				+ " eventfd=\"eventfd0\"/>", refusal(machine -> {
					Eventfd eventfd = eventfd(machine);
					irqfd(machine, 4, eventfd);
					irqfd(machine, 5, eventfd);
				}));
	}

	@Test
	void ioeventfdIsNamed() throws Exception {
		assertEquals("KVM_IOEVENTFD KVM_PIO_BUS 0x3f8 fails with EINVAL (error 22) at <ioeventfds address=\"1016\""
				+ " length=\"3\" wildcard=\"true\" eventfd=\"eventfd0\"/>", refusal(machine -> {
					Ioeventfd ioeventfd = FACTORY.createIoeventfd();
					ioeventfd.setAddress(0x3f8);
					ioeventfd.setLength(3);
					ioeventfd.setWildcard(true);
					ioeventfd.setEventfd(eventfd(machine));
					machine.getBuses().get(1).getIoeventfds().add(ioeventfd);
				}));
	}

	@Test
	void apicBaseIsNamed() throws Exception {
		assertEquals("KVM_SET_MSRS MSR_IA32_APICBASE fails with EINVAL (error 22) at "
				+ "<controllers xsi:type=\"irqscope:Lapic\" id=\"lapic0\" "
				+ "lvr=\"327700\" dfr=\"-1\" spiv=\"255\" lvtt=\"65536\" lvtthmr=\"65536\" lvtpc=\"65536\"",
				refusal(machine -> X86Chips.lapic(machine.getVcpus().get(0)).setApicBase(0xfee00400L)));
	}

	@Test
	void vcpuThatWaitsWithoutALocalApicIsNamed() throws Exception {
		assertEquals("KVM_SET_MP_STATE fails with EINVAL (error 22) at"
						+ " <vcpus xsi:type=\"irqscope:X86Vcpu\" id=\"vcpu0\" mpState=\"HALTED\">",
				refusal(machine -> {
					X86Chips.of(machine).setIrqchipMode(IrqchipMode.NONE);
					machine.getIrqRouting().getEntries().clear();
					machine.getVcpus().get(0).setMpState(MpState.HALTED);
				}));
	}

	private static Eventfd eventfd(VirtualMachine machine) {
		Eventfd eventfd = FACTORY.createEventfd();
		eventfd.setId("eventfd0");
		machine.getEventfds().add(eventfd);
		return eventfd;
	}

	private static void irqfd(VirtualMachine machine, int gsi, Eventfd eventfd) {
		Irqfd irqfd = FACTORY.createIrqfd();
		irqfd.setId(Machines.freeId(machine, "irqfd"));
		irqfd.setGsi(gsi);
		irqfd.setEventfd(eventfd);
		machine.getIrqfds().add(irqfd);
	}
}
