package org.irqscope.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.irqscope.trace.facts.BusFact;
import org.irqscope.trace.facts.InterruptCount;
import org.irqscope.trace.facts.RoutingFact;
import org.irqscope.trace.text.ImportException;
import org.irqscope.trace.text.ImportedText;
import org.irqscope.trace.text.LineSource;
import org.irqscope.trace.text.Progress;
import org.irqscope.trace.text.TextFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A broken file gives one error that names file, line and reason. */
class BrokenFileTest {
	private static final String BUS = """
			===>kvm.buses[1]: KVM_PIO_BUS
			*(struct kvm_io_bus *)0xffffa04ab840d380 = {
			        .dev_count = (int)1,
			        .ioeventfd_count = (int)0,
			        .range = (struct kvm_io_range []){},
			}
			=>range[0] addr:0x20 len:2 dev:
			*(struct kvm_io_device *)0xffffa04ab763e760 = {
			        .ops = (const struct kvm_io_device_ops *)picdev_master_ops+0x0 = 0xffffffffc0bf36a0,
			}
			""";
	private static final String TABLE = """
			==>irq_routing nr_rt_entries:24
			(int [24]){ 0, 1 }
			(int [24]){ -1 }
			(int [24]){ 0 }
			=>gsi:4
			type: 1 set: (int (*)(struct kvm *, int, bool))kvm_set_pic_irq+0x0 = 0xffffffffc0bcc430
			""";
	private static final String INTERRUPTS = """
			           CPU0       CPU1
			  4:        166          0   IO-APIC   4-edge      ttyS0
			LOC:       1669         12   Local timer interrupts
			""";
	private static final String EVENT = " qemu-system-x86 32283 [001]  3953.262112: kvm:kvm_eoi: apicid 0 vector 33\n";
	@TempDir
	Path folder;

	static Stream<Arguments> broken() {
		return Stream.of(
				Arguments.of("nothing at all", "", 0, "nothing in the file is understood"),
				Arguments.of("nothing known", "dear diary\n\n# cat\n$ ls\n", 0, "nothing in the file is understood"),
				Arguments.of("a struct cut off by the end", cut(BUS, 4), 2, "this struct kvm_io_bus never closes"),
				Arguments.of("a device cut off by the end", cut(BUS, 8), 8, "this struct kvm_io_device never closes"),
				Arguments.of("a struct cut off by the next heading", cut(BUS, 4) + BUS, 2, "never closes"),
				Arguments.of("a lone device cut off", "(struct kvm_io_device){\n", 1, "never closes"),
				Arguments.of("a lone device without ops", "(struct kvm_io_device){\n}\n", 1, "ops is missing"),
				Arguments.of("a bus without struct", cut(BUS, 1), 1, "struct kvm_io_bus is missing"),
				Arguments.of("a range without bus", "=>range[0] addr:0x20 len:2 dev:\n", 1, "no bus before it"),
				Arguments.of("a range without address", BUS.replace("addr:0x20 ", ""), 7, "the address is missing"),
				Arguments.of("an empty address", BUS.replace("addr:0x20 ", "addr: "), 7, "the address is missing"),
				Arguments.of("an address of letters", BUS.replace("0x20", "0xpq"), 7,
						"the address is \"0xpq\", which is no number"),
				Arguments.of("an address of 65 bits", BUS.replace("0x20", "0x10000000000000000"), 7,
						"the address is 0x10000000000000000, which is not between 0 and 0xffffffffffffffff"),
				Arguments.of("a negative length", BUS.replace("len:2", "len:-2"), 7, "the length is -2, which is not"),
				Arguments.of("a range out of order", BUS.replace("range[0]", "range[3]"), 7,
						"range 3 stands where range 0 should"),
				Arguments.of("a sixth bus", BUS.replace("buses[1]", "buses[5]"), 1, "the number of the bus is 5"),
				Arguments.of("a bus without number", BUS.replace("buses[1]", "buses[]"), 1,
						"the number of the bus is missing"),
				Arguments.of("more devices than ranges", BUS.replace("(int)1", "(int)2"), 1,
						"dev_count says 2 devices, but 1 ranges follow"),
				Arguments.of("fewer devices than ranges", BUS.replace("(int)1", "(int)0"), 1,
						"dev_count says 0 devices, but 1 ranges follow"),
				Arguments.of("dev_count without number", BUS.replace("(int)1", "(int)"), 3,
						"the number of devices is missing"),
				Arguments.of("a struct without dev_count", BUS.replace(".dev_count", ".count"), 2,
						"the number of devices is missing"),
				Arguments.of("ops that point nowhere", BUS.replace("picdev_master_ops+0x0 = ", "picdev"), 9,
						"is no pointer to a symbol"),
				Arguments.of("a member said twice", BUS.replace(".ioeventfd_count", ".dev_count"), 4,
						"dev_count is not as line 3 says"),
				Arguments.of("a bus in two ways", BUS + BUS.replace("0x20", "0x21"), 11,
						"bus 1 is not as line 1 says"),
				Arguments.of("IOAPIC pin 24", "===>gsi(24) vector:0 dest_id:0\n", 1,
						"the IOAPIC pin is 24, which is not between 0 and 23"),
				Arguments.of("vector 256", "===>gsi(23) vector:256 dest_id:0\n", 1, "the vector is 256"),
				Arguments.of("no destination", "===>gsi(23) vector:25\n", 1, "the destination is missing"),
				Arguments.of("a pin in two ways", "===>gsi(4) vector:33 dest_id:0\n===>gsi(4) vector:34 dest_id:0\n", 2,
						"IOAPIC pin 4 is not as line 1 says"),
				Arguments.of("an IOAPIC in two places",
						"vioapic base_address:0xfec00000\nvioapic base_address:0xfec01000\n", 2,
						"the IOAPIC is not where line 1 says"),
				Arguments.of("a third PIC", "pic[2] irq_base:8\n", 1,
						"the number of the PIC is 2, which is not between 0 and 1"),
				Arguments.of("a PIC in two ways", "pic[0] irq_base:8\n\npic[0] irq_base:48\n", 3,
						"PIC 0 is not as line 1 says"),
				Arguments.of("a process that is none", "=====>kvm userspace_pid:x\n", 1, "the process id is \"x\""),
				Arguments.of("an irqfd without GSI", "=>kvm_kernel_irqfd inject.func:(work_func_t)f+0x0 = 0x1\n", 1,
						"the GSI is missing"),
				Arguments.of("an irqfd without function", "=>kvm_kernel_irqfd gsi:4\n", 1, "inject.func is missing"),
				Arguments.of("a row of 23 columns", TABLE.replaceFirst("24]", "23]"), 2,
						"a row of the routing table has 23 columns, not 24"),
				Arguments.of("a row of 25 numbers", TABLE.replaceFirst("0, 1", "0" + ", 1".repeat(24)), 2,
						"a row of the routing table has 25 columns, not 24"),
				Arguments.of("a row that never closes", TABLE.replaceFirst("0, 1 }", "0, 1"), 2, "never closes"),
				Arguments.of("a row without numbers", TABLE.replaceFirst("0, 1", "0, one"), 2,
						"the GSI of a pin is \"one\", which is no number"),
				Arguments.of("a row cut off", cut(TABLE, 1) + "(int [24]\n", 2, "not complete"),
				Arguments.of("two rows", TABLE.replace("(int [24]){ 0 }\n", ""), 1,
						"the routing table has 2 rows of pins, not 3"),
				Arguments.of("a table of letters", TABLE.replace(":24", ":many"), 1, "nr_rt_entries is \"many\""),
				Arguments.of("a GSI outside the table", TABLE.replace("gsi:4", "gsi:24"), 5,
						"GSI 24 is outside a routing table with room for 24"),
				Arguments.of("a GSI without table", "=>gsi:4\n", 1, "no routing table before it"),
				Arguments.of("a route without GSI", TABLE.replace("=>gsi:4\n", ""), 5, "no GSI before it"),
				Arguments.of("a route without function", TABLE.replaceFirst(" set:.*", ""), 6, "set is missing"),
				Arguments.of("a route without type", TABLE.replace("type: 1", "type:"), 6,
						"the type of a route is missing"),
				Arguments.of("a GSI in two ways", TABLE + "=>gsi:4\n", 7, "the routes of GSI 4 are not as line 5 says"),
				Arguments.of("a table in two ways", TABLE + TABLE.replace("{ 0 }", "{ 1 }"), 7,
						"the routing table is not as line 1 says"),
				Arguments.of("a registration without address", "1 vmm kvm_io_bus_register_dev bus_idx:1 len:2\n", 1,
						"the address is missing"),
				Arguments.of("a registration with a word for a number",
						"1 vmm kvm_io_bus_register_dev bus_idx:one addr:0x20 len:2\n", 1,
						"the argument is \"one\", which is no number"),
				Arguments.of("an ioeventfd on no bus", "1 vmm kvm_assign_ioeventfd_idx\n", 1,
						"the number of the bus is missing"),
				Arguments.of("an argument of 65 bits", "1 vmm kvm_set_irq gsi:99999999999999999999\n", 1,
						"the argument is 99999999999999999999"),
				Arguments.of("an event of no processor", EVENT.replace("[001]", "[99999]"), 1,
						"the processor is 99999"),
				Arguments.of("an event of no thread", EVENT.replace("32283", "99999999"), 1,
						"the process id is 99999999"),
				Arguments.of("an event after the end of time", EVENT.replace("3953.", "9999999999."), 1,
						"the time in seconds is 9999999999"),
				Arguments.of("fewer counts than processors", INTERRUPTS.replace("166          0", "166"), 2,
						"interrupt 4 has 1 counts, and there are 2 processors"),
				Arguments.of("a count with a letter", INTERRUPTS.replace("166", "1x6"), 2, "interrupt 4 has 0 counts"),
				Arguments.of("a count out of range", INTERRUPTS.replace("166", "99999999999999999999"), 2,
						"the count is 99999999999999999999"),
				Arguments.of("an interrupt without chip", INTERRUPTS.replaceFirst(" +IO-APIC.*", ""), 2,
						"interrupt 4 has no chip"),
				Arguments.of("an interrupt in two ways", INTERRUPTS + INTERRUPTS.lines().toList().get(1)
						.replace("edge", "fasteoi") + "\n", 4, "interrupt 4 has another row in line 2"),
				Arguments.of("a here-document without end", "$ cat <<EOF\nPIC\n" + EVENT, 1, "never ends with EOF"),
				Arguments.of("a line without end", EVENT + "x".repeat(LineSource.LONGEST + 1), 2, "longer than"),
				Arguments.of("a zero byte", EVENT + "ELF\0\0", 2, "this is no text"));
	}

	private static String cut(String text, int lines) {
		return String.join("\n", text.lines().limit(lines).toList()) + "\n";
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("broken")
	void isRefusedWithFileLineAndReason(String what, String text, int line, String reason) throws Exception {
		Path file = Written.file(folder, text);
		ImportException e = assertThrows(ImportException.class, () -> TraceImporter.read(file, Progress.NONE), what);
		assertEquals(file.toString(), e.file());
		assertEquals(line, e.line(), e.getMessage());
		assertTrue(e.reason().contains(reason), e.reason());
		assertEquals(file + (line == 0 ? ": " : ":" + line + ": ") + e.reason(), e.getMessage());
	}

	@Test
	void theUnbrokenTextsAreImported() throws Exception {
		ImportedText text = Written.read(folder, BUS + TABLE + INTERRUPTS + EVENT);
		assertEquals(List.of(BusFact.class, RoutingFact.class, InterruptCount.class, InterruptCount.class),
				text.facts().stream().map(Object::getClass).toList());
		assertEquals(1, text.events().size());
		assertEquals(Set.of(TextFormat.DRGN, TextFormat.PROC_INTERRUPTS, TextFormat.PERF_SCRIPT), text.formats());
	}

	@Test
	void aFileThatIsNotThereIsNamed() {
		Path file = folder.resolve("absent.txt");
		ImportException e = assertThrows(ImportException.class, () -> TraceImporter.read(file, Progress.NONE));
		assertEquals(file + ": there is no such file", e.getMessage());
		assertEquals(0, e.line());
	}

	@Test
	void aFolderIsNoFile() {
		ImportException e = assertThrows(ImportException.class, () -> TraceImporter.read(folder, Progress.NONE));
		assertEquals(folder + ": this is a folder", e.getMessage());
	}

	@Test
	void aCompressedFileThatWasCutShortIsRefused() throws Exception {
		byte[] whole = Files.readAllBytes(Samples.BIG);
		Path file = Files.write(folder.resolve("cut.gz"), Arrays.copyOf(whole, whole.length / 2));
		ImportException e = assertThrows(ImportException.class, () -> TraceImporter.read(file, Progress.NONE));
		assertEquals("the compressed file ends too early", e.reason());
		assertTrue(e.line() > 1000 && e.line() < 127352, e.getMessage());
	}

	@Test
	void textOfSixteenBitsIsNoText() throws Exception {
		Path file = Files.write(folder.resolve("wide.txt"), EVENT.getBytes(StandardCharsets.UTF_16));
		ImportException e = assertThrows(ImportException.class, () -> TraceImporter.read(file, Progress.NONE));
		assertEquals(1, e.line());
		assertTrue(e.reason().contains("no text"));
	}

	@Test
	void oneBrokenFileStopsAll() throws Exception {
		Path broken = Written.file(folder, "pic[7] irq_base:1\n");
		Path sound = Samples.FOLDER.resolve("drgn-pic-state.txt");
		ImportException e = assertThrows(ImportException.class,
				() -> TraceImporter.readAll(List.of(sound, broken, sound), Progress.NONE));
		assertEquals(broken.toString(), e.file());
	}
}
