package org.irqscope.core.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;

import org.irqscope.core.picture.WideMachine;
import org.irqscope.model.BusKind;
import org.irqscope.model.DeliveryMode;
import org.irqscope.model.DestinationMode;
import org.irqscope.model.DeviceStimulus;
import org.irqscope.model.IoBus;
import org.irqscope.model.Irqchip;
import org.irqscope.model.IrqchipMode;
import org.irqscope.model.IrqchipRoute;
import org.irqscope.model.Irqfd;
import org.irqscope.model.KpicState;
import org.irqscope.model.Lapic;
import org.irqscope.model.MpState;
import org.irqscope.model.NodePosition;
import org.irqscope.model.RedirectionEntry;
import org.irqscope.model.Routing;
import org.irqscope.model.SerialDevice;
import org.irqscope.model.Signalling;
import org.irqscope.model.TriggerMode;
import org.irqscope.model.Vcpu;
import org.irqscope.model.Vendor;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;
import org.irqscope.model.rules.MachineValidator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The two machines that come with the product, imported from what tools printed, field by field. */
class ExamplesTest {
	@TempDir
	Path folder;

	private VirtualMachine machine(Examples example) throws Exception {
		return new Texted(folder).with(example).machine();
	}

	private static List<String> ranges(VirtualMachine machine, BusKind kind) {
		IoBus bus = machine.getBuses().get(kind.getValue());
		assertEquals(kind, bus.getKind());
		return bus.getRanges().stream()
				.map(range -> Long.toHexString(range.getAddress()) + " " + range.getLength() + " " + range.getDevice())
				.toList();
	}

	@ParameterizedTest
	@EnumSource
	void busesHaveTheRangesThatDrgnPrinted(Examples example) throws Exception {
		VirtualMachine machine = machine(example);
		assertEquals(List.of("fec00000 256 ioapic_mmio_ops"), ranges(machine, BusKind.KVM_MMIO_BUS));
		assertEquals(List.of("20 2 picdev_master_ops", "40 4 pit_dev_ops", "61 4 speaker_dev_ops",
				"a0 2 picdev_slave_ops",
				"4d0 2 picdev_eclr_ops"), ranges(machine, BusKind.KVM_PIO_BUS));
		assertEquals(List.of(), ranges(machine, BusKind.KVM_VIRTIO_CCW_NOTIFY_BUS));
		assertEquals(List.of(), ranges(machine, BusKind.KVM_FAST_MMIO_BUS));
		assertTrue(machine.getBuses().stream().allMatch(bus -> bus.getIoeventfds().isEmpty()));
	}

	@ParameterizedTest
	@EnumSource
	void routesLeadEveryGsiToThePinsThatDrgnPrinted(Examples example) throws Exception {
		VirtualMachine machine = machine(example);
		assertEquals(IrqchipMode.KERNEL, X86Chips.of(machine).getIrqchipMode());
		assertEquals(40, machine.getIrqRouting().getEntries().size());
		assertEquals(24, machine.getIrqRouting().getNrRtEntries());
		for (int gsi = 0; gsi < 24; gsi++) {
			assertEquals(gsi, machine.getIrqRouting().chip(2, gsi));
			assertEquals(gsi < 8 ? gsi : -1, machine.getIrqRouting().chip(0, gsi));
			assertEquals(gsi >= 8 && gsi < 16 ? gsi : -1, machine.getIrqRouting().chip(1, gsi));
		}
		List<Irqchip> chips = Routing.entries(machine.getIrqRouting(), 4).stream()
				.map(entry -> ((IrqchipRoute) entry).getIrqchip()).toList();
		assertEquals(List.of(Irqchip.IOAPIC, Irqchip.PIC_MASTER), chips, "the kernel sets the last one first");
	}

	@ParameterizedTest
	@EnumSource
	void serialSignalsTheEventfdOfTheIrqfdAtItsLine(Examples example) throws Exception {
		VirtualMachine machine = machine(example);
		assertEquals(1, machine.getIrqfds().size());
		assertEquals(1, machine.getEventfds().size());
		assertEquals(1, machine.getDevices().size());
		Irqfd irqfd = machine.getIrqfds().get(0);
		assertEquals(4, irqfd.getGsi());
		assertFalse(irqfd.isInjectPending());
		assertSame(machine.getEventfds().get(0), irqfd.getEventfd());
		SerialDevice serial = assertInstanceOf(SerialDevice.class, machine.getDevices().get(0));
		assertEquals("ttyS0", serial.getName());
		assertEquals(0x3f8, serial.getPortBase());
		assertEquals(Signalling.IRQFD, serial.getSignalling());
		assertSame(irqfd.getEventfd(), serial.getEventfd());
		assertFalse(serial.isLevel());
	}

	@ParameterizedTest
	@EnumSource
	void theOnlyStimulusIsTheSerialInterrupt(Examples example) throws Exception {
		VirtualMachine machine = machine(example);
		assertEquals(1, machine.getStimuli().size());
		DeviceStimulus stimulus = assertInstanceOf(DeviceStimulus.class, machine.getStimuli().get(0));
		assertEquals("ttyS0", stimulus.getName());
		assertSame(machine.getDevices().get(0), stimulus.getDevice());
	}

	@ParameterizedTest
	@EnumSource
	void oneVcpuRunsTheGuestWithItsLocalApicEnabled(Examples example) throws Exception {
		VirtualMachine machine = machine(example);
		assertEquals(1, machine.getVcpus().size());
		Vcpu vcpu = machine.getVcpus().get(0);
		assertEquals(0, vcpu.getVcpuId());
		assertEquals(MpState.RUNNABLE, vcpu.getMpState());
		assertTrue(vcpu.isInterruptFlag());
		assertTrue(vcpu.isInGuest());
		Lapic lapic = X86Chips.lapic(vcpu);
		assertEquals(0x1ff, lapic.getSpiv());
		assertEquals(0, lapic.getApicId());
		assertEquals(0xfee00900L, lapic.getApicBase());
		assertTrue(lapic.getIrr().isEmpty() && lapic.getIsr().isEmpty() && lapic.getTmr().isEmpty());
	}

	@ParameterizedTest
	@EnumSource
	void hostDeliversByApicv(Examples example) throws Exception {
		VirtualMachine machine = machine(example);
		assertEquals(Vendor.VMX, machine.getHost().getVendor());
		assertTrue(machine.getHost().isApicv());
		int line = example == Examples.NOAPIC ? 2 : 1;
		String file = example == Examples.NOAPIC ? "perf-script-noapic.txt" : "perf-script-apic.txt";
		assertTrue(Texted.conclusions(machine)
				.contains(file + ":" + line + " Vector 236 is accepted by a local APIC here"
				+ " and injected nowhere, so the host delivers it by APIC virtualization."));
	}

	@ParameterizedTest
	@EnumSource
	void picMastersVectorsBeginAt48AndTheSlavesAt56(Examples example) throws Exception {
		VirtualMachine machine = machine(example);
		assertEquals(2, X86Chips.pics(machine).size());
		assertEquals(48, X86Chips.pics(machine).get(0).getIrqBase());
		assertEquals(56, X86Chips.pics(machine).get(1).getIrqBase());
		assertEquals(0xf8, X86Chips.pics(machine).get(0).getElcrMask());
		assertEquals(0xde, X86Chips.pics(machine).get(1).getElcrMask());
		for (KpicState pic : X86Chips.pics(machine)) {
			assertEquals(0, pic.getIrr());
			assertEquals(0, pic.getIsr());
			assertEquals(0, pic.getElcr());
			assertEquals(0, pic.getInitState());
			assertEquals(0, pic.getAutoEoi());
		}
	}

	@Test
	void guestWithoutIoapicHasTimerCascadeAndSerialOpenAtThePic() throws Exception {
		VirtualMachine machine = machine(Examples.NOAPIC);
		assertEquals(0xff & ~(1 << 0 | 1 << 2 | 1 << 4), X86Chips.pics(machine).get(0).getImr());
		assertEquals(0xff, X86Chips.pics(machine).get(1).getImr());
		assertEquals(0x700, X86Chips.lapic(machine.getVcpus().get(0)).getLvt0(), "LINT0 takes ExtINT");
		for (RedirectionEntry entry : X86Chips.ioapic(machine).getRedirtbl())
			assertTrue(entry.isMask() && entry.getVector() == 0);
	}

	@Test
	void guestWithoutIoapicHasEachInterruptInjectedTwice() throws Exception {
		VirtualMachine machine = machine(Examples.NOAPIC);
		assertEquals(1, machine.getHost().getVectoringExits());
		assertTrue(Texted.conclusions(machine).stream()
				.anyMatch(one -> one.startsWith("perf-script-noapic.txt:11 Each interrupt is injected 2 times")));
	}

	@Test
	void guestWithIoapicHasThePicMaskedAndLint0Too() throws Exception {
		VirtualMachine machine = machine(Examples.APIC);
		assertEquals(0xff, X86Chips.pics(machine).get(0).getImr());
		assertEquals(0xff, X86Chips.pics(machine).get(1).getImr());
		assertEquals(0x10700, X86Chips.lapic(machine.getVcpus().get(0)).getLvt0());
		assertEquals(0, machine.getHost().getVectoringExits());
	}

	@Test
	void guestWithIoapicSendsVector48FromPin0And33FromPin4() throws Exception {
		VirtualMachine machine = machine(Examples.APIC);
		assertEquals(0xfec00000L, X86Chips.ioapic(machine).getBaseAddress());
		assertEquals(24, X86Chips.ioapic(machine).getRedirtbl().size());
		for (int pin = 0; pin < 24; pin++) {
			RedirectionEntry entry = X86Chips.ioapic(machine).getRedirtbl().get(pin);
			assertEquals(pin == 0 ? 48 : pin == 4 ? 33 : 0, entry.getVector());
			assertEquals(pin != 0 && pin != 4, entry.isMask());
			assertEquals(0, entry.getDestId());
			assertEquals(DeliveryMode.FIXED, entry.getDeliveryMode());
			assertEquals(DestinationMode.PHYSICAL, entry.getDestMode());
			assertEquals(TriggerMode.EDGE, entry.getTrigMode());
			assertFalse(entry.isRemoteIrr());
		}
	}

	@ParameterizedTest
	@EnumSource
	void everyFileIsKeptWithItsLinesAndNoLineIsUnknown(Examples example) throws Exception {
		VirtualMachine machine = machine(example);
		assertEquals(example.files(), machine.getSources().stream().map(source -> source.getFile()).toList());
		assertEquals(example == Examples.NOAPIC ? List.of(50, 16, 10, 4, 21, 21) : List.of(50, 16, 10, 29, 19, 21, 35),
				machine.getSources().stream().map(source -> source.getLines()).toList());
		assertTrue(machine.getSources().stream().allMatch(source -> source.getUnknownLines().isEmpty()));
	}

	@ParameterizedTest
	@EnumSource
	void runsOfOneMachineArePutTogetherAndThatIsRecorded(Examples example) throws Exception {
		String last = example == Examples.NOAPIC ? "426561" : "448058";
		assertTrue(Texted.conclusions(machine(example)).contains("drgn-irq-routing.txt:3 The files name the processes"
				+ " 52483, 355196, " + last
				+ ". No two of them describe the same part, so they are taken for runs of one"
				+ " machine."));
	}

	@ParameterizedTest
	@EnumSource
	void everyNodeHasItsPlace(Examples example) throws Exception {
		assertEquals(List.of(), machine(example).getPositions(), "the layout places what nobody has moved");
		VirtualMachine machine = WideMachine.of(machine(example));
		List<String> nodes = machine.getPositions().stream().map(NodePosition::getNode).toList();
		assertEquals(List.of("device0", "eventfd0", "irqfd0", "gsi4", "pit0", "pic1", "pic0", "ioapic", "lapic0",
				"vcpu0", example == Examples.NOAPIC ? "vector52" : "vector33"), nodes);
	}

	@ParameterizedTest
	@EnumSource
	void nothingAboutTheMachineIsImpossible(Examples example) throws Exception {
		assertEquals(List.of(), MachineValidator.validate(machine(example)));
	}

	@ParameterizedTest
	@EnumSource
	void namesAreNeverMissing(Examples example) throws Exception {
		VirtualMachine machine = machine(example);
		assertEquals("machine", machine.getName());
		machine.getVcpus().forEach(vcpu -> assertNotNull(vcpu.getName()));
		machine.getIrqfds().forEach(irqfd -> assertNotNull(irqfd.getName()));
		machine.getEventfds().forEach(eventfd -> assertNotNull(eventfd.getName()));
	}
}
