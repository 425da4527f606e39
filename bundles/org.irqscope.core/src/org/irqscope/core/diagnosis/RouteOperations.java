package org.irqscope.core.diagnosis;

import java.util.ArrayList;
import java.util.List;

import org.irqscope.core.run.Impulse;
import org.irqscope.emulator.kvm.routing.RoutingEntry;
import org.irqscope.emulator.script.Op;
import org.irqscope.emulator.script.OpCode;

/** The operations that set a routing table, {@code KVM_SET_GSI_ROUTING}. Keeps no state, for any thread. */
final class RouteOperations {
	private RouteOperations() {
	}

	/** An entry as a line of a script has it. */
	static String text(RoutingEntry entry) {
		return operation(entry).text();
	}

	/** The table of some entries and one more; nothing where operations have no word for one of them. */
	static List<Impulse> table(List<RoutingEntry> others, RoutingEntry more) {
		List<Op> ops = new ArrayList<>();
		ops.add(operation(OpCode.ROUTE_CLEAR));
		for (RoutingEntry entry : others)
			if (isSaid(entry))
				ops.add(operation(entry));
			else
				return List.of();
		ops.add(operation(more));
		ops.add(operation(OpCode.ROUTE_COMMIT));
		return ops.stream().<Impulse>map(Impulse.OfOperation::new).toList();
	}

	private static boolean isSaid(RoutingEntry entry) {
		return entry instanceof RoutingEntry.Irqchip || entry instanceof RoutingEntry.Msi;
	}

	private static Op operation(RoutingEntry entry) {
		if (entry instanceof RoutingEntry.Irqchip chip)
			return operation(OpCode.ROUTE_CHIP, chip.gsi(), chip.irqchip(), chip.pin());
		RoutingEntry.Msi message = (RoutingEntry.Msi) entry;
		return operation(OpCode.ROUTE_MSI, message.gsi(), message.address(), message.data());
	}

	private static Op operation(OpCode code, long... arguments) {
		StringBuilder line = new StringBuilder(code.word());
		List<Long> values = new ArrayList<>();
		for (long argument : arguments) {
			line.append(argument < 10 ? " " + argument : " 0x" + Long.toHexString(argument));
			values.add(argument);
		}
		return new Op(1, line.toString(), code, values);
	}
}
