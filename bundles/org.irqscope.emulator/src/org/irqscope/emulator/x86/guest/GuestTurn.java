package org.irqscope.emulator.x86.guest;

import java.util.function.IntSupplier;

import org.irqscope.emulator.journal.Context;
import org.irqscope.emulator.journal.Journal;
import org.irqscope.emulator.schedule.Turn;
import org.irqscope.emulator.state.FieldName;
import org.irqscope.emulator.state.IntField;
import org.irqscope.emulator.state.MachinePlace;
import org.irqscope.emulator.state.Struct;
import org.irqscope.emulator.x86.X86Kvm;

/**
 * A guest's turn in pieces, between which a line can rise: the guest is entered, the handler of what was delivered
 * begins, and it acknowledges. Without a recording nobody looks between, and the pieces are one.
 */
final class GuestTurn {
	private static final int ENTER = 0, BEGIN = 1, END = 2;
	private static final FieldName NEXT = new FieldName(MachinePlace.VMM, "next"),
			VECTOR = new FieldName(MachinePlace.VMM, "vector");

	private final GuestHandlers handlers;
	private final Journal journal;
	private final IntSupplier entry;
	private final Turn turn;
	private final IntField next;
	/** The vector that was delivered and is not handled yet, plus one. */
	private final IntField vector;

	/** @param entry enters the guest and answers what reaches it, or {@link VcpuEntry#NOTHING} */
	GuestTurn(GuestHandlers handlers, X86Kvm kvm, String name, int index, Context context, IntSupplier entry) {
		this.handlers = handlers;
		this.journal = kvm.journal;
		this.entry = entry;
		this.turn = kvm.scheduler.turn(name, index, context, this::piece, this::isEntry);
		Struct hidden = Struct.hidden(journal.state());
		this.next = hidden.number(NEXT);
		this.vector = hidden.plusOne(VECTOR);
	}

	/** Begins the turn; called by the task of the thread that has it. */
	void begin() {
		if (journal.recording()) {
			turn.begin();
			return;
		}
		for (int given = entry.getAsInt(); given != VcpuEntry.NOTHING; given = entry.getAsInt()) {
			handlers.begin(given);
			handlers.end(given);
		}
	}

	private boolean piece() {
		int given = vector.get() - 1;
		return switch (next.get()) {
		case BEGIN -> {
			handlers.begin(given);
			yield goOn(END, given);
		}
		case END -> {
			handlers.end(given);
			goOn(ENTER, VcpuEntry.NOTHING);
			yield true;
		}
		default -> goOn(BEGIN, entry.getAsInt());
		};
	}

	/** What comes next is an entry, which delivers something or not. */
	private boolean isEntry() {
		return next.get() == ENTER;
	}

	/** False when the turn is over: nothing was delivered. */
	private boolean goOn(int piece, int given) {
		boolean more = given != VcpuEntry.NOTHING;
		journal.quietly(() -> {
			next.set(more ? piece : ENTER);
			vector.set(given + 1);
		});
		return more;
	}
}
