package org.irqscope.trace.drgn;

import static org.irqscope.trace.Samples.facts;
import static org.irqscope.trace.Samples.read;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import org.irqscope.trace.Samples;
import org.irqscope.trace.Written;
import org.irqscope.trace.facts.BusFact;
import org.irqscope.trace.facts.DeviceFact;
import org.irqscope.trace.facts.IoapicFact;
import org.irqscope.trace.facts.IrqfdFact;
import org.irqscope.trace.facts.PicFact;
import org.irqscope.trace.facts.ProcessFact;
import org.irqscope.trace.facts.RangeFact;
import org.irqscope.trace.facts.RedirectionFact;
import org.irqscope.trace.facts.RoutingFact;
import org.irqscope.trace.facts.RoutingFact.GsiRoutes;
import org.irqscope.trace.facts.RoutingFact.Route;
import org.irqscope.trace.facts.SourceLine;
import org.irqscope.trace.text.Ignored;
import org.irqscope.trace.text.ImportException;
import org.irqscope.trace.text.ImportedText;
import org.irqscope.trace.text.TextFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What drgn read from a kernel is read again, field by field. */
class DrgnTest {
	@TempDir
	Path folder;

	private static SourceLine at(String name, int line) {
		return new SourceLine(Samples.FOLDER.resolve(name).toString(), line);
	}

	@Test
	void theIoBusesHoldEveryRangeWithItsDevice() throws ImportException {
		String name = "drgn-io-buses.txt";
		ImportedText text = read(name);
		assertEquals(List.of(new ProcessFact(at(name, 2), 52483),
				new BusFact(at(name, 3), 0, "KVM_MMIO_BUS", 1, 0,
						List.of(new RangeFact(0xfec00000L, 256, "ioapic_mmio_ops"))),
				new BusFact(at(name, 13), 1, "KVM_PIO_BUS", 5, 0,
						List.of(new RangeFact(0x20, 2, "picdev_master_ops"), new RangeFact(0x40, 4, "pit_dev_ops"),
								new RangeFact(0x61, 4, "speaker_dev_ops"), new RangeFact(0xa0, 2, "picdev_slave_ops"),
								new RangeFact(0x4d0, 2, "picdev_eclr_ops"))),
				new BusFact(at(name, 39), 2, "KVM_VIRTIO_CCW_NOTIFY_BUS", 0, 0, List.of()),
				new BusFact(at(name, 45), 3, "KVM_FAST_MMIO_BUS", 0, 0, List.of())), text.facts());
		assertEquals(Set.of(TextFormat.DRGN), text.formats());
		assertEquals(49, text.understood());
		assertEquals(1, text.ignored().get(Ignored.PROMPT));
	}

	@Test
	void theRedirectionTableHasAllTwentyFourRows() throws ImportException {
		String name = "drgn-ioapic-redirtbl.txt";
		ImportedText text = read(name);
		List<RedirectionFact> expected = IntStream.range(0, 24)
				.mapToObj(pin -> new RedirectionFact(at(name, 6 + pin), pin, pin == 0 ? 48 : pin == 4 ? 33 : 0, 0))
				.toList();
		assertEquals(expected, facts(text, RedirectionFact.class));
		assertEquals(List.of(new ProcessFact(at(name, 2), 448058)), facts(text, ProcessFact.class));
		assertEquals(List.of(new DeviceFact(at(name, 3), "ioapic_mmio_ops")), facts(text, DeviceFact.class));
		assertEquals(26, text.facts().size());
	}

	@Test
	void theRoutingTableMapsPinsToGsisAndGsisToFunctions() throws ImportException {
		String name = "drgn-irq-routing.txt";
		List<Integer> master = IntStream.range(0, 24).mapToObj(pin -> pin < 8 ? pin : -1).toList();
		List<Integer> slave = IntStream.range(0, 24).mapToObj(pin -> pin >= 8 && pin < 16 ? pin : -1).toList();
		List<Integer> ioapic = IntStream.range(0, 24).boxed().toList();
		List<Route> routes = List.of(new Route(1, "kvm_set_pic_irq"), new Route(1, "kvm_set_ioapic_irq"));
		assertEquals(List.of(new ProcessFact(at(name, 1), 355196), new IrqfdFact(at(name, 3), 4, "irqfd_inject"),
				new RoutingFact(at(name, 4), 24, List.of(master, slave, ioapic), List.of(new GsiRoutes(4, routes)))),
				read(name).facts());
	}

	@Test
	void thePicsSayWhereTheirVectorsBegin() throws ImportException {
		String name = "drgn-pic-state.txt";
		assertEquals(List.of(new ProcessFact(at(name, 2), 426561), new PicFact(at(name, 3), 0, 48),
				new PicFact(at(name, 4), 1, 56)), read(name).facts());
	}

	@Test
	void zerosAtTheEndOfARowAreLeftOutByDrgn() throws Exception {
		ImportedText text = Written.read(folder, """
				==>irq_routing nr_rt_entries:1
				(int [24]){}
				(int [24]){ -1, 5 }
				(int [24]){
					-1, -1, -1,
					7,
				}
				=>gsi:0
				""");
		RoutingFact table = facts(text, RoutingFact.class).get(0);
		assertEquals(Collections.nCopies(24, 0), table.chips().get(0));
		assertEquals(List.of(-1, 5, 0, 0), table.chips().get(1).subList(0, 4));
		assertEquals(List.of(-1, -1, -1, 7, 0), table.chips().get(2).subList(0, 5));
		assertEquals(List.of(new GsiRoutes(0, List.of())), table.routes());
	}

	@Test
	void membersAreIndentedByTabsOrBlanksAndStrangeOnesAreKept() throws Exception {
		ImportedText text = Written.read(folder, """
				===>kvm.buses[0]: KVM_MMIO_BUS
				*(struct kvm_io_bus *)0xffffa0488c7aa480 = {
				\t.dev_count = (int)1,
				\t.ioeventfd_count = (int)1,
				\t.rcu = (struct callback_head){
				\t\t.next = (struct callback_head *)0x0,
				\t\t.dev_count = (int)7,
				\t},
				\t.range = (struct kvm_io_range []){},
				}
				=>range[0] addr:0xfffffffffffff000 len:0 dev:
				*(struct kvm_io_device *)0xffffa048854cd998 = {
				\t.ops = (const struct kvm_io_device_ops *)0xffffffffc0bf37d0,
				}
				""");
		assertEquals(List.of(new BusFact(Written.at(folder, 1), 0, "KVM_MMIO_BUS", 1, 1,
				List.of(new RangeFact(0xfffffffffffff000L, 0, "0xffffffffc0bf37d0")))), text.facts());
		assertEquals(List.of(5, 6, 7), text.unknown().stream().map(line -> line.where().line()).toList());
		assertEquals("\t.rcu = (struct callback_head){", text.unknown().get(0).text());
	}

	@Test
	void eachMachineOfAFileHasItsOwnFacts() throws Exception {
		ImportedText text = Written.read(folder, """
				=====>kvm userspace_pid:100
				pic[0] irq_base:8
				=====>kvm userspace_pid:200
				pic[0] irq_base:48
				vioapic base_address:0xfec00000
				=====>kvm userspace_pid:100
				pic[1] irq_base:112
				""");
		assertEquals(List.of(100, 200), text.processes());
		assertEquals(List.of(new PicFact(Written.at(folder, 2), 0, 8), new PicFact(Written.at(folder, 7), 1, 112)),
				text.factsOf(100));
		assertEquals(List.of(new PicFact(Written.at(folder, 4), 0, 48),
				new IoapicFact(Written.at(folder, 5), 0xfec00000L)), text.factsOf(200));
		assertTrue(text.factsOf(300).isEmpty());
	}

	@Test
	void whatIsSaidTwiceAlikeIsKeptOnce() throws Exception {
		ImportedText text = Written.read(folder, """
				pic[0] irq_base:8
				===>gsi(4) vector:33 dest_id:0
				pic[0] irq_base:8
				===>gsi(4) vector:33 dest_id:0
				""");
		assertEquals(List.of(1, 2), text.facts().stream().map(fact -> fact.where().line()).toList());
		assertEquals(4, text.understood());
	}
}
