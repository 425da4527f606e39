package org.irqscope.trace.perf;

import static org.irqscope.trace.Samples.facts;
import static org.irqscope.trace.Samples.read;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.irqscope.emulator.journal.Tracepoint;
import org.irqscope.emulator.kvm.KvmTracepoint;
import org.irqscope.emulator.x86.X86Tracepoint;
import org.irqscope.trace.Samples;
import org.irqscope.trace.TraceImporter;
import org.irqscope.trace.Written;
import org.irqscope.trace.facts.CallStack;
import org.irqscope.trace.facts.SourceLine;
import org.irqscope.trace.facts.StackFrame;
import org.irqscope.trace.recorded.TraceEvent;
import org.irqscope.trace.text.Ignored;
import org.irqscope.trace.text.ImportException;
import org.irqscope.trace.text.ImportedText;
import org.irqscope.trace.text.Progress;
import org.irqscope.trace.text.TextFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The events of perf script are read field by field. */
class PerfScriptTest {
	private static final List<String> NOAPIC = List.of(
			"2 108229.766087000 4 dbs_load_kernel 426566 kvm_apic_accept_irq apicid=0 vec=236",
			"3 108229.798142000 3 dbs_load_kernel 426566 kvm_apic_accept_irq apicid=0 vec=236",
			"4 108229.924107000 5 kworker/5:2-eve 429543 kvm_set_irq gsi=4 level=1",
			"5 108229.924116000 5 kworker/5:2-eve 429543 kvm_ioapic_set_irq pin=4 dst=0 vec=0",
			"6 108229.924118000 5 kworker/5:2-eve 429543 kvm_pic_set_irq chip=0 pin=4",
			"7 108229.924136000 5 kworker/5:2-eve 429543 kvm_set_irq gsi=4 level=0",
			"8 108229.924137000 5 kworker/5:2-eve 429543 kvm_ioapic_set_irq pin=4 dst=0 vec=0",
			"9 108229.924138000 5 kworker/5:2-eve 429543 kvm_pic_set_irq chip=0 pin=4",
			"10 108229.924216000 3 dbs_load_kernel 426566 kvm_inj_virq vec=52",
			"11 108229.924258000 3 dbs_load_kernel 426566 kvm_inj_virq vec=52",
			"12 108229.926039000 3 dbs_load_kernel 426566 kvm_apic_accept_irq apicid=0 vec=236",
			"13 108229.926253000 3 kworker/3:2-mm_ 420821 kvm_set_irq gsi=4 level=1",
			"14 108229.926257000 3 kworker/3:2-mm_ 420821 kvm_ioapic_set_irq pin=4 dst=0 vec=0",
			"15 108229.926259000 3 kworker/3:2-mm_ 420821 kvm_pic_set_irq chip=0 pin=4",
			"16 108229.926265000 3 kworker/3:2-mm_ 420821 kvm_set_irq gsi=4 level=0",
			"17 108229.926266000 3 kworker/3:2-mm_ 420821 kvm_ioapic_set_irq pin=4 dst=0 vec=0",
			"18 108229.926267000 3 kworker/3:2-mm_ 420821 kvm_pic_set_irq chip=0 pin=4",
			"19 108229.926281000 3 dbs_load_kernel 426566 kvm_inj_virq vec=52",
			"20 108229.926289000 3 dbs_load_kernel 426566 kvm_inj_virq vec=52");
	private static final List<String> APIC = List.of(
			"1 113108.495865000 0 dbs_load_kernel 448058 kvm_apic_accept_irq apicid=0 vec=236",
			"2 113108.559888000 0 dbs_load_kernel 448058 kvm_apic_accept_irq apicid=0 vec=236",
			"3 113108.708681000 3 kworker/3:1-eve 443349 kvm_set_irq gsi=4 level=1",
			"4 113108.708721000 3 kworker/3:1-eve 443349 kvm_apic_accept_irq apicid=0 vec=33",
			"5 113108.708737000 3 kworker/3:1-eve 443349 kvm_ioapic_set_irq pin=4 dst=0 vec=33",
			"6 113108.708740000 3 kworker/3:1-eve 443349 kvm_pic_set_irq chip=0 pin=4",
			"7 113108.708741000 3 kworker/3:1-eve 443349 kvm_set_irq gsi=4 level=0",
			"8 113108.708743000 3 kworker/3:1-eve 443349 kvm_ioapic_set_irq pin=4 dst=0 vec=33",
			"9 113108.708743000 3 kworker/3:1-eve 443349 kvm_pic_set_irq chip=0 pin=4",
			"10 113108.711751000 0 kworker/0:2-eve 437357 kvm_set_irq gsi=4 level=1",
			"11 113108.711758000 0 kworker/0:2-eve 437357 kvm_apic_accept_irq apicid=0 vec=33",
			"12 113108.711765000 0 kworker/0:2-eve 437357 kvm_ioapic_set_irq pin=4 dst=0 vec=33",
			"13 113108.711767000 0 kworker/0:2-eve 437357 kvm_pic_set_irq chip=0 pin=4",
			"14 113108.711768000 0 kworker/0:2-eve 437357 kvm_set_irq gsi=4 level=0",
			"15 113108.711769000 0 kworker/0:2-eve 437357 kvm_ioapic_set_irq pin=4 dst=0 vec=33",
			"16 113108.711770000 0 kworker/0:2-eve 437357 kvm_pic_set_irq chip=0 pin=4",
			"17 113108.815849000 0 dbs_load_kernel 448058 kvm_apic_accept_irq apicid=0 vec=236");
	@TempDir
	Path folder;

	private static String fields(TraceEvent event) {
		return event.where().line() + " " + event.time() / 1_000_000_000 + "."
				+ String.format("%09d", event.time() % 1_000_000_000) + " " + event.cpu() + " " + event.comm() + " "
				+ event.pid() + " " + event.name() + field(" gsi=", event.gsi()) + field(" level=", event.level())
				+ field(" chip=", event.chip()) + field(" pin=", event.pin()) + field(" apicid=", event.apicid())
				+ field(" dst=", event.destination()) + field(" vec=", event.vector());
	}

	private static String field(String name, OptionalInt value) {
		return value.isPresent() ? name + value.getAsInt() : "";
	}

	private static Map<String, Long> count(ImportedText text, Function<TraceEvent, String> key) {
		return text.events().stream().collect(Collectors.groupingBy(key, TreeMap::new, Collectors.counting()));
	}

	@Test
	void anEventThatDoesNotSayWhatItHasToIsALineThatIsNotUnderstood() throws Exception {
		String head = " kworker/3:1-eve 443349 [003] 113108.708721: kvm:";
		ImportedText text = Written.read(folder, head + "kvm_set_irq: gsi 4 level 1 source 0\n" + head
				+ "kvm_apic_accept_irq: apicid 0 vec 3x3 (Fixed|edge)\n" + head + "kvm_pic_set_irq: chip 0\n" + head
				+ "kvm_inj_virq: irq\n" + head + "kvm_entry: anything\n");
		assertEquals(List.of("kvm_set_irq", "kvm_entry"), text.events().stream().map(TraceEvent::name).toList());
		assertEquals(List.of(2, 3, 4), text.unknown().stream().map(line -> line.where().line()).toList());
	}

	@Test
	void withoutTheApicGsi4TravelsThroughThePicAndIsInjectedAsVector52() throws ImportException {
		ImportedText text = read("perf-script-noapic.txt");
		assertEquals(NOAPIC, text.events().stream().map(PerfScriptTest::fields).toList());
		assertEquals(Map.of(Ignored.PROMPT, 1, Ignored.ELLIPSIS, 1), text.ignored());
		assertEquals("pin 4 dst 0 vec 0 (Fixed|physical|edge|masked)", text.events().get(3).text());
		assertTrue(text.events().stream().allMatch(event -> event.group().equals("kvm") && event.flags().isEmpty()));
		assertEquals(Set.of(TextFormat.PERF_SCRIPT), text.formats());
	}

	@Test
	void withTheApicGsi4IsAcceptedAsVector33AndMaskedInThePic() throws ImportException {
		ImportedText text = read("perf-script-apic.txt");
		assertEquals(APIC, text.events().stream().map(PerfScriptTest::fields).toList());
		assertEquals("chip 0 pin 4 (edge|masked)", text.events().get(5).text());
		assertEquals(Map.of(Ignored.ELLIPSIS, 1), text.ignored());
	}

	@Test
	void linux618PrintsWhatTheEmulatorPrints() throws ImportException {
		for (String name : List.of("perf-script-real-apic-linux6.18.txt", "perf-script-real-noapic-linux6.18.txt"))
			for (TraceEvent event : read(name).events()) {
				assertEquals(event.text(), event.meaning());
				assertTrue(event.means(printed(event)), event.toString());
			}
	}

	/** The text that the emulator makes of the fields of an event. */
	private static String printed(TraceEvent event) {
		int imr = event.text().contains("masked") ? 1 << 4 : 0;
		int coalesced = event.text().contains("coalesced") ? 1 : 0;
		Tracepoint tracepoint = event.tracepoint().orElseThrow();
		if (tracepoint == KvmTracepoint.KVM_SET_IRQ)
			return tracepoint.text(event.gsi().getAsInt(), event.level().getAsInt(), 0, 0);
		if (tracepoint == KvmTracepoint.KVM_ACK_IRQ)
			return tracepoint.text(event.chip().getAsInt(), event.pin().getAsInt(), 0, 0);
		return switch ((X86Tracepoint) tracepoint) {
		case KVM_PIC_SET_IRQ -> X86Tracepoint.KVM_PIC_SET_IRQ.text(event.chip().getAsInt(), event.pin().getAsInt(), imr,
				coalesced);
		case KVM_IOAPIC_SET_IRQ -> X86Tracepoint.KVM_IOAPIC_SET_IRQ.text(
				(long) imr << 12 | event.vector().getAsInt(), event.pin().getAsInt(), coalesced, 0);
		case KVM_APIC_ACCEPT_IRQ -> X86Tracepoint.KVM_APIC_ACCEPT_IRQ.text(event.apicid().getAsInt(), 0, 0,
				event.vector().getAsInt());
		case KVM_EOI -> X86Tracepoint.KVM_EOI.text(event.apicid().getAsInt(), event.vector().getAsInt(), 0, 0);
		default -> throw new AssertionError(event);
		};
	}

	@Test
	void theRealFilesHoldAllTheirEvents() throws ImportException {
		ImportedText apic = read("perf-script-real-apic-linux6.18.txt");
		assertEquals(Map.of("kvm_set_irq", 42L, "kvm_pic_set_irq", 42L, "kvm_ioapic_set_irq", 42L,
				"kvm_apic_accept_irq", 21L, "kvm_eoi", 39L), count(apic, TraceEvent::name));
		assertEquals(List.of(186, 0), List.of(apic.lines(), apic.unknown().size()));
		assertEquals("8 2836.008412000 0 dbs_probe 26021 kvm_eoi apicid=0 vec=33", fields(apic.events().get(7)));
		assertEquals("16 2836.008444000 0 dbs_probe 26021 kvm_eoi apicid=0 vec=-1", fields(apic.events().get(15)));
		ImportedText noapic = read("perf-script-real-noapic-linux6.18.txt");
		assertEquals(Map.of("kvm_set_irq", 42L, "kvm_pic_set_irq", 42L, "kvm_ioapic_set_irq", 42L, "kvm_ack_irq", 19L,
				"kvm_eoi", 20L), count(noapic, TraceEvent::name));
		assertEquals("14 2834.032240000 0 dbs_probe 25952 kvm_ack_irq chip=0 pin=4", fields(noapic.events().get(13)));
	}

	@Test
	void aBigTraceOfAllKindsOfEventsIsReadCompletely() throws ImportException {
		ImportedText text = TraceImporter.read(Samples.BIG, Progress.NONE);
		assertEquals(127352, text.lines());
		assertEquals(text.lines(), text.events().size() + text.unknown().size() + text.ignoredLines());
		assertEquals(127352, text.events().size());
		assertEquals(Map.of("irq", 13729L, "irq_vectors", 14474L, "kvm", 99149L), count(text, TraceEvent::group));
		Map<String, Long> names = count(text, TraceEvent::name);
		assertEquals(List.of(44832L, 992L, 976L, 976L, 136L, 2L), List.of("kvm_mmio", "kvm_set_irq", "kvm_pic_set_irq",
				"kvm_ioapic_set_irq", "kvm_eoi", "kvm_apic_accept_irq").stream().map(names::get).toList());
		assertEquals(30, names.size());
		assertEquals(50, count(text, TraceEvent::comm).size());
	}

	@Test
	void aBigTraceHoldsNamesWithBlanksAndThreadsThatHaveGone() throws ImportException {
		List<TraceEvent> events = TraceImporter.read(Samples.BIG, Progress.NONE).events();
		String file = Samples.BIG.toString();
		assertEquals(new TraceEvent(2789_711923000L, 0, "swapper", 0, "", "irq", "softirq_raise",
				"vec=7 [action=SCHED]", new SourceLine(file, 1)), events.get(0));
		assertEquals("C1 CompilerThre", events.get(3).comm());
		assertEquals(new TraceEvent(2790_167002000L, 0, ":-1", -1, "", "irq_vectors", "reschedule_entry",
				"vector=253", new SourceLine(file, 3030)), events.get(3029));
		assertEquals("[pango] FcInit", events.get(2590).comm());
		assertEquals("pio_write at 0x70 size 1 count 1 val 0x8f", events.get(875).text());
		assertEquals("7527 2790.310293000 1 qemu-system-x86 25593 kvm_apic_ipi dst=0 vec=0", fields(events.get(7526)));
		assertEquals("60000 2797.906432000 0 kthreadd 25595 kvm_set_irq gsi=0 level=1", fields(events.get(59999)));
		assertEquals(OptionalInt.empty(), events.get(3).vector());
	}

	@Test
	void nanosecondsAreKept() throws Exception {
		ImportedText text = Written.read(folder,
				"    CPU 3/KVM 12345 [011] 9000000000.123456789: kvm:kvm_eoi: apicid 1f vector 33\n");
		TraceEvent event = text.events().get(0);
		assertEquals(9_000_000_000_123_456_789L, event.time());
		assertEquals(List.of(11, 12345, 0x1f), List.of(event.cpu(), event.pid(), event.apicid().getAsInt()));
	}

	@Test
	void theCallGraphBelowAnEventIsACallStack() throws Exception {
		ImportedText text = Written.read(folder, """
				kworker/0:2-eve 437357 [000] 113108.711751: kvm:kvm_set_irq: gsi 4 level 1 source 0
				\tffffffffc0b9e910 kvm_set_irq+0xa0 ([kvm])
				\tffffffffc0b9d191 irqfd_inject+0x41 ([kvm])
				\t    7f3c1f2a3b10 [unknown] (/usr/lib/libc.so.6)

				kworker/0:2-eve 437357 [000] 113108.711768: kvm:kvm_set_irq: gsi 4 level 0 source 0
				""");
		assertEquals(2, text.events().size());
		assertEquals(List.of(new CallStack(Written.at(folder, 1), 437357, "kworker/0:2-eve", "kvm_set_irq", Map.of(),
				List.of(new StackFrame(OptionalLong.of(0xffffffffc0b9e910L), "kvm_set_irq", 0xa0),
						new StackFrame(OptionalLong.of(0xffffffffc0b9d191L), "irqfd_inject", 0x41),
						new StackFrame(OptionalLong.of(0x7f3c1f2a3b10L), "[unknown]", 0)))),
				facts(text, CallStack.class));
		assertEquals(0, text.unknown().size());
	}
}
