package org.irqscope.trace.proc;

import static org.irqscope.trace.Samples.facts;
import static org.irqscope.trace.Samples.read;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

import org.irqscope.trace.Written;
import org.irqscope.trace.facts.InterruptCount;
import org.irqscope.trace.text.ImportException;
import org.irqscope.trace.text.ImportedText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rows of /proc/interrupts are read field by field. */
class ProcInterruptsTest {
	private static final List<String> ARCHITECTURE = List.of("NMI 0 Non-maskable interrupts",
			"LOC 1669 Local timer interrupts", "SPU 0 Spurious interrupts", "PMI 0 Performance monitoring interrupts",
			"IWI 0 IRQ work interrupts", "RTR 0 APIC ICR read retries", "RES 0 Rescheduling interrupts",
			"CAL 0 Function call interrupts", "TLB 0 TLB shootdowns", "TRM 0 Thermal event interrupts",
			"HYP 0 Hypervisor callback interrupts", "ERR 0 ", "MIS 0 ", "PIN 0 Posted-interrupt notification event",
			"NPI 0 Nested posted-interrupt event", "PIW 0 Posted-interrupt wakeup event");
	@TempDir
	Path folder;

	private static List<InterruptCount> rows(String name) throws ImportException {
		return facts(read(name), InterruptCount.class);
	}

	/** A row without its line: label, counts, chip, hwirq, trigger, actions, description. */
	private static String fields(InterruptCount row) {
		String hwirq = row.hwirq().isPresent() ? Long.toString(row.hwirq().getAsLong()) : "-";
		return String.join(" ", row.label(), row.counts().toString(), row.chip(), hwirq, row.trigger(),
				row.actions().toString(), row.description());
	}

	private static List<String> fields(ImportedText text) {
		return facts(text, InterruptCount.class).stream().map(ProcInterruptsTest::fields).toList();
	}

	private static List<String> architecture(List<InterruptCount> rows) {
		return rows.stream().filter(row -> row.chip().isEmpty())
				.map(row -> row.label() + " " + row.counts().get(0) + " " + row.description()).toList();
	}

	@Test
	void withTheApicTheSerialLineIsAnEdgeOfTheIoapic() throws ImportException {
		List<InterruptCount> rows = rows("proc-interrupts-apic.txt");
		assertEquals(List.of("0 [55] IO-APIC 0 edge [timer] ", "2 [0] XT-PIC -  [cascade] ",
				"4 [166] IO-APIC 4 edge [ttyS0] "), rows.stream().limit(3).map(ProcInterruptsTest::fields).toList());
		assertEquals(ARCHITECTURE, architecture(rows));
		assertEquals(19, rows.size());
		assertEquals(21, rows.get(18).where().line());
	}

	@Test
	void withoutTheApicEveryLineIsThePics() throws ImportException {
		List<InterruptCount> rows = rows("proc-interrupts-noapic.txt");
		assertEquals(List.of("0 [50] XT-PIC -  [timer] ", "2 [0] XT-PIC -  [cascade] ",
				"4 [257] XT-PIC -  [ttyS0] "), rows.stream().limit(3).map(ProcInterruptsTest::fields).toList());
		List<String> expected = ARCHITECTURE.stream().map(row -> row.replace("LOC 1669", "LOC 1813")).toList();
		assertEquals(expected, architecture(rows));
	}

	@Test
	void everyProcessorHasItsColumn() throws Exception {
		ImportedText text = Written.read(folder, """
				           CPU0       CPU1
				  5:          0          0   IO-APIC   5-fasteoi
				 24:          1          0  IO-APIC   5-edge      ACPI:Ged
				 42:          0     124857 PCI-MSIX-0000:00:04.0   2-edge      virtio3-tx, vfio-msix[3](0000:3b:00.0)
				 45:          7          8  PCI-MSI 81921-edge      virtio0
				 13:          0          3   IO-APIC-edge      timer
				 14:         11         12  SiFive PLIC  10 Edge      virtio1
				LOC:     418389     439276   Local timer interrupts
				ERR:          9
				""");
		assertEquals(List.of("5 [0, 0] IO-APIC 5 fasteoi [] ", "24 [1, 0] IO-APIC 5 edge [ACPI:Ged] ",
				"42 [0, 124857] PCI-MSIX-0000:00:04.0 2 edge [virtio3-tx, vfio-msix[3](0000:3b:00.0)] ",
				"45 [7, 8] PCI-MSI 81921 edge [virtio0] ", "13 [0, 3] IO-APIC - edge [timer] ",
				"14 [11, 12] SiFive PLIC 10 Edge [virtio1] ", "LOC [418389, 439276]  -  [] Local timer interrupts",
				"ERR [9]  -  [] "), fields(text));
	}

	@Test
	void aSecondTableIsASecondReading() throws Exception {
		ImportedText text = Written.read(folder, """
				           CPU0
				  4:        100   IO-APIC   4-edge      ttyS0
				           CPU0
				  4:        166   IO-APIC   4-edge      ttyS0
				  4:        166   IO-APIC   4-edge      ttyS0
				""");
		List<InterruptCount> rows = facts(text, InterruptCount.class);
		assertEquals(List.of(List.of(100L), List.of(166L)), rows.stream().map(InterruptCount::counts).toList());
		assertEquals(OptionalLong.of(4), rows.get(1).hwirq());
	}

	@Test
	void rowsThatWerePickedOutTellTheProcessorsThemselves() throws Exception {
		ImportedText text = Written.read(folder, """
				$ grep -E 'virtio|ttyS0' /proc/interrupts
				   4:          0        120          0   IO-APIC   4-edge      ttyS0
				  25:       1733          0          0   PCI-MSIX-0000:00:04.0   1-edge      virtio0-input.0
				""");
		assertEquals(List.of(), text.unknown());
		assertEquals(List.of(3, 3), text.facts().stream().map(fact -> ((InterruptCount) fact).counts().size())
				.toList());
	}

	@Test
	void twoLooksAtARowAreBothKept() throws Exception {
		ImportedText text = Written.read(folder, """
				           CPU0       CPU1
				 11:          0        913   IO-APIC  11-fasteoi   virtio1
				 11:          0        914   IO-APIC  11-fasteoi   virtio1
				""");
		assertEquals(List.of(913L, 914L), text.facts().stream().map(fact -> ((InterruptCount) fact).counts().get(1))
				.toList());
	}
}
