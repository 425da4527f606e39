package org.irqscope.model.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import org.irqscope.model.DeliveryMode;
import org.irqscope.model.DestinationMode;
import org.irqscope.model.Ioapic;
import org.irqscope.model.IrqchipMode;
import org.irqscope.model.KpicState;
import org.irqscope.model.KpitState;
import org.irqscope.model.Lapic;
import org.irqscope.model.Machines;
import org.irqscope.model.ModelFactory;
import org.irqscope.model.RedirectionEntry;
import org.irqscope.model.VectorSet;
import org.irqscope.model.X86Chips;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** States that registers cannot have, and vectors that nobody can take. */
class ChipRulesTest {
	private static List<String> pic(Consumer<KpicState> change) {
		return Judged.after(machine -> change.accept(X86Chips.pics(machine).get(0)));
	}

	private static List<String> lapic(Consumer<Lapic> change) {
		return Judged.after(machine -> change.accept(X86Chips.lapic(machine.getVcpus().get(0))));
	}

	/** An open pin 4 with a good vector, changed. */
	private static List<String> pin(Consumer<RedirectionEntry> change) {
		return Judged.after(machine -> {
			RedirectionEntry entry = X86Chips.ioapic(machine).getRedirtbl().get(4);
			entry.setMask(false);
			entry.setVector(33);
			change.accept(entry);
		});
	}

	@Test
	void freshMachineHasNoProblem() {
		assertEquals(List.of(), Judged.after(machine -> {
		}));
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 3 })
	void picsComeInPairs(int count) {
		assertEquals(List.of("ERROR vm: A PIC pair has two chips, not " + count), Judged.after(machine -> {
			machine.getControllers().removeIf(KpicState.class::isInstance);
			for (int chip = 0; chip < count; chip++) {
				KpicState pic = ModelFactory.eINSTANCE.createKpicState();
				pic.setId("pic" + chip);
				machine.getControllers().add(pic);
			}
		}));
	}

	@Test
	void registerOfAPicIsAByte() {
		for (BiConsumer<KpicState, Integer> register : List.<BiConsumer<KpicState, Integer>> of(KpicState::setLastIrr,
				KpicState::setIrr, KpicState::setImr, KpicState::setIsr, KpicState::setIrqBase,
				KpicState::setElcrMask)) {
			for (int value : new int[] { 0x100, -1 })
				assertEquals(List.of("ERROR pic0: pic0 has a register value " + value + " that does not fit a byte"),
						pic(chip -> register.accept(chip, value)));
			assertEquals(List.of(), pic(chip -> register.accept(chip, 0xff)));
		}
	}

	@Test
	void priorityOfAPicIsOneOfEight() {
		for (int priority : new int[] { -1, 8 })
			assertEquals(List.of("ERROR pic0: pic0 has priority_add " + priority + ", which is not between 0 and 7"),
					pic(chip -> chip.setPriorityAdd(priority)));
		assertEquals(List.of(), pic(chip -> chip.setPriorityAdd(7)));
	}

	@Test
	void timerKeyboardAndCascadeCannotBeLevelTriggered() {
		String level = "WARNING pic0: pic0 has a level-triggered input that must be edge-triggered";
		for (int input = 0; input < 8; input++) {
			int elcr = 1 << input;
			assertEquals(input < 3 ? List.of(level) : List.of(), pic(chip -> chip.setElcr(elcr)), "input " + input);
		}
	}

	@Test
	void ioapicHas24Pins() {
		assertEquals(List.of("ERROR vm: An IOAPIC has 24 redirection entries, not 23"),
				Judged.after(machine -> X86Chips.ioapic(machine).getRedirtbl().remove(0)));
		assertEquals(List.of("ERROR vm: An IOAPIC has 24 redirection entries, not 0"),
				Judged.after(machine -> machine.getControllers().removeIf(Ioapic.class::isInstance)));
	}

	@Test
	void chipsOutsideTheKernelAreNotMissed() {
		assertEquals(List.of(), Judged.after(machine -> {
			X86Chips.of(machine).setIrqchipMode(IrqchipMode.SPLIT);
			machine.getIrqRouting().getEntries().clear();
			machine.getControllers().removeIf(KpicState.class::isInstance);
			machine.getControllers().removeIf(Ioapic.class::isInstance);
		}));
	}

	@Test
	void vectorBelowSixteenIsNeverDelivered() {
		assertEquals(List.of("ERROR ioapic: Pin 4 of the IOAPIC sends vector 15; vectors below 16 are never delivered"),
				pin(entry -> entry.setVector(15)));
		assertEquals(List.of(), pin(entry -> entry.setVector(16)));
		assertEquals(List.of(), pin(entry -> entry.setVector(255)));
	}

	@Test
	void vectorOfAMaskedPinDoesNotMatter() {
		assertEquals(List.of(), pin(entry -> {
			entry.setVector(0);
			entry.setMask(true);
		}));
	}

	@ParameterizedTest
	@EnumSource
	void vectorMattersWhereTheModeSendsIt(DeliveryMode mode) {
		boolean byVector = mode == DeliveryMode.FIXED || mode == DeliveryMode.LOW_PRIO;
		assertEquals(byVector ? 1 : 0, pin(entry -> {
			entry.setVector(2);
			entry.setDeliveryMode(mode);
		}).size());
	}

	@Test
	void destinationThatNobodyIsGetsNothing() {
		assertEquals(List.of("WARNING ioapic: Pin 4 of the IOAPIC sends to local APIC 1, which nobody has"),
				pin(entry -> entry.setDestId(1)));
		assertEquals(List.of(), pin(entry -> entry.setDestId(0)));
		assertEquals(List.of(), pin(entry -> entry.setDestId(0xff)), "broadcast");
		assertEquals(List.of(), pin(entry -> {
			entry.setDestId(1);
			entry.setDestMode(DestinationMode.LOGICAL);
		}));
	}

	@Test
	void pinOfAMachineWithoutLocalApicGetsNowhere() {
		List<String> problems = Judged.after(machine -> {
			RedirectionEntry entry = X86Chips.ioapic(machine).getRedirtbl().get(4);
			entry.setMask(false);
			entry.setVector(33);
			entry.setDestId(1);
			machine.getVcpus().get(0).getControllers().clear();
		});
		assertEquals(List.of("WARNING ioapic: Pin 4 of the IOAPIC sends to local APIC 1, which nobody has",
				"ERROR vcpu0: vcpu0 has no local APIC"), problems);
	}

	@Test
	void vcpuNeedsALocalApic() {
		assertEquals(List.of("ERROR vcpu0: vcpu0 has no local APIC"),
				Judged.after(machine -> machine.getVcpus().get(0).getControllers().clear()));
	}

	@Test
	void vcpusHaveNumbersOfTheirOwn() {
		assertEquals(List.of("ERROR vm: Two vCPUs have the same number"), Judged.after(machine -> {
			machine.getVcpus().add(Machines.vcpu(1));
			machine.getVcpus().get(1).setVcpuId(0);
		}));
		assertEquals(List.of(), Judged.after(machine -> machine.getVcpus().add(Machines.vcpu(1))));
	}

	@ParameterizedTest
	@CsvSource({ "48, 63", "49, 52" })
	void twoVectorsOfOneClassAreNeverInServiceTogether(int low, int high) {
		assertEquals(List.of("ERROR lapic0: lapic0 has vectors " + low + " and " + high
				+ " in service, which are of one priority class"),
				lapic(lapic -> lapic.setIsr(VectorSet.of(low, high))));
	}

	@Test
	void vectorsOfTwoClassesNest() {
		assertEquals(List.of(), lapic(lapic -> lapic.setIsr(VectorSet.of(47, 48, 236))));
		assertEquals(List.of(), lapic(lapic -> lapic.setIrr(VectorSet.of(48, 49, 50))), "any number may be pending");
	}

	@Test
	void vectorBelowSixteenThatIsPendingStaysPending() {
		assertEquals(List.of("WARNING lapic0: lapic0 has vector 15 pending; vectors below 16 are never delivered"),
				lapic(lapic -> lapic.setIrr(VectorSet.of(15, 16))));
		assertEquals(List.of(), lapic(lapic -> lapic.setIrr(VectorSet.of(16))));
	}

	@Test
	void controllerThatStandsWhereAPcHasNoneIsNamed() {
		assertEquals(
				List.of("ERROR lapic7: lapic7 is a controller that stands elsewhere in a PC; nothing reaches it here"),
				Judged.after(machine -> machine.getControllers().add(X86Chips.lapic(Machines.vcpu(7)))));
		assertEquals(List.of("ERROR pic9: pic9 is a controller that stands elsewhere in a PC; nothing reaches it here"),
				Judged.after(machine -> {
					KpicState pic = ModelFactory.eINSTANCE.createKpicState();
					pic.setId("pic9");
					machine.getVcpus().get(0).getControllers().add(pic);
				}));
	}

	@Test
	void aTimerChipHasThreeCountersAndThereIsOne() {
		assertEquals(List.of(), Judged.after(machine -> machine.getControllers().add(pit("pit", 3))));
		assertEquals(List.of("ERROR pit: pit has 2 channels; the chip has 3"),
				Judged.after(machine -> machine.getControllers().add(pit("pit", 2))));
		assertEquals(List.of("ERROR second: second is one controller too many; nothing reaches it"), Judged.after(
				machine -> machine.getControllers().addAll(List.of(pit("pit", 3), pit("second", 3)))));
	}

	private static KpitState pit(String id, int counters) {
		KpitState pit = ModelFactory.eINSTANCE.createKpitState();
		pit.setId(id);
		for (int number = 0; number < counters; number++)
			pit.getChannels().add(ModelFactory.eINSTANCE.createKpitChannelState());
		return pit;
	}

	@Test
	void secondLocalApicOfAProcessorIsNamed() {
		assertEquals(List.of("ERROR lapic7: lapic7 is one controller too many; nothing reaches it"), Judged.after(
				machine -> machine.getVcpus().get(0).getControllers().add(X86Chips.lapic(Machines.vcpu(7)))));
	}
}
