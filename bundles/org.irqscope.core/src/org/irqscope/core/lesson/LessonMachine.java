package org.irqscope.core.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

import org.irqscope.core.session.script.ScriptSession;
import org.irqscope.emulator.script.OpScript;
import org.irqscope.emulator.script.ScriptException;
import org.irqscope.model.IrqLineStimulus;
import org.irqscope.model.Machines;
import org.irqscope.model.ModelFactory;
import org.irqscope.model.MpState;
import org.irqscope.model.ScriptStimulus;
import org.irqscope.model.Stimulus;
import org.irqscope.model.Vcpu;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;

/**
 * Makes the machine of a lesson: its operations run on the emulator, as a guest and a VMM would do them, and what
 * they leave is the document. Keeps no state, for any thread.
 */
final class LessonMachine {
	/** What a Linux guest writes to its chips, by the word that stands for it. */
	private static final Map<String, List<String>> GUESTS = Map.of(
			"guest pic", List.of("lapic-enable", "out 0x20 0x11", "out 0x21 0x30", "out 0x21 0x04", "out 0x21 0x01",
					"out 0xa0 0x11", "out 0xa1 0x38", "out 0xa1 0x02", "out 0xa1 0x01", "out 0x21 0x00",
					"out 0xa1 0x00", "write32 0xfee00350 0x700"),
			"guest apic", List.of("lapic-enable", "out 0x21 0xff", "out 0xa1 0xff", "write32 0xfee00350 0x10700"));
	/** What a guest does that no operation says, by the word that stands for it. */
	private static final Map<String, BiConsumer<VirtualMachine, Vcpu>> VCPUS = Map.of(
			"interrupts-off", (machine, vcpu) -> vcpu.setInterruptFlag(false),
			"halted", (machine, vcpu) -> vcpu.setMpState(MpState.HALTED),
			"waits-for-sipi", (machine, vcpu) -> vcpu.setMpState(MpState.UNINITIALIZED),
			"outside", (machine, vcpu) -> vcpu.setInGuest(false),
			"preempted", (machine, vcpu) -> {
				vcpu.setInGuest(false);
				X86Chips.of(vcpu).getPid().setSn(true);
			});
	/** A host whose processors and IOMMU deliver interrupts by themselves. */
	private static final String POSTING_HOST = "host posts";
	private static final int REGISTER = 0x10;

	private LessonMachine() {
	}

	static VirtualMachine of(Lesson lesson) {
		List<String> operations = new ArrayList<>();
		List<String[]> later = new ArrayList<>();
		boolean posts = false;
		for (Lesson.Line line : lesson.setup()) {
			String[] words = line.text().split(" +");
			if (GUESTS.containsKey(line.text()))
				operations.addAll(GUESTS.get(line.text()));
			else if (words[0].equals("pin"))
				operations.addAll(pin(words));
			else if (words[0].equals("vcpu"))
				later.add(words);
			else if (line.text().equals(POSTING_HOST))
				posts = true;
			else
				operations.add(line.text());
		}
		VirtualMachine machine = made(lesson.name(), operations);
		machine.getVcpus().forEach(vcpu -> vcpu.setInterruptFlag(true));
		machine.getHost().setApicv(posts);
		machine.getHost().setDevicePostedIrqs(posts);
		later.forEach(words -> VCPUS.get(words[2]).accept(machine, machine.getVcpus().get(Integer.parseInt(words[1]))));
		describe(machine, lesson);
		return machine;
	}

	/** {@code pin N LOW [HIGH]}: the guest writes both halves of an entry of the IOAPIC, the mask last. */
	private static List<String> pin(String... words) {
		int register = REGISTER + 2 * Integer.decode(words[1]);
		String high = words.length > 3 ? words[3] : "0";
		return List.of("write32 0xfec00000 " + (register + 1), "write32 0xfec00010 " + high,
				"write32 0xfec00000 " + register, "write32 0xfec00010 " + words[2]);
	}

	private static VirtualMachine made(String name, List<String> operations) {
		try (var session = ScriptSession.run(name, OpScript.parse(operations), 1, () -> false).session()) {
			return session.document();
		} catch (ScriptException e) {
			throw new IllegalStateException(name + ", " + operations.get(e.line() - 1) + ": " + e.getMessage(), e);
		}
	}

	private static void describe(VirtualMachine machine, Lesson lesson) {
		machine.setName(lesson.name());
		machine.setDescription(lesson.title() + "\n" + lesson.question() + "\n" + lesson.answer());
		machine.getStimuli().clear();
		for (Lesson.Coming one : lesson.coming()) {
			Stimulus stimulus = stimulus(one.operation().split(" +"), one.operation());
			stimulus.setId(Machines.freeId(machine, "stimulus"));
			stimulus.setName(one.title());
			machine.getStimuli().add(stimulus);
		}
	}

	/** Whoever holds a line lets it go when the guest has heard it. */
	private static Stimulus stimulus(String[] words, String operation) {
		if (words[0].equals("line")) {
			IrqLineStimulus line = ModelFactory.eINSTANCE.createIrqLineStimulus();
			line.setGsi(Integer.parseInt(words[1]));
			line.setLevel(words[2].equals("1"));
			return line;
		}
		ScriptStimulus script = ModelFactory.eINSTANCE.createScriptStimulus();
		script.setScript(operation);
		return script;
	}
}
