package org.irqscope.trace.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;

import org.irqscope.trace.Written;
import org.irqscope.trace.recorded.TraceEvent;
import org.irqscope.trace.text.ImportedText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a tool prints before an event, and wherever a mail has wrapped it, it is the same event. */
class EventHeadTest {
	private static final String TEXT = "pin 10 dst 1 vec 74 (Fixed|logical|level)";
	@TempDir
	Path folder;

	private TraceEvent only(String text) throws Exception {
		ImportedText read = Written.read(folder, text);
		assertEquals(List.of(), read.unknown());
		assertEquals(1, read.events().size());
		return read.events().get(0);
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', value = {
			"qemu-kvm 3301 [002] 60.000001: kvm:; qemu-kvm; 3301; -1; 60000001000",
			"qemu-kvm 3301/3307 [002] 60.000001: kvm:; qemu-kvm; 3307; 3301; 60000001000",
			"qemu-kvm 3301/3307 [002] 60.000001234: kvm:; qemu-kvm; 3307; 3301; 60000001234",
			"qemu-kvm 3301 60.000001: kvm:; qemu-kvm; 3301; -1; 60000001000",
			"qemu-kvm 3301 [002] kvm:; qemu-kvm; 3301; -1; 0",
			"CPU 0/KVM 3301 kvm:; CPU 0/KVM; 3301; -1; 0",
			"CPU 0/KVM-3301 [002] d..2. 60.000001:; CPU 0/KVM; 3301; -1; 60000001000",
			"CPU 0/KVM-3301 (3300) [002] d..2. 60.000001:; CPU 0/KVM; 3301; 3300; 60000001000",
			"CPU 0/KVM-3301 (-----) [002] d..2. 60.000001:; CPU 0/KVM; 3301; -1; 60000001000",
			"qemu-kvm-3301 [002] ..... 884721344120011:; qemu-kvm; 3301; -1; 884721344120011",
			"qemu-kvm-3301 [002] ..... 12:; qemu-kvm; 3301; -1; 12",
			"60.000001: kvm:; ''; -1; -1; 60000001000",
			"kvm:; ''; -1; -1; 0" })
	void headsMayLackWhatTheyWill(String head, String comm, int pid, int process, long time) throws Exception {
		TraceEvent event = only(head + (head.endsWith("kvm:") ? "" : " ") + "kvm_ioapic_set_irq: " + TEXT + "\n");
		assertEquals(List.of(comm, pid, process, time),
				List.of(event.comm(), event.pid(), event.process(), event.time()));
		assertEquals(TEXT, event.meaning());
	}

	@ParameterizedTest
	@ValueSource(strings = { "a kvm_unknown: word", "see kvm_set_irq()", "the kvm_set_irq: event is traced" })
	void proseIsNoEvent(String prose) throws Exception {
		ImportedText read = Written.read(folder, "  qemu-kvm 1 [002] 6.000001: kvm:kvm_eoi: apicid 0 vector 3\n\n"
				+ prose + "\n");
		assertEquals(1, read.events().size());
		assertEquals(1, read.unknown().size());
	}

	@ParameterizedTest
	@ValueSource(strings = { "51.100004:", "kvm_ioapic_set_irq:", "pin 10", "dst 1", "vec", "74" })
	void aWrappedEventIsPutTogether(String before) throws Exception {
		String line = "   qemu-kvm-2201    [006] .....    51.100004: kvm_ioapic_set_irq: " + TEXT;
		TraceEvent event = only(line.replace(before + " ", before + "\n ") + "\n");
		assertEquals(TEXT, event.text());
		assertEquals(1, event.where().line());
	}

	@Test
	void whatIsLeftOfAWholeEventStandsInTheNextLine() throws Exception {
		assertEquals("IRQ 0x4a [reinjected]",
				only(" CPU 0/KVM-2207    [002] .....    51.100010: kvm_inj_virq: IRQ 0x4a\n[reinjected]\n").text());
	}

	@Test
	void aCommentEndsAnEvent() throws Exception {
		ImportedText read = Written.read(folder,
				" vmm 7 [002] 51.1: kvm:kvm_inj_virq: IRQ 0x4a\n# dots\n[reinjected]\n");
		assertEquals("IRQ 0x4a", read.events().get(0).text());
		assertEquals(1, read.unknown().size());
	}

	@Test
	void aRemarkBehindAnEventCostsNothing() throws Exception {
		TraceEvent event = only(" vmm 7 [002] 51.100000: kvm:kvm_ioapic_set_irq: " + TEXT + "   <-- lost here\n");
		assertEquals(TEXT, event.meaning());
		assertTrue(event.means(TEXT));
	}

	@Test
	void aFieldWithMoreThan64BitsIsNone() throws Exception {
		ImportedText read = Written.read(folder, " a-1 [002] 1.000001: kvm_set_irq: gsi=1 level=1 irq_source_id=0\n"
				+ " a-1 [002] 1.000002: kvm_set_irq: gsi=1 level=1 irq_source_id=18446744073709551616\n");
		assertEquals(1, read.events().size());
		assertEquals(1, read.unknown().size());
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', value = {
			"kvm_set_irq; gsi=0xa level=1 irq_source_id=0; gsi 10 level 1 source 0",
			"kvm_apic_accept_irq; apicid=0x1 dm=0x0 tm=0x8000 vec=74; apicid 1 vec 74 (Fixed|level)",
			"kvm_ioapic_set_irq; e=0x20000000000884a pin=10 coalesced=0; pin 10 dst 2 vec 74 (Fixed|logical|level)",
			"kvm_ioapic_set_irq; pin 10 dst 2 vec=74 (Fixed|logical|level); pin 10 dst 2 vec 74 (Fixed|logical|level)",
			"kvm_pic_set_irq; chip=1 pin=2 elcr=0x4 imr=0xff coalesced=0; chip 1 pin 2 (level|masked)",
			"kvm_inj_virq; vec=0x4a soft=0 reinjected=1; IRQ 0x4a [reinjected]",
			"kvm_inj_virq; irq=74; IRQ 0x4a",
			"kvm_msi_set_irq; [FAILED TO PARSE] address=0xfee01000 data=0x23; dst 1 vec 35 (Fixed|physical|edge)" })
	void fieldsAndOldWordingsMeanTheSame(String name, String text, String meaning) throws Exception {
		assertEquals(meaning, only("  qemu-kvm-3301  [002]    60.000001: " + name + ":  " + text + "\n").meaning());
	}
}
