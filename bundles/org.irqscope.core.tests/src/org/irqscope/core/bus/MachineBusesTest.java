package org.irqscope.core.bus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;

import org.irqscope.core.chip.Chips;
import org.irqscope.core.imports.Examples;
import org.irqscope.core.imports.Texted;
import org.irqscope.core.session.LoadedMachine;
import org.irqscope.emulator.kvm.IoBus;
import org.irqscope.model.BusKind;
import org.irqscope.model.Eventfd;
import org.irqscope.model.Ioeventfd;
import org.irqscope.model.IrqchipMode;
import org.irqscope.model.KpitState;
import org.irqscope.model.Machines;
import org.irqscope.model.ModelFactory;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The buses of a document are those that the kernel has when the document is loaded. */
class MachineBusesTest {
	private static final ModelFactory FACTORY = ModelFactory.eINSTANCE;

	private static void assertAsInKernel(VirtualMachine machine) throws Exception {
		LoadedMachine loaded = new LoadedMachine(machine);
		MachineBuses buses = new MachineBuses(machine);
		for (BusKind kind : BusKind.values()) {
			List<String> kernel = loaded.kvm().bus(IoBus.Kind.values()[kind.ordinal()]).ranges().stream()
					.map(range -> range.address() + " " + range.length()).toList();
			assertEquals(kernel, buses.ranges(kind).stream().map(range -> range.address() + " " + range.length())
					.toList(), kind.toString());
		}
	}

	@ParameterizedTest
	@EnumSource(Examples.class)
	void examplesHaveTheKernelsRanges(Examples example, @TempDir Path folder) throws Exception {
		assertAsInKernel(new Texted(folder).with(example).machine());
	}

	@ParameterizedTest
	@EnumSource(IrqchipMode.class)
	void chipsStandOnTheirBusesWhereTheKernelHasThem(IrqchipMode mode) throws Exception {
		VirtualMachine machine = Machines.create("chips", 1);
		X86Chips.of(machine).setIrqchipMode(mode);
		machine.getIrqRouting().getEntries().clear();
		assertAsInKernel(machine);
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void timersStandOnTheirBuses(boolean speaker) throws Exception {
		VirtualMachine machine = Machines.create("timers", 1);
		KpitState pit = Chips.PIT.fresh();
		pit.setId("pit");
		pit.setSpeaker(speaker);
		machine.getControllers().add(pit);
		assertAsInKernel(machine);
	}

	@Test
	void whatUserSpaceRegistersIsInTheKernelsOrder() throws Exception {
		for (int seed = 0; seed < 50; seed++)
			assertAsInKernel(random(new Random(seed)));
	}

	private static VirtualMachine random(Random random) {
		VirtualMachine machine = Machines.create("random", 1);
		BusKind[] kinds = { BusKind.KVM_MMIO_BUS, BusKind.KVM_PIO_BUS, BusKind.KVM_VIRTIO_CCW_NOTIFY_BUS };
		for (int at = 0; at < 12; at++) {
			org.irqscope.model.IoBus bus = machine.getBuses().get(kinds[random.nextInt(3)].getValue());
			if (random.nextInt(4) == 0)
				StandardDevices.add(bus, random.nextInt(8), 1 + random.nextInt(8), StandardDevices.COALESCED_ZONE);
			else
				bus.getIoeventfds().add(ioeventfd(machine, random, at));
		}
		return machine;
	}

	private static Ioeventfd ioeventfd(VirtualMachine machine, Random random, int number) {
		Eventfd eventfd = FACTORY.createEventfd();
		eventfd.setId("eventfd" + number);
		machine.getEventfds().add(eventfd);
		Ioeventfd ioeventfd = FACTORY.createIoeventfd();
		ioeventfd.setEventfd(eventfd);
		ioeventfd.setAddress(0x100 * number + random.nextInt(4));
		ioeventfd.setLength(new int[] { 0, 1, 2, 4, 8 }[random.nextInt(5)]);
		ioeventfd.setWildcard(ioeventfd.getLength() == 0 || random.nextBoolean());
		ioeventfd.setDatamatch(number);
		return ioeventfd;
	}

	@Test
	void whatNobodyEmulatesIsKeptApart() {
		VirtualMachine machine = Machines.create("others", 1);
		StandardDevices.add(machine.getBuses().get(0), 0xfec00000L, 0x100, "ioapic_mmio_ops");
		StandardDevices.add(machine.getBuses().get(0), 0xd0000000L, 0x1000, "vgic_io_ops");
		MachineBuses buses = new MachineBuses(machine);
		assertEquals(List.of("vgic_io_ops"), buses.others(BusKind.KVM_MMIO_BUS).stream().map(BusRange::name).toList());
		assertFalse(buses.ranges(BusKind.KVM_MMIO_BUS).get(0).element().isEmpty());
		assertEquals(List.of(), buses.asked(BusKind.KVM_MMIO_BUS, 0xd0000000L, 4));
	}
}
