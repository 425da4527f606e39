package org.irqscope.model.rules;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;

import org.irqscope.model.Eventfd;
import org.irqscope.model.IrqchipMode;
import org.irqscope.model.Machines;
import org.irqscope.model.ModelFactory;
import org.irqscope.model.RedirectionEntry;
import org.irqscope.model.Signalling;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.WholeMachine;
import org.irqscope.model.X86Chips;
import org.irqscope.model.file.MachineFiles;
import org.junit.jupiter.api.Test;

/** Elements that cannot be told apart, and eventfds, irqfds and devices that do not come together. */
class MachineValidatorTest {

	@Test
	void elementNeedsAnId() {
		assertEquals(List.of("ERROR vm: An element of type Eventfd has no id"),
				Judged.after(machine -> Judged.eventfd(machine).setId(null)));
		assertEquals(List.of("ERROR vm: An element of type Eventfd has no id"),
				Judged.after(machine -> Judged.eventfd(machine).setId(" ")));
	}

	@Test
	void elementsNeedIdsOfTheirOwn() {
		assertEquals(List.of("ERROR pic0: Two elements have the id pic0"),
				Judged.after(machine -> Judged.eventfd(machine).setId("pic0")));
		assertEquals(List.of("ERROR vm: Two elements have the id vm"),
				Judged.after(machine -> Judged.eventfd(machine).setId("vm")));
		assertEquals(List.of(), Judged.after(machine -> Judged.eventfd(machine)));
	}

	@Test
	void theKernelOfTheHostIsAVersion() {
		assertEquals(List.of("ERROR vm: newest, the kernel of the host, is no version of Linux, such as 6.12"),
				Judged.after(machine -> machine.getHost().setKernel("newest")));
		assertEquals(List.of(), Judged.after(machine -> machine.getHost().setKernel("6.12.43+deb13-amd64")));
	}

	@Test
	void irqfdNeedsAnEventfd() {
		assertEquals(List.of("ERROR irqfd0: irqfd0 has no eventfd"),
				Judged.after(machine -> Judged.irqfd(machine, 4, null)));
		assertEquals(List.of(), Judged.after(machine -> Judged.irqfd(machine, 4, Judged.eventfd(machine))));
	}

	@Test
	void oneIrqfdWaitsForAnEventfd() {
		assertEquals(List.of("ERROR irqfd1: irqfd1 waits for eventfd0, for which another irqfd waits already"),
				Judged.after(machine -> {
					Eventfd eventfd = Judged.eventfd(machine);
					Judged.irqfd(machine, 4, eventfd);
					Judged.irqfd(machine, 5, eventfd);
				}));
		assertEquals(List.of(), Judged.after(machine -> {
			Judged.irqfd(machine, 4, Judged.eventfd(machine));
			Judged.irqfd(machine, 4, Judged.eventfd(machine));
		}));
	}

	@Test
	void gsiOfAnIrqfdIsInTheTable() {
		assertEquals(List.of("ERROR irqfd0: GSI 4096 is not between 0 and 4095"),
				Judged.after(machine -> Judged.irqfd(machine, 4096, Judged.eventfd(machine))));
		assertEquals(List.of(), Judged.after(machine -> Judged.irqfd(machine, 4095, Judged.eventfd(machine))));
	}

	@Test
	void resamplingNeedsTheChipsInTheKernel() {
		for (IrqchipMode mode : List.of(IrqchipMode.KERNEL, IrqchipMode.SPLIT))
			assertEquals(mode == IrqchipMode.KERNEL ? List.of()
					: List.of("ERROR irqfd0: irqfd0 resamples, which needs PIC and IOAPIC in the kernel"),
					Judged.after(machine -> {
						X86Chips.of(machine).setIrqchipMode(mode);
						if (mode == IrqchipMode.SPLIT)
							machine.getIrqRouting().getEntries().clear();
						Judged.irqfd(machine, 4, Judged.eventfd(machine)).setResamplefd(Judged.eventfd(machine));
					}));
	}

	@Test
	void irqfdNeedsAnInterruptChip() {
		assertEquals(List.of("ERROR irqfd0: irqfd0 needs an interrupt chip in the kernel"), Judged.after(machine -> {
			X86Chips.of(machine).setIrqchipMode(IrqchipMode.NONE);
			machine.getIrqRouting().getEntries().clear();
			Judged.irqfd(machine, 4, Judged.eventfd(machine));
		}));
	}

	@Test
	void deviceThatSignalsNeedsAnEventfdOrMessages() {
		assertEquals(List.of("ERROR serial0: serial0 signals an eventfd, but has none"),
				Judged.after(machine -> Judged.serial(machine, Signalling.IRQFD)));
		assertEquals(List.of(), Judged.after(machine -> Judged.serial(machine, Signalling.IRQFD)
				.setMsix(ModelFactory.eINSTANCE.createMsixTable())));
	}

	@Test
	void signalThatNobodyWaitsForSurprises() {
		assertEquals(List.of("WARNING serial0: serial0 signals eventfd0, for which no irqfd waits"),
				Judged.after(machine -> Judged.serial(machine, Signalling.IRQFD).setEventfd(Judged.eventfd(machine))));
		assertEquals(List.of(), Judged.after(machine -> {
			Eventfd eventfd = Judged.eventfd(machine);
			Judged.serial(machine, Signalling.IRQFD).setEventfd(eventfd);
			Judged.irqfd(machine, 4, eventfd);
		}));
	}

	@Test
	void deviceThatDrivesALineNeedsAGsi() {
		assertEquals(List.of("ERROR serial0: serial0 drives a line, but has no GSI"),
				Judged.after(machine -> Judged.serial(machine, Signalling.IRQ_LINE)));
		assertEquals(List.of("ERROR serial0: GSI 4096 is not between 0 and 4095"),
				Judged.after(machine -> Judged.serial(machine, Signalling.IRQ_LINE).setGsi(4096)));
		assertEquals(List.of(), Judged.after(machine -> Judged.serial(machine, Signalling.IRQ_LINE).setGsi(0)));
	}

	@Test
	void deviceThatSendsMessagesNeedsATable() {
		assertEquals(List.of("ERROR serial0: serial0 sends messages, but has no MSI-X table"),
				Judged.after(machine -> Judged.serial(machine, Signalling.SIGNAL_MSI)));
		assertEquals(List.of(), Judged.after(machine -> Judged.serial(machine, Signalling.SIGNAL_MSI)
				.setMsix(ModelFactory.eINSTANCE.createMsixTable())));
	}

	@Test
	void problemPointsAtItsObject() {
		VirtualMachine machine = Machines.create("m", 1);
		RedirectionEntry entry = X86Chips.ioapic(machine).getRedirtbl().get(4);
		entry.setMask(false);
		assertSame(entry, MachineValidator.validate(machine).get(0).where());
	}

	@Test
	void validatorJudgesAndChangesNothing() throws Exception {
		VirtualMachine machine = WholeMachine.create();
		byte[] before = MachineFiles.bytes(machine);
		assertFalse(MachineValidator.validate(machine).isEmpty());
		assertArrayEquals(before, MachineFiles.bytes(machine));
	}
}
