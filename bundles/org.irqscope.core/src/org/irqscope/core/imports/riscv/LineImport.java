package org.irqscope.core.imports.riscv;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.irqscope.core.imports.draft.Draft;
import org.irqscope.model.Device;
import org.irqscope.model.DeviceStimulus;
import org.irqscope.model.Machines;
import org.irqscope.model.ModelFactory;
import org.irqscope.model.RiscvMachine;
import org.irqscope.model.RiscvMachines;
import org.irqscope.model.Signalling;
import org.irqscope.trace.facts.InterruptCount;
import org.irqscope.trace.facts.SourceLine;
import org.irqscope.trace.facts.TreeFact;

/** Who drives which line of a machine of RISC-V. For one import, in one thread. */
final class LineImport {
	private static final ModelFactory FACTORY = ModelFactory.eINSTANCE;
	private static final Pattern VIRTIO = Pattern.compile("(virtio\\d+)(?:-.*)?");
	private static final int FIRST_HART = 0;
	private final Draft draft;
	private final RiscvMachine machine;
	private final RiscvEvidence evidence;
	private final Map<Integer, Wire> wires = new TreeMap<>();

	/** A line with what is known of it. */
	private record Wire(SourceLine where, boolean level, String driver, String name) {
		Wire named(String other) {
			return new Wire(where, level, driver, other);
		}
	}

	LineImport(Draft draft, RiscvEvidence evidence) {
		this.draft = draft;
		this.machine = (RiscvMachine) draft.machine();
		this.evidence = evidence;
	}

	void run() {
		draft.evidence().tree(TreeFact.Wired.class).filter(wired -> fits(wired.line()))
				.forEach(wired -> wires.putIfAbsent(wired.line(), new Wire(wired.where(), wired.isLevel()
						|| wired.type() == 0 && isSerial(wired.compatible()), wired.compatible(), wired.name())));
		evidence.lines().forEach(this::row);
		wires.forEach(this::add);
		if (!wires.isEmpty())
			draft.conclusions().assume(machine, "assumption.riscv.hart");
	}

	private static boolean fits(long line) {
		return line > 0 && line <= RiscvMachines.MOST_SOURCES;
	}

	private static boolean isSerial(String driver) {
		return driver.contains("16550") || driver.contains("8250");
	}

	/** A row of the guest's interrupts names the driver. */
	private void row(InterruptCount row) {
		if (!fits(row.hwirq().getAsLong()) || row.actions().isEmpty())
			return;
		String action = row.actions().get(0);
		Matcher virtio = VIRTIO.matcher(action);
		String name = virtio.matches() ? virtio.group(1) : action;
		String driver = virtio.matches() ? "virtio,mmio" : action.startsWith("ttyS") ? "ns16550a" : "";
		boolean level = row.trigger().toLowerCase(Locale.ROOT).startsWith("level");
		wires.compute((int) row.hwirq().getAsLong(), (line, known) -> known == null
				? new Wire(row.where(), level, driver, name) : known.named(name));
	}

	private void add(int line, Wire wire) {
		RiscvMachines.setUp(machine, line, wire.level, FIRST_HART);
		Optional<Device> made = device(wire);
		if (made.isEmpty()) {
			draft.conclusions().add(wire.where, machine, "inference.riscv.line.other", line, wire.name);
			return;
		}
		Device device = made.get();
		device.setId(Machines.freeId(machine, "device"));
		device.setName(wire.name);
		device.setSignalling(Signalling.IRQ_LINE);
		device.setGsi(line);
		device.setLevel(wire.level);
		machine.getDevices().add(device);
		DeviceStimulus stimulus = FACTORY.createDeviceStimulus();
		stimulus.setId(Machines.freeId(machine, "stimulus"));
		stimulus.setName(wire.name);
		stimulus.setDevice(device);
		machine.getStimuli().add(stimulus);
		draft.conclusions().add(wire.where, device, "inference.riscv.line", wire.name, line);
	}

	private static Optional<Device> device(Wire wire) {
		if (isSerial(wire.driver))
			return Optional.of(FACTORY.createSerialDevice());
		return wire.driver.startsWith("virtio") ? Optional.of(FACTORY.createVirtioDevice()) : Optional.empty();
	}
}
