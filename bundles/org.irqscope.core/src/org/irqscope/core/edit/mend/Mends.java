package org.irqscope.core.edit.mend;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.irqscope.core.edit.PinDevices;
import org.irqscope.core.edit.QueueDevices;
import org.irqscope.model.Aplic;
import org.irqscope.model.AplicSource;
import org.irqscope.model.Device;
import org.irqscope.model.Element;
import org.irqscope.model.InterruptController;
import org.irqscope.model.Imsic;
import org.irqscope.model.Irqfd;
import org.irqscope.model.KpicState;
import org.irqscope.model.Lapic;
import org.irqscope.model.ModelPackage;
import org.irqscope.model.MsiRoute;
import org.irqscope.model.PlicSource;
import org.irqscope.model.RedirectionEntry;
import org.irqscope.model.RiscvMachine;
import org.irqscope.model.RiscvVcpu;
import org.irqscope.model.Vcpu;
import org.irqscope.model.VirtioDevice;
import org.irqscope.model.VirtualMachine;

/** What mends the problems that a machine's rules find, a rule each. For any thread. */
public final class Mends {
	private static final Map<String, Mend> MENDS = new HashMap<>();

	static {
		put("element.no.id", "mend.id", Element.class, PartMends::id);
		put("element.same.id", "mend.id", Element.class, PartMends::id);
		put("controller.place", "mend.take.away", EObject.class, Mends::takeAway);
		put("controller.second", "mend.take.away", EObject.class, Mends::takeAway);
		put("controller.parts", "mend.parts", InterruptController.class, PartMends::parts);
		put("vcpu.no.lapic", "mend.lapic", Vcpu.class, PartMends::lapic);
		put("vcpu.same.number", "mend.vcpus", VirtualMachine.class, (machine, same) -> PartMends.vcpus(machine));
		put("pic.pair", "mend.pair", VirtualMachine.class, (machine, same) -> PartMends.pair(machine));
		put("ioapic.pins", "mend.pins", VirtualMachine.class, (machine, same) -> PartMends.pins(machine));
		put("pic.register", "mend.byte", KpicState.class, RegisterMends::bytes);
		put("pic.priority", "mend.priority", KpicState.class, RegisterMends::priority);
		put("pic.elcr", "mend.elcr", KpicState.class, RegisterMends::edges);
		put("rte.vector", "mend.vector", RedirectionEntry.class, RegisterMends::vector);
		put("rte.nobody", "mend.destination", RedirectionEntry.class, RegisterMends::destination);
		put("lapic.isr", "mend.in.service", Lapic.class, RegisterMends::inService);
		put("lapic.irr", "mend.pending", Lapic.class, RegisterMends::pending);
		put("host.kernel", "mend.kernel", VirtualMachine.class, (machine, same) -> machine.getHost()
				.eUnset(ModelPackage.Literals.HOST__KERNEL));
		put("routing.missing", "mend.routing", VirtualMachine.class, (machine, same) -> WayMends.routing(machine));
		for (String route : Set.of("route.pin", "route.chip.in.user.space", "route.mixed", "route.same.chip",
				"route.same.pin"))
			put(route, "mend.route.away", EObject.class, Mends::takeAway);
		put("gsi.range", "mend.gsi", EObject.class, WayMends::gsi);
		put("irqfd.no.gsi", "mend.gsi", Irqfd.class, WayMends::gsi);
		put("irqfd.no.eventfd", "mend.eventfd", Irqfd.class, WayMends::eventfd);
		put("irqfd.same.eventfd", "mend.eventfd", Irqfd.class, WayMends::eventfd);
		put("irqfd.resample.needs.chip", "mend.resample", Irqfd.class, (machine, irqfd) -> irqfd.setResamplefd(null));
		put("irqfd.needs.chip", "mend.chips", EObject.class, (machine, irqfd) -> PartMends.chips(machine));
		put("device.no.eventfd", "mend.way", Device.class, WayMends::way);
		put("device.nobody.waits", "mend.way", Device.class, WayMends::way);
		put("device.no.gsi", "mend.gsi", Device.class, WayMends::gsi);
		put("device.no.msix", "mend.msix", Device.class, WayMends::msix);
		put("pci.no.msix", "mend.msix", Device.class, WayMends::msix);
		put("pci.same.slot", "mend.slot", Device.class, PciMends::slot);
		put("pci.same.table", "mend.table", Device.class, PciMends::table);
		put("pci.many.entries", "mend.entries", Device.class, PciMends::shorten);
		put("pci.entry.order", "mend.order", Device.class, PciMends::number);
		put("pci.entry.eventfd", "mend.signal", Device.class, PciMends::signal);
		put("pci.entry.host", "mend.host", Device.class, PciMends::host);
		put("pci.entry.route", "mend.message", Device.class, PciMends::route);
		put("pin.no.gsi", "mend.line", Device.class, (machine, device) -> new PinDevices(machine, device).takeLine());
		put("pin.same.registers", "mend.registers", Device.class,
				(machine, device) -> new PinDevices(machine, device).takeRegisters());
		put("pin.no.eventfd", "mend.signal", Device.class,
				(machine, device) -> new PinDevices(machine, device).signal());
		put("pin.no.resamplefd", "mend.resamplefd", Device.class,
				(machine, device) -> new PinDevices(machine, device).resample());
		put("pin.two.paths", "mend.one.way", Device.class,
				(machine, device) -> new PinDevices(machine, device).oneWay());
		putQueues();
		putRiscv();
	}

	private static void putQueues() {
		put("queue.config", "mend.no.vector", VirtioDevice.class, (machine, device) -> device.setConfigVector(-1));
		put("queue.vector", "mend.no.vector", VirtioDevice.class, QueueMends::vector);
		put("queue.order", "mend.queue.order", VirtioDevice.class,
				(machine, device) -> new QueueDevices(machine, device).number());
		put("queue.rings", "mend.rings", VirtioDevice.class,
				(machine, device) -> device.getQueues().forEach(QueueDevices::empty));
		put("queue.kick", "mend.kick", VirtioDevice.class, QueueMends::kick);
		put("mmio.and.pci", "mend.no.mmio", VirtioDevice.class, (machine, device) -> device.setMmio(null));
		put("mmio.message", "mend.line", VirtioDevice.class, QueueMends::line);
		put("mmio.same.registers", "mend.registers", VirtioDevice.class,
				(machine, device) -> new QueueDevices(machine, device).takeMmio());
	}

	private static void putRiscv() {
		for (String away : Set.of("riscv.place", "riscv.no.hart", "riscv.same.source", "riscv.context",
				"irqfd.swallowed"))
			put(away, "mend.take.away", EObject.class, Mends::takeAway);
		put("route.source", "mend.route.away", EObject.class, Mends::takeAway);
		put("irqfd.resample.never", "mend.resample", Irqfd.class, (machine, irqfd) -> irqfd.setResamplefd(null));
		put("riscv.no.plic", "mend.plic", RiscvMachine.class, RiscvMends::plic);
		put("riscv.no.imsic", "mend.imsic", Vcpu.class, RiscvMends::imsic);
		put("riscv.source.off", "mend.plic.enable", PlicSource.class, RiscvMends::enable);
		put("riscv.priority", "mend.plic.priority", PlicSource.class, (machine, source) -> source.setPriority(1));
		put("riscv.target", "mend.aplic.target", AplicSource.class, RiscvMends::target);
		put("riscv.no.source", "mend.riscv.source", Device.class, RiscvMends::source);
		put("riscv.domain.off", "mend.aplic.domain", Aplic.class, (machine, aplic) -> aplic.setDomainEnabled(true));
		put("riscv.delivery.off", "mend.imsic.delivery", Imsic.class, (machine, file) -> file.setEidelivery(true));
		put("riscv.external.off", "mend.hart.external", RiscvVcpu.class, RiscvMends::external);
		put("riscv.message.plic", "mend.route.away", EObject.class, Mends::takeAway);
		put("riscv.message.nobody", "mend.message.hart", MsiRoute.class, RiscvMends::message);
		put("riscv.message.off", "mend.imsic.enable", MsiRoute.class, RiscvMends::hear);
		put("riscv.irqfd.stays", "mend.irqfd.message", Irqfd.class, RiscvMends::message);
		put("riscv.identity.off", "mend.imsic.enable", AplicSource.class, RiscvMends::identity);
	}

	private Mends() {
	}

	private static <T extends EObject> void put(String rule, String title, Class<T> type,
			BiConsumer<VirtualMachine, T> edit) {
		MENDS.put(rule, Mend.of(title, type, edit));
	}

	private static void takeAway(VirtualMachine machine, EObject where) {
		EcoreUtil.delete(where, true);
	}

	/** What mends the problems of a rule; nothing where nobody can know what was meant. */
	public static Optional<Mend> of(String rule) {
		return Optional.ofNullable(MENDS.get(rule));
	}
}
