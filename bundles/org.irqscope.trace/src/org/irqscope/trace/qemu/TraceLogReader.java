package org.irqscope.trace.qemu;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.irqscope.trace.facts.QemuFact;
import org.irqscope.trace.text.Findings;
import org.irqscope.trace.text.ImportException;
import org.irqscope.trace.text.Line;
import org.irqscope.trace.text.LineReader;
import org.irqscope.trace.text.Quantity;
import org.irqscope.trace.text.TextFormat;

/**
 * QEMU's own trace log, {@code PID@SECONDS:event text} or {@code event text}; what
 * it says of routes and messages is kept.
 */
public final class TraceLogReader implements LineReader {
	private static final Pattern EVENT = Pattern.compile("\\d+@(?:\\d+:)?\\d+\\.\\d{1,9}:([a-z]\\w*)(?: (.*))?");
	/** Newer versions print who and when only with {@code -msg timestamp=on}. */
	private static final Pattern BARE = Pattern.compile("((?:vfio|msix?|virtio)_[a-z_]+"
			+ "|kvm_(?:irqchip|set_ioeventfd|set_user|run_exit|vm_ioctl|vcpu_ioctl|ioctl|device_ioctl|resample)[a-z_]*)"
			+ "(?: (.*))?");
	private static final Pattern ROUTE = Pattern.compile("dev (\\S*) vector (\\d+) virq (\\d+)");
	private static final Pattern MESSAGE = Pattern
			.compile(" ?\\(([^)]+)\\) vector (\\d+) (0x[0-9a-f]{1,16})/(0x[0-9a-f]{1,8})");
	/** Older versions write the address space into the upper half of the slot. */
	private static final Pattern MEMORY = Pattern.compile("(?:AddrSpace#(\\d{1,5}) )?Slot#(\\d{1,9}) "
			+ "flags=(0x[0-9a-f]{1,8}) gpa=(0x[0-9a-f]{1,16}) size=(0x[0-9a-f]{1,16}) ua=(0x[0-9a-f]{1,16})"
			+ "(?: guest_memfd=-?\\d+ guest_memfd_offset=0x[0-9a-f]+)? ret=0");
	private static final int SPACE_SHIFT = 16, SLOT_MASK = 0xffff;

	@Override
	public Optional<TextFormat> format() {
		return Optional.of(TextFormat.QEMU_TRACE);
	}

	@Override
	public boolean take(Line line, Findings findings) throws ImportException {
		String head = line.text().stripLeading();
		Matcher event = EVENT.matcher(head);
		if (!event.matches())
			event = BARE.matcher(head);
		if (!event.matches())
			return false;
		String text = event.group(2) == null ? "" : event.group(2);
		switch (event.group(1)) {
		case "kvm_irqchip_add_msi_route" -> route(line, ROUTE.matcher(text), findings);
		case "vfio_msi_interrupt" -> message(line, MESSAGE.matcher(text), findings);
		case "kvm_set_user_memory" -> memory(line, MEMORY.matcher(text), findings);
		default -> {
			// The others say nothing that a machine keeps.
		}
		}
		return true;
	}

	private static void route(Line line, Matcher route, Findings findings) throws ImportException {
		if (route.matches())
			findings.add(new QemuFact.Route(line.where(), route.group(1), vector(line, route.group(2)),
					(int) Quantity.GSI.read(line, route.group(3))));
	}

	private static void message(Line line, Matcher message, Findings findings) throws ImportException {
		if (message.matches())
			findings.add(new QemuFact.Message(line.where(), message.group(1), vector(line, message.group(2)),
					Quantity.ADDRESS.read(line, message.group(3)),
					(int) Quantity.ADDRESS.read(line, message.group(4))));
	}

	private static void memory(Line line, Matcher memory, Findings findings) throws ImportException {
		if (!memory.matches())
			return;
		int slot = vector(line, memory.group(2));
		int space = memory.group(1) == null ? slot >> SPACE_SHIFT : vector(line, memory.group(1));
		findings.add(new QemuFact.Memory(line.where(), space, slot & SLOT_MASK,
				(int) Quantity.ADDRESS.read(line, memory.group(3)), Quantity.ADDRESS.read(line, memory.group(4)),
				Quantity.ADDRESS.read(line, memory.group(5)), Quantity.ADDRESS.read(line, memory.group(6))));
	}

	private static int vector(Line line, String digits) throws ImportException {
		return (int) Quantity.EVENTS.read(line, digits);
	}
}
