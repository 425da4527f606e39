package org.irqscope.core.picture.machine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.irqscope.core.Texts;
import org.irqscope.core.chip.UsedLines;
import org.irqscope.core.chip.Vectors;
import org.irqscope.core.picture.EntryText;
import org.irqscope.core.picture.Highlights;
import org.irqscope.core.picture.Places;
import org.irqscope.emulator.kvm.KvmFields;
import org.irqscope.emulator.riscv.kvmtool.Kvmtool;
import org.irqscope.model.Device;
import org.irqscope.model.EduDevice;
import org.irqscope.model.Eventfd;
import org.irqscope.model.IrqchipRoute;
import org.irqscope.model.Irqfd;
import org.irqscope.model.Machines;
import org.irqscope.model.MsiRoute;
import org.irqscope.model.NvmeDevice;
import org.irqscope.model.PciFunctions;
import org.irqscope.model.RiscvMachine;
import org.irqscope.model.RoutingEntry;
import org.irqscope.model.SerialDevice;
import org.irqscope.model.Signalling;
import org.irqscope.model.VfioDevice;
import org.irqscope.model.VirtioDevice;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.BitState;
import org.irqscope.scene.Mark;
import org.irqscope.scene.Node;
import org.irqscope.scene.Row;
import org.irqscope.scene.theme.Role;

/** The nodes left of the interrupt chips: devices, eventfds, irqfds and the routing entries of a GSI. */
final class DeviceNodes {
	private static final long UART_STRIDE = 0x1000;
	private final VirtualMachine machine;
	private final UsedLines lines;
	private final Highlights highlights;
	private final Optional<String> active;

	DeviceNodes(VirtualMachine machine, UsedLines lines, Highlights highlights, Optional<String> active) {
		this.machine = machine;
		this.lines = lines;
		this.highlights = highlights;
		this.active = active;
	}

	private boolean isActive(String node) {
		return active.filter(node::equals).isPresent();
	}

	Node device(Device device) {
		Row.Pin signal = new Row.Pin("out", device.isLevel() ? BitState.LEVEL : BitState.EDGE,
				Texts.of("node.device.signals"), signals(device), Mark.NONE);
		List<Row> rows = PciFunctions.isFunction(device) ? PciLinks.rows(machine, device, highlights)
				: new RegisterRows(machine.getDevices().indexOf(device), highlights).behind(signal, device);
		Role role = device instanceof VfioDevice ? Role.PASSTHROUGH : Role.DEVICE;
		return new Node(device.getId(), role, Machines.title(device), kind(device), rows,
				isActive(device.getId()));
	}

	private String kind(Device device) {
		if (device instanceof SerialDevice && machine instanceof RiscvMachine) {
			int port = machine.getDevices().stream().filter(SerialDevice.class::isInstance).toList().indexOf(device);
			return Texts.of("node.serial.riscv", Long.toHexString(Kvmtool.UART + port * UART_STRIDE));
		}
		if (device instanceof SerialDevice serial)
			return Texts.of("node.serial", Integer.toHexString(serial.getPortBase()));
		if (device instanceof VirtioDevice virtio)
			return Texts.of("node.virtio", virtio.getKind() == null ? "" : virtio.getKind()).strip();
		if (device instanceof VfioDevice vfio)
			return Texts.of("node.vfio", vfio.getAddress() == null ? "" : vfio.getAddress()).strip();
		if (device instanceof EduDevice)
			return Texts.of("node.edu");
		return device instanceof NvmeDevice ? Texts.of("node.nvme") : "";
	}

	private String signals(Device device) {
		if (device.getSignalling() == Signalling.IRQFD)
			return device.getEventfd() == null ? "\u2013" : device.getEventfd().getId();
		if (device.getSignalling() == Signalling.IRQ_LINE && machine instanceof RiscvMachine)
			return Texts.of("node.line", device.getGsi());
		return device.getSignalling() == Signalling.IRQ_LINE ? "GSI " + device.getGsi() : "MSI";
	}

	Node eventfd(Eventfd eventfd) {
		int index = machine.getEventfds().indexOf(eventfd);
		Row.Field count = new Row.Field("count", Texts.of("node.eventfd.count"), Long.toString(eventfd.getCount()),
				highlights.mark(KvmFields.EVENTFD_COUNT, index),
				highlights.previous(KvmFields.EVENTFD_COUNT, index), "0 \u2192 1");
		return new Node(eventfd.getId(), Role.EVENTFD, Machines.title(eventfd), "", List.of(count),
				isActive(eventfd.getId()));
	}

	Node irqfd(Irqfd irqfd) {
		int index = machine.getIrqfds().indexOf(irqfd);
		List<RoutingEntry> entries = lines.entries(irqfd.getGsi());
		List<Row> rows = new ArrayList<>();
		rows.add(new Row.Field("gsi", "gsi", irqfd.getGsi() < 0 ? "\u2013" : Integer.toString(irqfd.getGsi())));
		rows.add(new Row.Field(KvmFields.IRQ_ENTRY.name(), KvmFields.IRQ_ENTRY.name(),
				entries.size() == 1 ? route(entries.get(0)) : Texts.of("node.irqfd.none")));
		boolean queued = irqfd.isInjectPending();
		rows.add(Row.Pin.either("injectPending", queued ? BitState.PENDING : BitState.CLEAR, "inject",
				Texts.of(queued ? "node.irqfd.queued" : "node.irqfd.idle"),
				Texts.of(queued ? "node.irqfd.idle" : "node.irqfd.queued"),
				highlights.mark(KvmFields.INJECT_QUEUED, index)));
		if (irqfd.getResamplefd() != null)
			rows.add(new Row.Pin("resamplefd", BitState.LEVEL, "resample", irqfd.getResamplefd().getId(), Mark.NONE));
		return new Node(irqfd.getId(), Role.IRQFD, Machines.title(irqfd), "", rows, isActive(irqfd.getId()));
	}

	Node gsi(int gsi) {
		List<RoutingEntry> entries = lines.entries(gsi);
		List<Row> rows = new ArrayList<>();
		for (int at = 0; at < entries.size(); at++)
			rows.add(entry(at, entries.get(at)));
		// The chips stand in this order, so that their lines need not cross.
		rows.sort(Comparator.comparing(row -> ((Row.Pin) row).name().equals("IOAPIC")));
		String caption = Texts.of("node.gsi.entries", entries.size());
		return new Node(Places.gsi(gsi), Role.ROUTING, "GSI " + gsi, caption, rows, isActive(Places.gsi(gsi)));
	}

	private static Row entry(int at, RoutingEntry entry) {
		String value = entry instanceof IrqchipRoute route ? Texts.of("node.pin", route.getPin()) : route(entry);
		return new Row.Pin("entry" + at, BitState.SET, EntryText.type(entry), value, Mark.NONE);
	}

	private static String route(RoutingEntry entry) {
		if (entry instanceof MsiRoute msi)
			return Vectors.name(msi.getData() & 0xff) + " \u2192 " + (msi.getAddress() >> 12 & 0xff);
		return entry instanceof IrqchipRoute route ? EntryText.type(entry) + " " + route.getPin()
				: EntryText.type(entry);
	}
}
