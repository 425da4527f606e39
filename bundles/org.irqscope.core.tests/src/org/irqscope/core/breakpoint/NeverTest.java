package org.irqscope.core.breakpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Optional;

import org.irqscope.core.expression.Walked;
import org.irqscope.emulator.state.Snapshot;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A breakpoint that can never stop says so. */
class NeverTest {
	@TempDir
	static Path folder;
	private static Snapshot machine;

	@BeforeAll
	static void oneVcpuAndTwentyFourPins() throws Exception {
		machine = Walked.apic(folder).end();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"function ioapic_set_irk | no machine enters a function ioapic_set_irk; near it: ioapic_set_irq",
			"tracepoint kvm_ioapic_set_irk | there is no tracepoint kvm_ioapic_set_irk; near it: kvm_ioapic_set_irq",
			"gsi 77 | GSI 77 has no route",
			"pin ioapic 24 | the IOAPIC has no pin 24: the last is 23",
			"pin pic 16 | the PICs have no input 16: the last is 15",
			"vector 15 | no interrupt has the vector 15: there are 16 to 255", "vcpu 3 | the machine has no vCPU 3",
			"eventfd 9 | the machine has no eventfd 9", "port 0x10000 | there is no port 0x10000: the last is 0xffff",
			"field lapic[0].irr bit 256 set | lapic[0].irr has no bit 256",
			"field ioapic.redirtbl[4].mask bit 1 | ioapic.redirtbl[4].mask has no bit 1",
			"field vcpu[0].rip read | nobody is told when vcpu[0].rip is read",
			"field routing.irq_routing set | routing.irq_routing has no bits that could be set or cleared",
			"gsi 4 in vcpu 5 | the machine has no vCPU 5",
			"gsi 4 if function | its condition means nothing here: a condition is expected, not a text" })
	void reasonIsNamed(String text, String reason) throws Exception {
		assertEquals(Optional.of(reason), Breakpoint.parse(text).whyNever(machine));
	}

	@ParameterizedTest
	@ValueSource(strings = { "function ioapic_set_irq return", "tracepoint kvm_eoi", "gsi 4", "pin ioapic 23",
			"pin pic 15", "vector 255", "vcpu 0 in guest 0", "eventfd 0", "port 0xffff", "mmio 0xfffffffffff",
			"field lapic[0].irr bit 255 set", "field routing.irq_routing", "field ioapic.redirtbl[4] read",
			"gsi 4 if level && lapic[0].irr has 33" })
	void whatCanStopIsNotBlamed(String text) throws Exception {
		assertEquals(Optional.empty(), Breakpoint.parse(text).whyNever(machine));
	}
}
