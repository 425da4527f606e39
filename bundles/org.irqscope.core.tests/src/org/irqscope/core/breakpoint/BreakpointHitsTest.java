package org.irqscope.core.breakpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import org.irqscope.core.expression.Walked;
import org.irqscope.core.imports.Examples;
import org.irqscope.core.imports.Texted;
import org.irqscope.core.run.Hit;
import org.irqscope.core.run.StopCondition;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.journal.Walk;
import org.irqscope.emulator.kvm.GuestData;
import org.irqscope.emulator.x86.X86Kvm;
import org.irqscope.emulator.x86.guest.GuestCpu;
import org.irqscope.emulator.x86.guest.Msrs;
import org.irqscope.emulator.x86.lapic.Lapic;
import org.irqscope.model.VirtualMachine;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where breakpoints of every kind stop in a walk: at the same hops forwards and backwards. */
class BreakpointHitsTest {
	private static final long LAPIC = 0xfee00000L, IOAPIC = 0xfec00000L;
	@TempDir
	static Path folder;
	private static Walked walked;
	private static Walk walk;

	@BeforeAll
	static void interruptsAndAGuestThatReadsItsChips() throws Exception {
		walked = Walked.of(new Texted(folder).with(Examples.APIC).machine(), kvm -> {
			Walked.interrupt(kvm);
			kvm.eventfds().get(0).eventfdSignal();
			Walked.interrupt(kvm);
			readChips(kvm);
		});
		walk = walked.walk().soFar();
	}

	private static void readChips(X86Kvm kvm) {
		GuestCpu guest = kvm.vcpus().get(0).guest();
		guest.in(0x21, 1);
		guest.out(0x20, 0x0b, 1);
		guest.in(0x20, 1);
		guest.write(IOAPIC, 0x18, 4);
		guest.read(IOAPIC + 0x10, 4);
		guest.read(LAPIC + 0x210, 4);
		guest.write(LAPIC + 0x350, 0x700, 4);
		guest.in(0x4d1, 1);
	}

	private static List<Integer> forwards(StopCondition condition) {
		List<Integer> hops = new ArrayList<>();
		for (int hop = 0; hop < walk.size(); hop++)
			for (Hit hit : condition.at(walk, hop, one -> walked.at(one + 1))) {
				assertTrue(hit.problem().isEmpty(), hit.toString());
				assertEquals(hop, hit.hop());
				hops.add(hop);
			}
		return hops;
	}

	private static List<Integer> backwards(StopCondition condition) {
		List<Integer> hops = new ArrayList<>();
		for (int hop = walk.size() - 1; hop >= 0; hop--)
			if (!condition.at(walk, hop, one -> walked.at(one + 1)).isEmpty())
				hops.add(hop);
		Collections.reverse(hops);
		return hops;
	}

	private static List<Integer> hits(String text) throws Exception {
		List<Integer> forwards = forwards(Breakpoint.condition(List.of(Breakpoint.parse(text))));
		assertEquals(forwards, backwards(Breakpoint.condition(List.of(Breakpoint.parse(text)))), text);
		return forwards;
	}

	private static List<Integer> where(Predicate<Hop> predicate) {
		List<Integer> hops = walk.hops().stream().filter(predicate).map(Hop::number).toList();
		assertFalse(hops.isEmpty(), "the walk has such hops");
		return hops;
	}

	private static boolean changes(Hop hop, String field, long mask, boolean set) {
		return hop.changes().stream().anyMatch(change -> (change.place() + " " + change.name()).equals(field)
				&& ((set ? ~change.from() & change.to() : change.from() & ~change.to()) & mask) != 0);
	}

	@Test
	void functionThatIsEntered() throws Exception {
		assertEquals(where(hop -> hop.site().functionName().equals("ioapic_set_irq") && !hop.continued()),
				hits("function ioapic_set_irq enter"));
	}

	@Test
	void functionThatReturnsStopsAfterAllThatItCalled() throws Exception {
		List<Integer> entered = hits("function kvm_set_irq");
		List<Integer> returned = hits("function kvm_set_irq return");
		assertEquals(entered.size(), returned.size());
		for (int at = 0; at < entered.size(); at++) {
			int depth = walk.hop(entered.get(at)).depth();
			assertTrue(returned.get(at) > entered.get(at));
			assertTrue(IntStream.rangeClosed(entered.get(at) + 1, returned.get(at))
					.allMatch(hop -> walk.hop(hop).depth() > depth));
			assertTrue(walk.hop(returned.get(at) + 1).depth() <= depth);
		}
		assertEquals(returned, hits("function kvm_set_irq return if result != none && function == 'kvm_set_irq'"));
	}

	@Test
	void tracepointGsiPinVectorAndEventfd() throws Exception {
		assertEquals(where(hop -> hop.events().stream()
				.anyMatch(event -> event.tracepoint().kernelName().equals("kvm_set_irq"))),
				hits("tracepoint kvm_set_irq"));
		assertEquals(where(hop -> !hop.continued() && hop.argument("gsi").orElse(-1) == 4), hits("gsi 4"));
		assertEquals(where(hop -> !hop.continued() && hop.argument("vector").orElse(-1) == 33), hits("vector 33"));
		assertEquals(where(hop -> !hop.continued() && hop.argument("pin").orElse(-1) == 4
				&& hop.place().toString().equals("IOAPIC")), hits("pin ioapic 4"));
		assertEquals(where(hop -> !hop.continued() && hop.argument("pin").orElse(-1) == 4
				&& hop.place().toString().equals("PIC master")), hits("pin pic 4"));
		assertEquals(where(hop -> !hop.continued() && hop.place().toString().equals("eventfd 0")), hits("eventfd 0"));
		assertEquals(where(hop -> !hop.continued() && List.of("vCPU 0", "LAPIC 0", "guest 0")
				.contains(hop.place().toString())), hits("vcpu 0"));
	}

	@Test
	void bitsThatAreSetClearedAndChanged() throws Exception {
		List<Integer> set = where(hop -> changes(hop, "LAPIC 0 IRR[1]", 2, true));
		List<Integer> cleared = where(hop -> changes(hop, "LAPIC 0 IRR[1]", 2, false));
		assertEquals(set, hits("field lapic[0].irr bit 33 set"));
		assertEquals(cleared, hits("field lapic[0].irr bit 33 cleared"));
		List<Integer> both = new ArrayList<>(set);
		both.addAll(cleared);
		assertEquals(both.stream().sorted().toList(), hits("field lapic[0].irr bit 33"));
		assertEquals(hits("field lapic[0].irr bit 33"), hits("field LAPIC[0].IRR[1]"));
		assertEquals(List.of(), hits("field lapic[0].irr bit 34"));
		assertEquals(where(hop -> changes(hop, "PIC master irr", 0x10, true)), hits("field pic[0].irr bit 4 set"));
	}

	@Test
	void partOfARegisterAndAWholeChip() throws Exception {
		assertEquals(1, hits("field lapic[0].lvt_lint0.mask cleared").size());
		assertEquals(List.of(), hits("field lapic[0].lvt_lint0.delivery_mode"));
		assertEquals(where(hop -> hop.changes().stream()
				.anyMatch(change -> change.place().toString().equals("IOAPIC"))), hits("field ioapic"));
		assertEquals(where(hop -> changes(hop, "IOAPIC ioregsel", 0xff, true)), hits("field ioapic.ioregsel"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "field pic.master.imr read | pic_ioport_read",
			"field pic.master.isr read | pic_ioport_read", "field ioapic.redirtbl[4].mask read | kvm_io_bus_read",
			"field lapic[0].irr bit 33 read | guest_read", "field lapic[0].irr[1] read | guest_read",
			"field pic.slave.elcr read | kvm_io_bus_read", "field pic.slave.elcr bit 3 read | kvm_io_bus_read" })
	void registersThatTheGuestReads(String text, String function) throws Exception {
		List<Integer> hits = hits(text);
		assertEquals(1, hits.size(), text);
		assertEquals(function, walk.hop(hits.get(0)).site().functionName());
	}

	@Test
	void registersThatTheGuestReadsAsMsrsOfAnX2apic() throws Exception {
		VirtualMachine machine = new Texted(folder).with(Examples.APIC).machine();
		Walked read = Walked.of(machine, kvm -> {
			GuestCpu guest = kvm.vcpus().get(0).guest();
			guest.wrmsr(Msrs.APIC_BASE, LAPIC | Lapic.BASE_X2APIC | Lapic.BASE_ENABLE | Lapic.BASE_BSP);
			guest.rdmsr(0x808, new GuestData());
			guest.rdmsr(0x821, new GuestData());
		});
		for (String text : List.of("field lapic[0].taskpri read", "field lapic[0].irr bit 33 read")) {
			StopCondition condition = Breakpoint.condition(List.of(Breakpoint.parse(text)));
			List<String> functions = read.walk().hops().stream()
					.filter(hop -> !condition.at(read.walk(), hop.number(), one -> read.at(one + 1)).isEmpty())
					.map(hop -> hop.call()).toList();
			assertEquals(1, functions.size(), text + functions);
			assertTrue(functions.get(0).startsWith("guest_rdmsr"), functions.toString());
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "field pic.master.irr read", "field pic.slave.imr read",
			"field pic.master.elcr read", "field ioapic.redirtbl[5] read",
			"field lapic[0].irr bit 64 read", "gsi 5", "pin pic 12", "vector 34", "eventfd 1", "vcpu 1", "port 0x22",
			"mmio 0xfec00100..0xfec00200", "tracepoint kvm_pic_set_irq if gsi == 5" })
	void whatDoesNotHappenStopsNothing(String text) throws Exception {
		assertEquals(List.of(), hits(text));
	}

	@Test
	void addressesOfPortsAndOfMemory() throws Exception {
		List<Integer> ports = hits("port 0x20..0x21");
		assertEquals(where(hop -> !hop.continued() && hop.site().functionName().equals("guest_in")
				&& hop.argument("port").orElse(-1) <= 0x21).size(),
				ports.stream().filter(hop -> walk.hop(hop).site().functionName().equals("guest_in")).count());
		assertTrue(ports.stream().anyMatch(hop -> walk.hop(hop).site().functionName().equals("kvm_io_bus_write")));
		List<Integer> memory = hits("mmio 0xfec00010");
		assertTrue(memory.stream().anyMatch(hop -> walk.hop(hop).site().functionName().equals("kvm_io_bus_read")));
		assertTrue(memory.stream().allMatch(hop -> walk.hop(hop).arguments().contains(IOAPIC + 0x10)));
	}

	@Test
	void conditionContextAndCount() throws Exception {
		List<Integer> all = hits("function kvm_set_irq");
		assertEquals(all.stream().filter(hop -> walk.hop(hop).argument("level").getAsInt() == 1).toList(),
				hits("function kvm_set_irq if level"));
		assertEquals(all.stream().filter(hop -> walk.hop(hop).context().label().equals("kworker")).toList(),
				hits("function kvm_set_irq in kworker"));
		assertEquals(List.of(all.get(2)), hits("function kvm_set_irq count 3"));
		assertEquals(List.of(), hits("function kvm_set_irq count 99"));
		List<Integer> pending = hits("function kvm_set_irq if pic.master.irr has 4");
		assertFalse(pending.isEmpty() || pending.equals(all), "the state differs from hop to hop");
		assertEquals(List.of(pending.get(1)), hits("function kvm_set_irq count 2 if pic.master.irr has 4"));
	}

	@Test
	void countIsThatOfTheWalkWhereverTheRunComesFrom() throws Exception {
		int third = hits("function kvm_set_irq").get(2);
		StopCondition condition = Breakpoint.condition(List.of(Breakpoint.parse("function kvm_set_irq count 3")));
		assertEquals(List.of(third), backwards(condition));
		assertEquals(List.of(third), forwards(condition));
	}

	@Test
	void conditionThatMeansNothingStopsAndSaysWhy() throws Exception {
		StopCondition condition = Breakpoint.condition(List.of(Breakpoint.parse("gsi 4 if lapic[7].irr has 33")));
		int hop = hits("gsi 4").get(0);
		List<Hit> hits = condition.at(walk, hop, one -> walked.at(one + 1));
		assertTrue(hits.get(0).problem().orElseThrow().startsWith("there is no name lapic[7].irr"));
	}

	@Test
	void breakpointsThatAreOffStopNothing() throws Exception {
		assertEquals(StopCondition.NONE, Breakpoint.condition(List.of()));
		assertEquals(StopCondition.NONE, Breakpoint.condition(List.of(Breakpoint.parse("gsi 4 off"))));
	}

	@Test
	void everyBreakpointOfAHopIsNamed() throws Exception {
		StopCondition condition = Breakpoint.condition(List.of(Breakpoint.parse("gsi 4"), Breakpoint.parse("gsi 5"),
				Breakpoint.parse("function kvm_set_irq")));
		int hop = hits("function kvm_set_irq").get(0);
		assertEquals(List.of("gsi 4", "function kvm_set_irq enter"),
				condition.at(walk, hop, one -> walked.at(one + 1)).stream().map(Hit::breakpoint).toList());
	}

	@Test
	void nothingIsAllocatedWhereNothingIsMeant() throws Exception {
		List<Breakpoint> never = new ArrayList<>();
		for (String text : List.of("function kvm_irqfd", "function kvm_irqfd return", "gsi 5", "vector 34", "pin pic 9",
				"eventfd 1", "field lapic[0].irr bit 99 set", "field vcpu[0].smm", "tracepoint kvm_pv_eoi",
				"port 0x99"))
			never.add(Breakpoint.parse(text));
		StopCondition condition = Breakpoint.condition(never);
		for (int round = 0; round < 3; round++)
			assertEquals(List.of(), forwards(condition));
		long nothing = bytes(StopCondition.NONE);
		assertTrue(bytes(condition) <= nothing + 1024);
	}

	private static long bytes(StopCondition condition) {
		com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory
				.getThreadMXBean();
		long before = threads.getCurrentThreadAllocatedBytes();
		for (int round = 0; round < 20; round++)
			for (int hop = 0; hop < walk.size(); hop++)
				condition.at(walk, hop, one -> walked.at(one + 1));
		return threads.getCurrentThreadAllocatedBytes() - before;
	}
}
