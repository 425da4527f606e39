package org.irqscope.core.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.irqscope.core.chip.Chips;
import org.irqscope.core.knowledge.Conclusion;
import org.irqscope.model.Device;
import org.irqscope.model.IrqchipRoute;
import org.irqscope.model.KpicState;
import org.irqscope.model.Lapic;
import org.irqscope.model.MemorySlot;
import org.irqscope.model.MsiRoute;
import org.irqscope.model.RedirectionEntry;
import org.irqscope.model.Routing;
import org.irqscope.model.Stimulus;
import org.irqscope.model.Vcpu;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;
import org.irqscope.trace.facts.CallStack;
import org.irqscope.trace.facts.InterruptCount;
import org.irqscope.trace.facts.LostEvents;
import org.irqscope.trace.recorded.TraceEvent;
import org.irqscope.trace.text.ImportedText;


/** A text, the machine that it makes, and statements about them. */
final class Case {
	private final ImportedText text;
	private final VirtualMachine machine;

	Case(ImportedText text, VirtualMachine machine) {
		this.text = text;
		this.machine = machine;
	}

	/** Fails unless a statement holds, {@code vcpus 4}. */
	void holds(String statement) throws Exception {
		int blank = statement.indexOf(' ');
		String said = statement.substring(blank + 1);
		switch (statement.substring(0, blank)) {
		case "concluded" -> assertTrue(sentences(false).anyMatch(one -> one.contains(said)), all(statement));
		case "assumed" -> assertTrue(sentences(true).anyMatch(one -> one.contains(said)), all(statement));
		case "never" -> assertTrue(sentences(false).noneMatch(one -> one.contains(said)), all(statement));
		case "differs" -> {
			// How its interrupts go is compared with the whole text.
		}
		default -> assertEquals(said, value(statement.split(" ")), statement);
		}
	}

	private Stream<String> sentences(boolean assumed) {
		return Conclusion.of(machine).stream().filter(one -> one.isAssumed() == assumed).map(Conclusion::text);
	}

	private String all(String statement) {
		return statement + " in " + Texted.conclusions(machine);
	}

	private String value(String[] words) {
		return switch (words[0]) {
		case "events" -> Integer.toString(text.events().size());
		case "calls" -> Integer.toString(text.calls().size());
		case "rows" -> Long.toString(facts(InterruptCount.class).count());
		case "stacks" -> Long.toString(facts(CallStack.class).count());
		case "vcpus" -> Integer.toString(machine.getVcpus().size());
		case "mode" -> X86Chips.of(machine).getIrqchipMode().name();
		case "pit" -> pit();
		case "slots" -> Integer.toString(machine.getMemorySlots().size());
		case "irqfds" -> Integer.toString(machine.getIrqfds().size());
		case "last" -> text.events().get(text.events().size() - 1).text();
		case "threads" -> joined(" ", text.events().stream().map(TraceEvent::pid).distinct());
		case "stimuli" -> joined(", ", machine.getStimuli().stream().map(Stimulus::getName));
		case "counts" -> joined(" ", facts(CallStack.class).map(stack -> stack.arguments().get("count")));
		default -> detail(words);
		};
	}

	private String detail(String[] words) {
		int number = words.length > 1 && words[1].matches("\\d+") ? Integer.parseInt(words[1]) : 0;
		return switch (words[0]) {
		case "frames" -> joined("", facts(CallStack.class)
				.map(stack -> stack.frames().size() + " of " + stack.comm() + " " + stack.pid()));
		case "lost" -> joined("", facts(LostEvents.class).map(lost -> lost.count().getAsLong() + " of CPU " + lost.cpu()
				+ " in line " + lost.where().line()));
		case "call" -> text.calls().stream().map(call -> call.function() + " <- " + call.caller())
				.filter((words[1] + " <- " + words[3])::equals).findFirst().orElse("");
		case "device" -> machine.getDevices().stream().filter(device -> device.getName().equals(words[1]))
				.map(Case::device).findFirst().orElse("");
		case "trigger" -> number + " " + pin(number).getTrigMode().name();
		case "slot" -> number + " " + slot(machine.getMemorySlots().get(number));
		case "flags" -> number + " " + flags(machine.getVcpus().get(number));
		case "pin" -> number + " " + entry(pin(number));
		case "input" -> number + " " + input(number);
		case "route" -> number + " " + joined(", ", Routing.entries(machine.getIrqRouting(), number).stream()
				.map(entry -> (IrqchipRoute) entry).map(route -> route.getIrqchip().name() + " " + route.getPin()));
		case "lapic" -> number + " " + words[2] + " 0x" + Integer.toHexString((Integer) register(number, words[2]));
		case "vectors" -> number + " " + words[2] + " " + register(number, words[2]);
		case "message" -> number + " " + message((MsiRoute) Routing.entries(machine.getIrqRouting(), number).get(0));
		default -> throw new AssertionError(words[0] + " is no statement");
		};
	}

	private <T> Stream<T> facts(Class<T> type) {
		return text.facts().stream().filter(type::isInstance).map(type::cast);
	}

	private static String joined(String between, Stream<?> values) {
		List<String> texts = new ArrayList<>();
		values.forEach(value -> texts.add(String.valueOf(value)));
		return String.join(between, texts);
	}

	private static String device(Device device) {
		return device.getName() + " " + device.getSignalling().name() + " " + device.getGsi();
	}

	/** What counter 0 of the kernel's timer does. */
	private String pit() {
		return Chips.PIT.of(machine).isEmpty() ? "none"
				: joined("", Chips.PIT.of(machine).stream().map(pit -> pit.getChannels().get(0))
						.map(counter -> "mode " + counter.getMode() + " count " + counter.getCount()));
	}

	private static String slot(MemorySlot slot) {
		return "0x" + Long.toHexString(slot.getGuestPhysAddr()) + " 0x" + Long.toHexString(slot.getMemorySize()) + " "
				+ slot.getFlags();
	}

	private static String flags(Vcpu vcpu) {
		return (vcpu.isInterruptFlag() ? "on " : "off ") + vcpu.getMpState().name();
	}

	private RedirectionEntry pin(int pin) {
		return X86Chips.ioapic(machine).getRedirtbl().get(pin);
	}

	private static String entry(RedirectionEntry entry) {
		return "vector " + entry.getVector() + " dst " + entry.getDestId() + " "
				+ entry.getDestMode().getName().toLowerCase(Locale.ROOT) + " "
				+ entry.getTrigMode().getName().toLowerCase(Locale.ROOT) + (entry.isMask() ? " masked" : " open");
	}

	private String input(int input) {
		KpicState pic = X86Chips.pics(machine).get(input >> 3);
		int bit = 1 << (input & 7);
		return ((pic.getElcr() & bit) != 0 ? "level" : "edge") + ((pic.getImr() & bit) != 0 ? " masked" : " open");
	}

	private Object register(int vcpu, String name) {
		Lapic lapic = X86Chips.lapic(machine.getVcpus().get(vcpu));
		return lapic.eGet(lapic.eClass().getEStructuralFeature(name));
	}

	private static String message(MsiRoute route) {
		return "vector " + (route.getData() & 0xff) + " to " + (route.getAddress() >> 12 & 0xff);
	}
}
