package org.irqscope.emulator.riscv.guest;

import org.irqscope.emulator.journal.Journal;
import org.irqscope.emulator.riscv.RiscvVcpu;
import org.irqscope.emulator.riscv.hart.HartFields;
import org.irqscope.emulator.schedule.Turn;
import org.irqscope.emulator.state.IntField;
import org.irqscope.emulator.state.Struct;

/**
 * A guest's turn in pieces, between which a line can rise: the guest is entered, the hart takes an interrupt and claims
 * it, the handler of the device begins, and it completes. Without a recording nobody looks between, and the pieces are
 * one.
 */
final class HandlerTurn {
	private static final int ENTER = 0, TRAP = 1, BEGIN = 2, END = 3, LEAVE = 4;

	private final HartHandlers handlers;
	private final Journal journal;
	private final Turn turn;
	private final IntField next;
	/** The cause of the trap, or what was claimed, plus one. */
	private final IntField given;
	/** True before the first entry of a turn: later ones find the guest running. */
	private final IntField entered;

	HandlerTurn(HartHandlers handlers, RiscvVcpu vcpu) {
		this.handlers = handlers;
		this.journal = vcpu.kvm.journal;
		this.turn = vcpu.kvm.scheduler.turn("turn", vcpu.index, vcpu.thread, this::piece, this::isEntry);
		Struct hidden = Struct.hidden(journal.state());
		this.next = hidden.number(HartFields.NEXT);
		this.given = hidden.plusOne(HartFields.GIVEN);
		this.entered = hidden.flag(HartFields.ENTERED);
	}

	/** Begins the turn; called by the task of the thread that has it. */
	void begin() {
		journal.quietly(() -> entered.set(0));
		if (journal.recording())
			turn.begin();
		else
			while (piece()) {
				// Each piece does what it has to.
			}
	}

	private boolean isEntry() {
		return next.get() == ENTER;
	}

	private boolean piece() {
		int number = given.get() - 1;
		return switch (next.get()) {
		case TRAP -> claimed(handlers.trap(number));
		case BEGIN -> {
			handlers.begin(number);
			yield goOn(END, number);
		}
		case END -> claimed(handlers.end(number));
		case LEAVE -> {
			handlers.leave();
			yield goOn(ENTER, 0);
		}
		default -> taken();
		};
	}

	private boolean claimed(int number) {
		return number == 0 ? goOn(LEAVE, 0) : goOn(BEGIN, number);
	}

	private boolean taken() {
		int cause = entered.isSet() ? handlers.taken() : handlers.enter();
		journal.quietly(() -> entered.set(1));
		if (cause != HartHandlers.NOTHING)
			return goOn(TRAP, cause);
		goOn(ENTER, HartHandlers.NOTHING);
		return false;
	}

	private boolean goOn(int piece, int number) {
		journal.quietly(() -> {
			next.set(piece);
			given.set(number + 1);
		});
		return true;
	}
}
