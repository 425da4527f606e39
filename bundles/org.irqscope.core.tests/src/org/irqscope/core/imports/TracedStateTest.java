package org.irqscope.core.imports;

import static org.irqscope.core.imports.Texted.trace;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;

import org.irqscope.model.IrqchipRoute;
import org.irqscope.model.Routing;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What traces alone say of routes, and of chips that change while they are recorded. */
class TracedStateTest {
	private static final String VMM = "qemu";
	private static final String RISE = "kvm_set_irq: gsi 4 level 1 source 0",
			FALL = "kvm_set_irq: gsi 4 level 0 source 0",
			PIN = "kvm_ioapic_set_irq: pin 4 dst 0 vec 0 (Fixed|physical|edge|masked)",
			OPEN_PIN = "kvm_ioapic_set_irq: pin 4 dst 0 vec 33 (Fixed|physical|edge)",
			INPUT = "kvm_pic_set_irq: chip 0 pin 4 (edge)", MASKED = "kvm_pic_set_irq: chip 0 pin 4 (edge|masked)";
	@TempDir
	Path folder;

	private VirtualMachine imported(String text) throws Exception {
		return new Texted(folder).with("trace.txt", text).machine();
	}

	private static List<String> routes(VirtualMachine machine, int gsi) {
		return Routing.entries(machine.getIrqRouting(), gsi).stream().map(IrqchipRoute.class::cast)
				.map(route -> route.getIrqchip() + " " + route.getPin()).toList();
	}

	private static boolean concludes(VirtualMachine machine, String text) {
		return Texted.conclusions(machine).stream().anyMatch(one -> one.startsWith(text));
	}

	@Test
	void chipsSpeakInTheOrderOfTheRoutes() throws Exception {
		VirtualMachine machine = imported(trace(VMM, RISE, INPUT, PIN, FALL, INPUT, PIN));
		assertEquals(List.of("PIC_MASTER 4", "IOAPIC 4"), routes(machine, 4));
		assertEquals(List.of("IOAPIC 5", "PIC_MASTER 5"), routes(machine, 5), "as the kernel sets it");
		assertTrue(concludes(machine, "trace.txt:1 The PIC is told before the IOAPIC"));
		assertFalse(concludes(imported(trace(VMM, RISE, PIN, INPUT, FALL, PIN, INPUT)), "trace.txt:1 The PIC is told"));
	}

	@Test
	void lineThatLeadsToAnotherPinTakesThePinFromItsLine() throws Exception {
		String pin = PIN.replace("pin 4", "pin 2"), input = INPUT.replace("pin 4", "pin 0");
		VirtualMachine machine = imported(trace(VMM, RISE.replace("gsi 4", "gsi 0"), input, pin,
				FALL.replace("gsi 4", "gsi 0"), input, pin));
		assertEquals(List.of("PIC_MASTER 0", "IOAPIC 2"), routes(machine, 0));
		assertEquals(List.of("PIC_MASTER 2"), routes(machine, 2));
		assertEquals(2, machine.getIrqRouting().getEntries().stream().filter(entry -> entry.getGsi() == 0).count());
		assertTrue(concludes(machine, "trace.txt:1 GSI 0 goes to PIC_MASTER 0, IOAPIC 2"));
	}

	@Test
	void slaveIsNumberedAsTheKernelNumbersIt() throws Exception {
		VirtualMachine machine = imported(trace(VMM, "kvm_set_irq: gsi 10 level 1 source 0",
				"kvm_pic_set_irq: chip 1 pin 2 (level)",
				"kvm_ioapic_set_irq: pin 10 dst 0 vec 81 (Fixed|physical|level)",
				"kvm_set_irq: gsi 10 level 0 source 0"));
		assertEquals(List.of("PIC_SLAVE 2", "IOAPIC 10"), routes(machine, 10));
	}

	@Test
	void lineThatNoChipSpeaksForLeadsNowhereUnlessTheTraceEndsThere() throws Exception {
		String call = RISE.replace("gsi 4", "gsi 2");
		VirtualMachine machine = imported(trace(VMM, call, RISE, PIN, INPUT, FALL, PIN, INPUT));
		assertEquals(List.of(), routes(machine, 2));
		assertTrue(concludes(machine, "trace.txt:1 GSI 2 goes to no chip"));
		machine = imported(trace(VMM, RISE, PIN, INPUT, FALL, PIN, INPUT, call));
		assertEquals(List.of("IOAPIC 2", "PIC_MASTER 2"), routes(machine, 2));
	}

	@Test
	void chipThatIsNotSampledSaysNothingAboutItsRoutes() throws Exception {
		VirtualMachine machine = imported(trace(VMM, RISE, INPUT, FALL, INPUT));
		assertEquals(List.of("IOAPIC 4", "PIC_MASTER 4"), routes(machine, 4));
	}

	@Test
	void chipsAreAsTheFirstInterruptThatComesThroughFindsThem() throws Exception {
		VirtualMachine machine = imported(trace(VMM, FALL, PIN, INPUT, RISE, PIN, MASKED, FALL, PIN, MASKED, RISE,
				"kvm_apic_accept_irq: apicid 0 vec 33 (Fixed|edge)", OPEN_PIN, MASKED));
		assertEquals(33, X86Chips.ioapic(machine).getRedirtbl().get(4).getVector());
		assertFalse(X86Chips.ioapic(machine).getRedirtbl().get(4).isMask());
		assertEquals(0xff, X86Chips.pics(machine).get(0).getImr());
		assertTrue(concludes(machine, "trace.txt:12 The entry of pin 4 changes; the machine has it as this interrupt"));
		assertTrue(concludes(machine, "trace.txt:13 Input 4 of the PIC changes; the machine has it as this interrupt"));
	}

	@Test
	void chipsThatLetNothingThroughAreAsTheFirstInterruptFindsThem() throws Exception {
		VirtualMachine machine = imported(trace(VMM, FALL, PIN, INPUT, RISE, PIN, MASKED, FALL, PIN, MASKED));
		assertEquals(0xff, X86Chips.pics(machine).get(0).getImr());
		assertTrue(X86Chips.ioapic(machine).getRedirtbl().get(4).isMask());
	}

	@Test
	void inputThatChangesAfterItsInterruptIsSaidToChange() throws Exception {
		VirtualMachine machine = imported(trace(VMM, RISE, PIN, INPUT, FALL, PIN, MASKED));
		assertEquals(0xff & ~(1 << 4 | 1 << 2), X86Chips.pics(machine).get(0).getImr(), "with the cascade");
		assertTrue(
				concludes(machine, "trace.txt:6 Input 4 of the PIC changes here; the machine has it as it was before"));
	}
}
