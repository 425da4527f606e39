package org.irqscope.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;

import org.irqscope.core.imports.Examples;
import org.irqscope.core.imports.Texted;
import org.irqscope.emulator.journal.TraceLine;
import org.irqscope.model.IrqLineStimulus;
import org.irqscope.model.ModelFactory;
import org.irqscope.model.RedirectionEntry;
import org.irqscope.model.Signalling;
import org.irqscope.model.TriggerMode;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A line that somebody holds high interrupts once: whoever holds it lowers it when the guest handles it. */
class StormTest {
	private static final int LINE = 5;
	@TempDir
	Path folder;

	private static List<String> walk(VirtualMachine machine) throws Exception {
		return Session.run(machine, machine.getStimuli().get(0)).walk().events().stream().map(TraceLine::line)
				.filter(line -> line.startsWith("kvm_set_irq") || line.startsWith("kvm_inj_virq")
						|| line.startsWith("kvm_apic_accept_irq"))
				.toList();
	}

	private VirtualMachine noapic() throws Exception {
		VirtualMachine machine = new Texted(folder).with(Examples.NOAPIC).machine();
		X86Chips.pics(machine).get(0).setElcr(1 << LINE);
		X86Chips.pics(machine).get(0).setImr(0xff & ~(1 << LINE));
		machine.getHost().setVectoringExits(0);
		return machine;
	}

	private VirtualMachine apic() throws Exception {
		VirtualMachine machine = new Texted(folder).with(Examples.APIC).machine();
		RedirectionEntry entry = X86Chips.ioapic(machine).getRedirtbl().get(LINE);
		entry.setMask(false);
		entry.setVector(80);
		entry.setTrigMode(TriggerMode.LEVEL);
		return machine;
	}

	private static VirtualMachine withStimulus(VirtualMachine machine) {
		IrqLineStimulus stimulus = ModelFactory.eINSTANCE.createIrqLineStimulus();
		stimulus.setGsi(LINE);
		machine.getStimuli().add(0, stimulus);
		return machine;
	}

	private static VirtualMachine withDevice(VirtualMachine machine) {
		machine.getDevices().get(0).setSignalling(Signalling.IRQ_LINE);
		machine.getDevices().get(0).setGsi(LINE);
		machine.getDevices().get(0).setLevel(true);
		return machine;
	}

	private static void assertOneInterrupt(List<String> events, String vector) {
		assertEquals(1, events.stream().filter(event -> event.contains(vector)).count(), events.toString());
		assertEquals("kvm_set_irq: gsi 5 level 1 source 0", events.get(0));
		assertTrue(events.contains("kvm_set_irq: gsi 5 level 0 source 0"), events.toString());
	}

	@Test
	void levelLineOfAStimulusInterruptsOnceThroughThePic() throws Exception {
		assertOneInterrupt(walk(withStimulus(noapic())), "IRQ 0x35");
	}

	@Test
	void levelLineOfADeviceInterruptsOnceThroughThePic() throws Exception {
		assertOneInterrupt(walk(withDevice(noapic())), "IRQ 0x35");
	}

	@Test
	void levelLineOfAStimulusInterruptsOnceThroughTheIoapic() throws Exception {
		assertOneInterrupt(walk(withStimulus(apic())), "vec 80 (Fixed|level)");
	}

	@Test
	void levelLineOfADeviceInterruptsOnceThroughTheIoapic() throws Exception {
		assertOneInterrupt(walk(withDevice(apic())), "vec 80 (Fixed|level)");
	}

	@Test
	void edgeOfAStimulusStaysHighAsItWasLeft() throws Exception {
		VirtualMachine machine = withStimulus(apic());
		X86Chips.ioapic(machine).getRedirtbl().get(LINE).setTrigMode(TriggerMode.EDGE);
		assertEquals(List.of("kvm_set_irq: gsi 5 level 1 source 0",
				"kvm_apic_accept_irq: apicid 0 vec 80 (Fixed|edge)"),
				walk(machine));
	}
}
