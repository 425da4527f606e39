package org.irqscope.core.edit.mend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.util.EcoreUtil;
import org.irqscope.core.edit.Devices;
import org.irqscope.core.edit.NewElement;
import org.irqscope.core.edit.PciDevices;
import org.irqscope.core.edit.PinDevices;
import org.irqscope.core.edit.QueueDevices;
import org.irqscope.core.edit.RiscvFaults;
import org.irqscope.core.edit.template.MachineTemplate;
import org.irqscope.core.edit.template.NewMachine;
import org.irqscope.model.Device;
import org.irqscope.model.GuestNotifiers;
import org.irqscope.model.Irqchip;
import org.irqscope.model.IrqchipMode;
import org.irqscope.model.IrqchipRoute;
import org.irqscope.model.KpicState;
import org.irqscope.model.Lapic;
import org.irqscope.model.Machines;
import org.irqscope.model.ModelFactory;
import org.irqscope.model.MsiRoute;
import org.irqscope.model.PciFunctions;
import org.irqscope.model.RedirectionEntry;
import org.irqscope.model.Routing;
import org.irqscope.model.Signalling;
import org.irqscope.model.VectorSet;
import org.irqscope.model.VfioDevice;
import org.irqscope.model.VirtioDevice;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;
import org.irqscope.model.rules.MachineValidator;
import org.irqscope.model.rules.Problem;
import org.irqscope.scene.Point;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule of a machine has its mend, after which the rule holds. */
class MendsTest {
	private static final Map<String, Consumer<VirtualMachine>> FAULTS = new TreeMap<>();

	static {
		FAULTS.put("element.no.id", machine -> machine.getDevices().get(0).setId(null));
		FAULTS.put("element.same.id", machine -> machine.getEventfds().get(0).setId("irqfd0"));
		FAULTS.put("controller.place", machine -> machine.getControllers()
				.add(X86Chips.lapic(Machines.vcpu(7))));
		FAULTS.put("controller.second", machine -> {
			machine.getControllers().add(X86Chips.ioapic(Machines.create("", 0)));
			machine.getControllers().get(3).setId("another");
		});
		FAULTS.put("controller.parts", machine -> {
			NewElement.PIT.addTo(machine, new Point(0, 0));
			machine.getControllers().stream().filter(org.irqscope.model.KpitState.class::isInstance)
					.forEach(pit -> ((org.irqscope.model.KpitState) pit).getChannels().clear());
		});
		FAULTS.put("vcpu.no.lapic", machine -> machine.getVcpus().get(0).getControllers().clear());
		FAULTS.put("vcpu.same.number", machine -> machine.getVcpus().get(1).setVcpuId(0));
		FAULTS.put("pic.pair", machine -> machine.getControllers().remove(X86Chips.pics(machine).get(0)));
		FAULTS.put("pic.register", machine -> pic(machine).setImr(0x1ff));
		FAULTS.put("pic.priority", machine -> pic(machine).setPriorityAdd(9));
		FAULTS.put("pic.elcr", machine -> pic(machine).setElcr(1));
		FAULTS.put("ioapic.pins", machine -> X86Chips.ioapic(machine).getRedirtbl().remove(7));
		FAULTS.put("rte.vector", machine -> pin(machine).setVector(3));
		FAULTS.put("rte.nobody", machine -> pin(machine).setDestId(9));
		FAULTS.put("lapic.isr", machine -> lapic(machine).setIsr(VectorSet.of(0x31, 0x35, 0x41)));
		FAULTS.put("lapic.irr", machine -> lapic(machine).setIrr(VectorSet.of(3, 0x31)));
		FAULTS.put("routing.missing", machine -> machine.setIrqRouting(null));
		FAULTS.put("route.pin", machine -> route(machine, 0).setPin(24));
		FAULTS.put("route.chip.in.user.space", machine -> X86Chips.of(machine).setIrqchipMode(IrqchipMode.SPLIT));
		FAULTS.put("route.mixed", machine -> NewElement.MSI_ROUTE.addTo(machine, new Point(0, 0)));
		FAULTS.put("route.same.chip", machine -> machine.getIrqRouting().getEntries()
				.addAll(Routing.routes(5, Irqchip.IOAPIC)));
		FAULTS.put("route.same.pin", machine -> route(machine, 23).setPin(22));
		FAULTS.put("gsi.range", machine -> machine.getIrqfds().get(0).setGsi(Routing.MAX_ROUTES));
		FAULTS.put("host.kernel", machine -> machine.getHost().setKernel("next"));
		FAULTS.put("irqfd.no.gsi", machine -> machine.getIrqfds().get(0).setGsi(-1));
		FAULTS.put("irqfd.no.eventfd", machine -> NewElement.IRQFD.addTo(machine, new Point(0, 0)));
		FAULTS.put("irqfd.same.eventfd", machine -> {
			NewElement.IRQFD.addTo(machine, new Point(0, 0));
			machine.getIrqfds().get(1).setEventfd(machine.getEventfds().get(0));
			machine.getIrqfds().get(1).setGsi(5);
		});
		FAULTS.put("irqfd.resample.needs.chip", machine -> {
			X86Chips.of(machine).setIrqchipMode(IrqchipMode.SPLIT);
			machine.getIrqfds().get(0).setResamplefd(ModelFactory.eINSTANCE.createEventfd());
		});
		FAULTS.put("irqfd.needs.chip", machine -> {
			X86Chips.of(machine).setIrqchipMode(IrqchipMode.NONE);
			machine.getControllers().clear();
		});
		FAULTS.put("device.no.eventfd", machine -> NewElement.NVME.addTo(machine, new Point(0, 0)));
		FAULTS.put("device.nobody.waits", machine -> machine.getIrqfds().clear());
		FAULTS.put("device.no.gsi", machine -> machine.getDevices().get(0).setSignalling(Signalling.IRQ_LINE));
		FAULTS.put("pci.no.msix", machine -> function(machine).setMsix(null));
		FAULTS.put("pci.same.slot", machine -> function(machine).getPci()
				.setSlot(function(machine).getPci().getSlot()));
		FAULTS.put("pci.same.table", machine -> function(machine).getPci()
				.setTableAddress(function(machine).getPci().getTableAddress()));
		FAULTS.put("pci.many.entries", machine -> {
			Device device = function(machine);
			while (device.getMsix().getEntries().size() <= PciFunctions.MOST_ENTRIES)
				device.getMsix().getEntries().add(EcoreUtil.copy(device.getMsix().getEntries().get(0)));
		});
		FAULTS.put("pci.entry.order", machine -> function(machine).getMsix().getEntries().move(1, 0));
		FAULTS.put("pci.entry.eventfd", machine -> function(machine).getMsix().getEntries()
				.forEach(entry -> entry.setEventfd(null)));
		FAULTS.put("pci.entry.host", machine -> {
			function(machine);
			machine.getBypassProducers().clear();
		});
		FAULTS.put("pci.entry.route", machine -> {
			function(machine);
			machine.getIrqRouting().getEntries().removeIf(MsiRoute.class::isInstance);
		});
		FAULTS.put("pin.no.gsi", machine -> passed(machine).setGsi(-1));
		FAULTS.put("pin.same.registers", machine -> {
			passed(machine);
			passed(machine).getPci().setBarAddress(machine.getDevices().get(1).getPci().getBarAddress());
		});
		FAULTS.put("pin.no.eventfd", machine -> passed(machine).getIntx().setUnmask(null));
		FAULTS.put("pin.no.resamplefd", machine -> passed(machine).getIntx()
				.setUnmask(machine.getEventfds().get(0)));
		FAULTS.put("pin.two.paths", machine -> passed(machine).getIntx().setSlow(true));
		FAULTS.put("queue.config", machine -> queues(machine).setConfigVector(9));
		FAULTS.put("queue.vector", machine -> queues(machine).getQueues().get(0).setVector(9));
		FAULTS.put("queue.order", machine -> queues(machine).getQueues().get(0).setIndex(1));
		FAULTS.put("queue.rings", machine -> queues(machine).getQueues().get(0).setUsedIdx(1));
		FAULTS.put("queue.kick", machine -> queues(machine).getQueues().get(0)
				.setKick(machine.getEventfds().get(0)));
		FAULTS.put("mmio.and.pci", machine -> queues(machine)
				.setMmio(ModelFactory.eINSTANCE.createVirtioMmio()));
		FAULTS.put("mmio.message", machine -> mmio(machine).setSignalling(Signalling.SIGNAL_MSI));
		FAULTS.put("mmio.same.registers", machine -> mmio(machine).getMmio()
				.setAddress(mmio(machine).getMmio().getAddress()));
		FAULTS.put("device.no.msix", machine -> machine.getDevices().get(0).setSignalling(Signalling.SIGNAL_MSI));
		FAULTS.putAll(RiscvFaults.ALL);
	}

	/** A device that is passed through, on the bus. */
	private static Device function(VirtualMachine machine) {
		Device device = Devices.add(machine, NewElement.VFIO);
		new PciDevices(machine, device).plug(GuestNotifiers.NONE, 2);
		return device;
	}

	/** A virtio device on the bus, with its queue. */
	private static VirtioDevice queues(VirtualMachine machine) {
		VirtioDevice device = (VirtioDevice) Devices.add(machine, NewElement.VIRTIO);
		new QueueDevices(machine, device).plug(GuestNotifiers.IRQFD, 1);
		return device;
	}

	/** A virtio device without a bus. */
	private static VirtioDevice mmio(VirtualMachine machine) {
		VirtioDevice device = (VirtioDevice) Devices.add(machine, NewElement.VIRTIO);
		new QueueDevices(machine, device).map();
		return device;
	}

	/** A device that is passed through with its pin. */
	private static VfioDevice passed(VirtualMachine machine) {
		Device device = Devices.add(machine, NewElement.VFIO);
		new PinDevices(machine, device).plug();
		return (VfioDevice) device;
	}

	private static KpicState pic(VirtualMachine machine) {
		return X86Chips.pics(machine).get(0);
	}

	private static Lapic lapic(VirtualMachine machine) {
		return X86Chips.lapic(machine.getVcpus().get(0));
	}

	private static RedirectionEntry pin(VirtualMachine machine) {
		return X86Chips.ioapic(machine).getRedirtbl().get(4);
	}

	private static IrqchipRoute route(VirtualMachine machine, int gsi) {
		return (IrqchipRoute) Routing.entries(machine.getIrqRouting(), gsi).get(0);
	}

	private static Stream<String> rules() {
		return FAULTS.keySet().stream();
	}

	private static List<Problem> problems(VirtualMachine machine, String rule) {
		return MachineValidator.validate(machine).stream().filter(problem -> problem.key().equals(rule)).toList();
	}

	@ParameterizedTest
	@MethodSource("rules")
	void afterItsMendARuleHolds(String rule) {
		VirtualMachine machine = RiscvFaults.machine(rule).orElseGet(() -> new NewMachine("new", MachineTemplate.IOAPIC,
				2, org.irqscope.model.Vendor.VMX, false).create());
		FAULTS.get(rule).accept(machine);
		if (rule.equals("route.mixed"))
			machine.getIrqRouting().getEntries().get(machine.getIrqRouting().getEntries().size() - 1).setGsi(5);
		List<Problem> before = problems(machine, rule);
		assertTrue(!before.isEmpty(), rule);
		Mend mend = Mends.of(rule).orElseThrow();
		assertTrue(!mend.title().isBlank() && !mend.title().startsWith("mend."), mend.title());
		for (int left = before.size(); left > 0; left = problems(machine, rule).size()) {
			mend.apply(machine, problems(machine, rule).get(0));
			assertTrue(problems(machine, rule).size() < left, rule);
		}
	}

	/** The rules as the sources of the model name them. */
	@Test
	void noRuleIsWithoutItsMend() throws IOException {
		Pattern rule = Pattern.compile("Problem\\.(?:error|warning)\\(\\w+, \"([a-z.]+)\"");
		TreeSet<String> rules = new TreeSet<>();
		try (Stream<Path> sources = Files.list(Path.of("../org.irqscope.model/src/org/irqscope/model/rules"))) {
			for (Path source : sources.toList())
				rule.matcher(Files.readString(source)).results().forEach(found -> rules.add(found.group(1)));
		}
		assertEquals(FAULTS.keySet(), rules);
	}
}
