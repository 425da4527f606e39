package org.irqscope.core.imports;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.stream.Stream;

import org.irqscope.core.imports.evidence.MachineImportException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that do not say the same about the same give one error that names both places. */
class ContradictionTest {
	private static final String ENTRY = " kworker/3:1 443349 [003] 113108.708681: kvm:kvm_ioapic_set_irq: pin 4 dst 0 ";
	@TempDir
	Path folder;

	private static String bus(int length) {
		return """
				=====>kvm userspace_pid:7
				===>kvm.buses[1]: KVM_PIO_BUS
				*(struct kvm_io_bus *)0xffffa04ab840d380 = {
				        .dev_count = (int)1,
				        .ioeventfd_count = (int)0,
				}
				=>range[0] addr:0x40 len:%d dev:
				*(struct kvm_io_device *)0xffffa04aa8902000 = {
				        .ops = (const struct kvm_io_device_ops *)pit_dev_ops+0x0 = 0xffffffffc0bf37b0,
				}
				""".formatted(length);
	}

	private static String table(int gsi) {
		String others = ", -1".repeat(23) + " }\n";
		String row = "(int [24]){ " + gsi + others, slave = "(int [24]){ -1" + others;
		return "=====>kvm userspace_pid:7\n==>irq_routing nr_rt_entries:24\n" + row + slave + row;
	}

	private static String entry(int vector) {
		return "=====>kvm userspace_pid:7\n===>gsi(4) vector:" + vector + " dest_id:0\n";
	}

	private static String irqfd(int gsi) {
		return "=====>kvm userspace_pid:7\n==>irqfds:\n=>kvm_kernel_irqfd gsi:" + gsi
				+ " inject.func:(work_func_t)irqfd_inject+0x0 = 0xffffffffc0b9d150\n";
	}

	private static String pic(int base) {
		return "=====>kvm userspace_pid:7\npic[0] irq_base:" + base + "\n";
	}

	private static String ioapic(String address) {
		return "=====>kvm userspace_pid:7\nvioapic base_address:" + address + "\n";
	}

	private static String interrupts(String chip) {
		return "           CPU0\n  4:        166   " + chip + "      ttyS0\n";
	}

	static Stream<Arguments> contradictions() {
		return Stream.of(Arguments.of("a range", bus(4), bus(8), 2, 2, "io bus 1 is not as"),
				Arguments.of("a pin of the routing table", table(0), table(1), 2, 2, "the routing table is not as"),
				Arguments.of("a vector", entry(33), entry(34), 2, 2, "pin 4 of the IOAPIC is not as"),
				Arguments.of("irqfds", irqfd(4), irqfd(5), 3, 3, "the irqfds are not those that"),
				Arguments.of("irq_base", pic(48), pic(8), 2, 2, "irq_base of PIC 0 is not as"),
				Arguments.of("the IOAPIC's place", ioapic("0xfec00000"), ioapic("0xfec10000"), 2, 2,
						"the IOAPIC is not where"),
				Arguments.of("the chip of an interrupt", interrupts("XT-PIC"), interrupts("IO-APIC   4-edge"), 2, 2,
						"interrupt 4 of the guest is not as"),
				Arguments.of("two traces", ENTRY + "vec 0 (Fixed|physical|edge|masked)\n",
						ENTRY + "vec 33 (Fixed|physical|edge)\n", 1, 1, "pin 4 of the IOAPIC is never in a state here"),
				Arguments.of("memory and trace", ENTRY + "vec 33 (Fixed|physical|edge)\n", entry(34), 1, 2,
						"pin 4 of the IOAPIC has vector 34 here, and 33 in"));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("contradictions")
	void twoFilesThatDoNotAgreeAreRefusedWithBothPlaces(String what, String first, String second, int firstLine,
			int secondLine, String reason) throws Exception {
		Texted texts = new Texted(folder).with("first.txt", first).with("second.txt", second);
		MachineImportException refused = assertThrows(MachineImportException.class, texts::machine, what);
		assertEquals(folder.resolve("second.txt").toString(), refused.file());
		assertEquals(secondLine, refused.line());
		String other = folder.resolve("first.txt") + ":" + firstLine;
		assertEquals(true, refused.reason().contains(reason) && refused.reason().contains(other), refused.reason());
		assertEquals(1, refused.getMessage().lines().count());
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("contradictions")
	void twoFilesThatSayTheSameAreOneMachine(String what, String text) throws Exception {
		Texted texts = new Texted(folder).with("first.txt", text).with("second.txt", text);
		assertDoesNotThrow(texts::machine, what);
	}

	@Test
	void traceOfTheMaskedPinDoesNotFitAGuestThatUsesTheIoapic() throws Exception {
		Texted texts = new Texted(folder).with(Examples.NOAPIC, "perf-script-noapic.txt").with(Examples.APIC,
				"proc-interrupts-apic.txt");
		MachineImportException refused = assertThrows(MachineImportException.class, texts::machine);
		assertEquals("the guest uses pin 4 of the IOAPIC here, but the pin is masked in "
				+ folder.resolve("perf-script-noapic.txt") + ":5", refused.reason());
		assertEquals(5, refused.line());
	}

	@Test
	void traceOfTheMaskedInputDoesNotFitAGuestThatUsesThePic() throws Exception {
		Texted texts = new Texted(folder).with(Examples.APIC, "perf-script-apic.txt").with(Examples.NOAPIC,
				"proc-interrupts-noapic.txt");
		MachineImportException refused = assertThrows(MachineImportException.class, texts::machine);
		assertEquals("the guest uses input 4 of the PIC here, but the input is masked in "
				+ folder.resolve("perf-script-apic.txt") + ":6", refused.reason());
	}

	@Test
	void injectedVectorDoesNotFitAnotherBase() throws Exception {
		Texted texts = new Texted(folder).with(Examples.NOAPIC, "perf-script-noapic.txt").with("pic.txt", pic(8));
		MachineImportException refused = assertThrows(MachineImportException.class, texts::machine);
		assertEquals("PIC 0 has irq_base 8 here, but " + folder.resolve("perf-script-noapic.txt")
				+ ":10 injects a vector that begins at 48", refused.reason());
	}

	@Test
	void bothTracesOfTheExamplesAreTwoMachines() throws Exception {
		Texted texts = new Texted(folder).with(Examples.NOAPIC, "perf-script-noapic.txt").with(Examples.APIC,
				"perf-script-apic.txt");
		MachineImportException refused = assertThrows(MachineImportException.class, texts::machine);
		assertEquals(folder.resolve("perf-script-apic.txt").toString(), refused.file());
		assertEquals(5, refused.line());
	}
}
