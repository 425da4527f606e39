package org.irqscope.core.imports;

import static org.irqscope.core.imports.Texted.trace;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;

import org.irqscope.core.session.Session;
import org.irqscope.model.Device;
import org.irqscope.model.EventfdStimulus;
import org.irqscope.model.Ioeventfd;
import org.irqscope.model.IrqLineStimulus;
import org.irqscope.model.IrqchipMode;
import org.irqscope.model.MsiRoute;
import org.irqscope.model.RedirectionEntry;
import org.irqscope.model.Routing;
import org.irqscope.model.SignalMsiStimulus;
import org.irqscope.model.Signalling;
import org.irqscope.model.Stimulus;
import org.irqscope.model.TriggerMode;
import org.irqscope.model.VirtioDevice;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;
import org.junit.jupiter.api.Test;

/** What an import concludes from few lines about devices, their lines and their buses. */
class DeviceInferenceTest extends ImportedMachine {
	private static final Path REAL_NOAPIC = Path.of("samples", "perf-script-real-noapic-linux6.18.txt");

	@Test
	void guestsInterruptListOpensPinsAndNamesTheirVectorsByLinuxHabit() throws Exception {
		VirtualMachine machine = imported("""
				           CPU0       CPU1
				  4:        166          0   IO-APIC   4-edge      ttyS0
				  9:          0          0   IO-APIC   9-fasteoi   acpi
				""");
		assertEquals(2, machine.getVcpus().size());
		RedirectionEntry serial = X86Chips.ioapic(machine).getRedirtbl().get(4);
		assertFalse(serial.isMask());
		assertEquals(0x34, serial.getVector());
		assertEquals(TriggerMode.LEVEL, X86Chips.ioapic(machine).getRedirtbl().get(9).getTrigMode());
		assertEquals(List.of("ttyS0", "acpi"), machine.getStimuli().stream().map(Stimulus::getName).toList());
		assertEquals(9, assertInstanceOf(IrqLineStimulus.class, machine.getStimuli().get(1)).getGsi());
		assertEquals(Signalling.IRQ_LINE, machine.getDevices().get(0).getSignalling());
		assertTrue(Texted.conclusions(machine).containsAll(List.of(
				"text.txt:0 No file shows how ttyS0 raises GSI 4; KVM_IRQ_LINE is assumed, it may be an eventfd.",
				"text.txt:0 Pin 4 is used, and no file says with which vector; 52 is assumed, it may be any other.")));
	}

	@Test
	void interruptsOfAGuestWithAnIommuAreTheGuests() throws Exception {
		VirtualMachine machine = imported("""
				           CPU0       CPU1
				  0:         31          0  IR-IO-APIC   2-edge      timer
				 21:          0          0  IR-IO-APIC  21-fasteoi   virtio3
				 38:          0        611  IR-PCI-MSI 81921-edge      virtio6-input.0
				""");
		assertEquals(2, machine.getVcpus().size());
		assertEquals(List.of("virtio3"), machine.getDevices().stream().map(Device::getName).toList());
		assertEquals(0x30, X86Chips.ioapic(machine).getRedirtbl().get(2).getVector());
		assertTrue(Texted.conclusions(machine).stream().anyMatch(one -> one.contains("are remapped")));
	}

	@Test
	void devicesOnPicInterruptsComeInAtTheirInputs() throws Exception {
		VirtualMachine machine = imported("""
				           CPU0
				  0:         50    XT-PIC      timer
				  2:          0    XT-PIC      cascade
				  3:          5    XT-PIC      ttyS1
				 10:          5    XT-PIC      virtio0, virtio1
				""");
		assertEquals(List.of("ttyS1", "virtio0", "virtio1"), machine.getDevices().stream().map(Device::getName)
				.toList());
		Device virtio = assertInstanceOf(VirtioDevice.class, machine.getDevices().get(1));
		assertEquals(Signalling.IRQ_LINE, virtio.getSignalling());
		assertEquals(10, virtio.getGsi());
		assertEquals(0xff & ~(1 << 0 | 1 << 2 | 1 << 3), X86Chips.pics(machine).get(0).getImr());
		assertEquals(0xff & ~(1 << 2), X86Chips.pics(machine).get(1).getImr());
		assertEquals(List.of(), machine.getIrqfds());
	}

	@Test
	void deviceWithMessagesIsNamedAndNotInvented() throws Exception {
		VirtualMachine machine = imported("""
				           CPU0
				 24:          1   PCI-MSIX-0000:00:01.0   0-edge      virtio0-config
				""");
		assertEquals(List.of(), machine.getDevices());
		assertTrue(Texted.conclusions(machine).stream()
				.anyMatch(one -> one.startsWith("text.txt:2 virtio0-config sends")));
	}

	@Test
	void hostsInterruptListSaysNothingAboutTheGuest() throws Exception {
		VirtualMachine machine = imported("""
				           CPU0       CPU1       CPU2
				  4:          0          0         0   IO-APIC   4-edge      ttyS0
				 77:          9          0         0   IR-PCI-MSI 1-edge    vfio-msix[0](0000:3b:00.0)
				""");
		assertEquals(1, machine.getVcpus().size());
		assertEquals(List.of(), machine.getDevices());
		assertTrue(Texted.conclusions(machine).stream()
				.anyMatch(one -> one.startsWith("text.txt:3 These are interrupts")));
	}

	@Test
	void irqfdWithoutInterruptListIsTheSerialPortsOnItsLine() throws Exception {
		VirtualMachine machine = imported(REAL_NOAPIC);
		assertEquals("ttyS0", machine.getDevices().get(0).getName());
		assertSame(machine.getIrqfds().get(0).getEventfd(), machine.getDevices().get(0).getEventfd());
	}

	@Test
	void irqfdOfAnUnknownDeviceIsAnEventfdThatSomebodyWrites() throws Exception {
		VirtualMachine machine = imported("=====>kvm userspace_pid:7\n==>irqfds:\n=>kvm_kernel_irqfd gsi:30"
				+ " inject.func:(work_func_t)irqfd_inject+0x0 = 0xffffffffc0b9d150\n");
		EventfdStimulus stimulus = assertInstanceOf(EventfdStimulus.class, machine.getStimuli().get(0));
		assertEquals("GSI 30", stimulus.getName());
		assertSame(machine.getIrqfds().get(0).getEventfd(), stimulus.getEventfd());
	}

	@Test
	void stackOfAnIrqfdsWorkShowsTheIrqfdOfItsVectorsPin() throws Exception {
		VirtualMachine machine = new Texted(folder).with(Examples.APIC, "drgn-ioapic-redirtbl.txt")
				.with(Examples.APIC, "bpftrace-apic-accept-irq-stacks.txt").machine();
		assertEquals(4, machine.getIrqfds().get(0).getGsi());
		assertEquals("ttyS0", machine.getDevices().get(0).getName());
	}

	@Test
	void serialPortThatAnIoctlRaisesHasNoIrqfd() throws Exception {
		VirtualMachine machine = new Texted(folder).with(Examples.APIC, "proc-interrupts-apic.txt")
				.with("trace.txt", trace("qemu-system-x86", "kvm_set_irq: gsi 4 level 1 source 0")).machine();
		assertEquals(Signalling.IRQ_LINE, machine.getDevices().get(0).getSignalling());
		assertEquals(4, machine.getDevices().get(0).getGsi());
		assertEquals(List.of(), machine.getIrqfds());
	}

	@Test
	void lineThatAResamplerRaisesHasOne() throws Exception {
		VirtualMachine machine = imported(trace("kworker/1:0", "kvm_set_irq: gsi 11 level 1 source 1",
				"kvm_ioapic_set_irq: pin 11 dst 0 vec 81 (Fixed|physical|level)"));
		assertNotNull(machine.getIrqfds().get(0).getResamplefd());
		assertSame(machine.getResamplers().get(0), machine.getIrqfds().get(0).getResampler());
		assertEquals(11, machine.getResamplers().get(0).getGsi());
	}

	@Test
	void traceDecidesWhichInterruptComesFirst() throws Exception {
		VirtualMachine machine = new Texted(folder).with("interrupts.txt", """
				           CPU0
				  3:          5   IO-APIC   3-edge      ttyS1
				  4:        166   IO-APIC   4-edge      ttyS0
				""").with("trace.txt", trace("kworker/0:0", "kvm_set_irq: gsi 30 level 0 source 0",
				"kvm_set_irq: gsi 4 level 1 source 0", "kvm_set_irq: gsi 12 level 1 source 0")).machine();
		assertEquals(List.of("ttyS0", "GSI 12", "ttyS1"), machine.getStimuli().stream().map(Stimulus::getName)
				.toList());
	}

	@Test
	void pitOfTheKernelIsOnItsBusAndNoDevice() throws Exception {
		VirtualMachine machine = imported(trace("kvm-pit/7", "kvm_set_irq: gsi 0 level 1 source 2"));
		assertTrue(machine.getBuses().get(1).getRanges().stream()
				.anyMatch(range -> range.getDevice().equals("pit_dev_ops")));
		assertEquals(List.of(), machine.getDevices());
		assertEquals(List.of("PIT"), machine.getStimuli().stream().map(Stimulus::getName).toList());
	}

	@Test
	void rawFieldsTellThePitFromDevicesAndMaskedPinsFromOpenOnes() throws Exception {
		VirtualMachine machine = imported(trace("kvm-pit/7", "kvm_set_irq: gsi=0 level=1 irq_source_id=2"));
		assertEquals(List.of("PIT"), machine.getStimuli().stream().map(Stimulus::getName).toList());
		String pin = "kvm_ioapic_set_irq: pin=4 e=0x0500000000000021 coalesced=0";
		String call = "kvm_set_irq: gsi=4 level=1 irq_source_id=0";
		assertEquals(6, imported(trace("qemu", call, pin)).getVcpus().size());
		assertEquals(1, imported(trace("qemu", call, pin.replace("0000021", "0010021")))
				.getVcpus().size(), "a masked entry sends to nobody");
	}

	@Test
	void messageOfALineBecomesItsRoute() throws Exception {
		VirtualMachine machine = imported(trace("kworker/1:0", "kvm_set_irq: gsi 25 level 1 source 0",
				"kvm_msi_set_irq: dst 1 vec 84 (Fixed|physical|edge)",
				"kvm_apic_accept_irq: apicid 1 vec 84 (Fixed|edge)"));
		MsiRoute route = assertInstanceOf(MsiRoute.class, Routing.entries(machine.getIrqRouting(), 25).get(0));
		assertEquals(0xfee01000L, route.getAddress());
		assertEquals(84, route.getData());
		assertEquals(2, machine.getVcpus().size());
		assertEquals(25, machine.getIrqfds().get(0).getGsi());
	}

	@Test
	void messageWithoutLineIsSentByAStimulus() throws Exception {
		VirtualMachine machine = imported(
				trace("vhost-7", "kvm_msi_set_irq: dst 100 vec 84 (LowPrio|logical|level|rh)"));
		SignalMsiStimulus stimulus = assertInstanceOf(SignalMsiStimulus.class, machine.getStimuli().get(0));
		assertEquals(0x100_fee0000cL, stimulus.getAddress());
		assertEquals(0xc154, stimulus.getData());
	}

	@Test
	void busesWithoutChipsBelongToASplitIrqchip() throws Exception {
		String bus = """
				===>kvm.buses[%d]: KVM_BUS
				*(struct kvm_io_bus *)0xffffa04ab840d380 = {
				        .dev_count = (int)0,
				        .ioeventfd_count = (int)0,
				}
				""";
		VirtualMachine machine = imported("=====>kvm userspace_pid:7\n" + bus.formatted(0) + bus.formatted(1));
		assertEquals(IrqchipMode.SPLIT, X86Chips.of(machine).getIrqchipMode());
		assertEquals(24, X86Chips.of(machine).getReservedIoapicPins());
		assertEquals(List.of(), machine.getIrqRouting().getEntries());
	}

	@Test
	void registrationsPutTheKernelsDevicesOnTheirBuses() throws Exception {
		VirtualMachine machine = new Texted(folder).with(Examples.APIC, "bpftrace-io-bus-register.txt").machine();
		assertEquals(List.of("ioapic_mmio_ops"),
				machine.getBuses().get(0).getRanges().stream().map(range -> range.getDevice()).toList());
		assertEquals(List.of("picdev_master_ops", "picdev_slave_ops", "picdev_eclr_ops", "pit_dev_ops",
				"speaker_dev_ops"),
				machine.getBuses().get(1).getRanges().stream().map(range -> range.getDevice()).toList());
	}

	@Test
	void ioeventfdsOfOneQueueNotifyAddressMatchTheNumbersOfTheirQueues() throws Exception {
		String assignment = "7 vmm kvm_assign_ioeventfd_idx bus_idx:0\n"
				+ "7 vmm kvm_io_bus_register_dev bus_idx:0 addr:0xd0000050 len:4\n";
		VirtualMachine machine = imported(assignment + assignment);
		List<Ioeventfd> ioeventfds = machine.getBuses().get(0).getIoeventfds();
		assertEquals(List.of(0L, 1L), ioeventfds.stream().map(Ioeventfd::getDatamatch).toList());
		assertTrue(ioeventfds.stream().noneMatch(Ioeventfd::isWildcard));
		assertEquals(2, machine.getEventfds().size());
	}

	@Test
	void machineOfEveryRuleCanBeWalked() throws Exception {
		VirtualMachine machine = imported(trace("kworker/1:0", "kvm_set_irq: gsi 25 level 1 source 0",
				"kvm_msi_set_irq: dst 1 vec 84 (Fixed|physical|edge)"));
		Session session = Session.run(machine, machine.getStimuli().get(0));
		assertTrue(session.walk().events().stream().anyMatch(line -> line.text().startsWith("dst 1 vec 84 (Fixed")));
	}
}
