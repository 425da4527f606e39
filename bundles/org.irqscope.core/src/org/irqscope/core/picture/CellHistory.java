package org.irqscope.core.picture;

import java.util.ArrayList;
import java.util.List;

import org.irqscope.core.session.Session;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.state.Change;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;
import org.irqscope.scene.Cell;

/** When a walk sets and clears one bit of a chip. For the thread that owns the session. */
public final class CellHistory {
	private static final int WORD = 32;
	private final VirtualMachine machine;
	private final String node;
	private final String field;
	private final int bit;

	private CellHistory(VirtualMachine machine, String node, Cell cell) {
		boolean banked = machine.getVcpus().stream().anyMatch(vcpu -> X86Chips.lapic(vcpu).getId().equals(node));
		this.machine = machine;
		this.node = node;
		this.field = banked ? cell.register() + "[" + cell.index() / WORD + "]" : cell.register();
		this.bit = cell.index() % WORD;
	}

	/**
	 * One time that the bit changed.
	 *
	 * @param set true when the hop set the bit, false when it cleared it
	 */
	public record Entry(Hop hop, boolean set) {
	}

	/** All times that a walk changes the bit, in order, also those that are still to come. */
	public static List<Entry> of(Session session, String node, Cell cell) {
		CellHistory history = new CellHistory(session.view(), node, cell);
		List<Entry> entries = new ArrayList<>();
		for (Hop hop : session.walk().hops())
			hop.changes().stream().filter(history::isMine)
					.forEach(change -> entries.add(new Entry(hop, (change.to() >>> history.bit & 1) != 0)));
		return entries;
	}

	private boolean isMine(Change change) {
		return change.name().equals(field) && ((change.from() ^ change.to()) >>> bit & 1) != 0
				&& Places.node(machine, change.place()).filter(node::equals).isPresent();
	}
}
