package org.irqscope.emulator.schedule;

import java.util.function.BooleanSupplier;

import org.irqscope.emulator.journal.Context;
import org.irqscope.emulator.journal.Journal;
import org.irqscope.emulator.state.FieldName;
import org.irqscope.emulator.state.IntField;
import org.irqscope.emulator.state.MachinePlace;
import org.irqscope.emulator.state.Struct;

/**
 * The turn of a thread in pieces, between which others may run. A task begins it; what is left of it waits before all
 * other work, so that it goes on at once unless somebody chooses otherwise, and the functions that the thread is in
 * stay entered. Used by the one thread that runs the emulator.
 */
public final class Turn {
	/** How many functions a thread may be in between two pieces. */
	private static final int DEEPEST = 4;
	private static final FieldName INSIDE = new FieldName(MachinePlace.VMM, "inside");

	private final Journal journal;
	private final BooleanSupplier piece;
	private final Task rest;
	/** The latest hops of the functions that the thread is in, the outermost first, each plus one. */
	private final IntField[] inside = new IntField[DEEPEST];

	Turn(Scheduler scheduler, String name, int index, Context context, BooleanSupplier piece,
			BooleanSupplier mayDoNothing) {
		this.journal = scheduler.journal();
		this.piece = piece;
		this.rest = scheduler.rest(name, index, context, this::goOn, mayDoNothing);
		Struct past = Struct.hidden(journal.state()).outsideIdentity();
		for (int at = 0; at < DEEPEST; at++)
			inside[at] = past.number(INSIDE.at(at));
	}

	/** Does the first piece; called by the task that begins the turn. */
	public void begin() {
		leave(piece.getAsBoolean());
	}

	private void goOn() {
		for (IntField function : inside)
			if (function.isSet())
				journal.goesOn(function.get() - 1);
		leave(piece.getAsBoolean());
	}

	private void leave(boolean more) {
		int[] functions = journal.suspend();
		journal.quietly(() -> {
			for (int at = 0; at < DEEPEST; at++)
				inside[at].set(more && at < functions.length ? functions[at] + 1 : 0);
			if (more)
				rest.queueFirst();
			else
				rest.cancel();
		});
	}
}
