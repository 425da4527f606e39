package org.irqscope.emulator.riscv.plic;

import java.util.ArrayList;
import java.util.List;

import org.irqscope.emulator.journal.Journal;
import org.irqscope.emulator.riscv.BitWords;
import org.irqscope.emulator.riscv.RiscvKvm;
import org.irqscope.emulator.riscv.RiscvPlace;
import org.irqscope.emulator.riscv.hart.HartInterrupts;
import org.irqscope.emulator.state.IntField;
import org.irqscope.emulator.state.Struct;

/** What one mode of a hart sees of kvmtool's PLIC, {@code struct plic_context}: sections 4.3 to 4.8. */
public final class PlicContext {
	private static final int WORD = 32, MAX_PRIORITY = 15;

	private final RiscvKvm kvm;
	private final Journal journal;
	private final Plic plic;
	private final int number;
	private final Struct struct;
	private final BitWords enable, pending, claimed, autoclear;
	private final List<IntField> priorities = new ArrayList<>();
	private final IntField threshold;

	PlicContext(RiscvKvm kvm, Plic plic, int number) {
		this.kvm = kvm;
		this.journal = kvm.journal;
		this.plic = plic;
		this.number = number;
		struct = new Struct(journal.state(), RiscvPlace.PLIC_CONTEXT, number);
		enable = new BitWords(struct, PlicFields.IRQ_ENABLE);
		pending = new BitWords(struct, PlicFields.IRQ_PENDING);
		claimed = new BitWords(struct, PlicFields.IRQ_CLAIMED);
		autoclear = new BitWords(struct, PlicFields.IRQ_AUTOCLEAR);
		threshold = struct.number(PlicFields.IRQ_PRIORITY_THRESHOLD);
	}

	/** The priority that a source had when it began to pend. */
	private IntField priority(int source) {
		while (priorities.size() <= source)
			priorities.add(struct.number(PlicFields.IRQ_PENDING_PRIORITY.at(priorities.size())));
		return priorities.get(source);
	}

	/** The hart that the context interrupts. */
	public int hart() {
		return number / 2;
	}

	/** The source to claim: of those that pend and are not claimed the one whose priority was highest, then first. */
	public int best() {
		int best = 0;
		for (int word = 0; word < Plic.WORDS; word++) {
			int candidates = pending.peek(word) & ~claimed.peek(word);
			for (; candidates != 0; candidates &= candidates - 1) {
				int source = word * WORD + Integer.numberOfTrailingZeros(candidates);
				if (best == 0 || priority(source).get() > priority(best).get())
					best = source;
			}
		}
		return best;
	}

	/** {@code __plic_context_irq_update}: the hart is told, whether anything has changed or not. */
	void update() {
		int best = best();
		journal.enter(PlicSite.PLIC_CONTEXT_IRQ_UPDATE, number, best, 0);
		if (best == 0)
			journal.why(PlicWhy.NO_BEST_SOURCE, number);
		else if (priority(best).get() <= threshold.get())
			journal.why(priority(best).get() == 0 ? PlicWhy.PRIORITY_IS_NO_MASK : PlicWhy.THRESHOLD_IGNORED, best,
					priority(best).get(), threshold.get());
		else
			journal.why(PlicWhy.BEST_SOURCE, best, priority(best).get());
		interrupt(best != 0);
		journal.leave();
	}

	private void interrupt(boolean up) {
		kvm.vcpu(hart()).interrupts
				.kvmInterrupt(up ? HartInterrupts.KVM_INTERRUPT_SET : HartInterrupts.KVM_INTERRUPT_UNSET);
	}

	/** The line of a source that is enabled here has changed. */
	void trigger(int source, boolean level, boolean edge) {
		if (level)
			pend(source, edge);
		else
			forget(source, true);
		update();
	}

	private void pend(int source, boolean edge) {
		pending.set(source, true);
		priority(source).set(plic.priority(source));
		if (edge)
			autoclear.set(source, true);
	}

	private void forget(int source, boolean alsoAutoclear) {
		pending.set(source, false);
		claimed.set(source, false);
		priority(source).set(0);
		if (alsoAutoclear)
			autoclear.set(source, false);
	}

	/** {@code __plic_context_irq_claim}: what the guest reads. */
	int claim() {
		journal.enter(PlicSite.PLIC_CONTEXT_IRQ_CLAIM, number, 0, 0);
		interrupt(false);
		int best = best();
		if (best == 0)
			journal.why(PlicWhy.CLAIM_FINDS_NOTHING, number);
		else if (autoclear.has(best)) {
			journal.why(PlicWhy.EDGE_CLAIMED, best);
			forget(best, true);
		} else {
			journal.why(PlicWhy.SOURCE_CLAIMED, best);
			claimed.set(best, true);
		}
		update();
		return journal.leave(best);
	}

	/** A write to the page of the context: the threshold, or what is completed. */
	void write(int register, int value) {
		journal.enter(PlicSite.PLIC__CONTEXT_WRITE, number, register, value & 0xffffffffL);
		if (register == Plic.THRESHOLD)
			threshold.set(value & MAX_PRIORITY);
		else if (register == Plic.CLAIM)
			complete(value);
		else
			update();
		journal.leave();
	}

	/** It need not have been claimed, but must be enabled here. */
	private void complete(int source) {
		if (source <= 0 || source >= Plic.SOURCES || !enable.has(source)) {
			journal.why(PlicWhy.COMPLETE_IGNORED, source & 0xffffffffL);
			return;
		}
		journal.why(PlicWhy.COMPLETED, source);
		claimed.set(source, false);
		update();
	}

	/** {@code plic__context_enable_write}: a line that is high pends when it is enabled, others are forgotten. */
	void writeEnable(int word, int value) {
		journal.enter(PlicSite.PLIC__CONTEXT_ENABLE_WRITE, number, word, value & 0xffffffffL);
		int wanted = word == 0 ? value & ~1 : value;
		int changed = enable.word(word).get() ^ wanted;
		enable.word(word).set(wanted);
		for (; changed != 0; changed &= changed - 1) {
			int bit = Integer.numberOfTrailingZeros(changed);
			enabled(word * WORD + bit, (wanted >> bit & 1) != 0);
		}
		update();
		journal.leave();
	}

	private void enabled(int source, boolean on) {
		if (!on) {
			if (claimed.has(source))
				journal.why(PlicWhy.CLAIM_LOST, source);
			forget(source, false);
		} else if (plic.level(source)) {
			journal.why(PlicWhy.OLD_LEVEL_PENDS, source);
			pend(source, false);
		}
	}

	PlicState.OfContext state() {
		return new PlicState.OfContext(threshold.get(), enable.numbers(), pending.numbers(), claimed.numbers(),
				autoclear.numbers());
	}

	int enableWord(int word) {
		return enable.peek(word);
	}

	public int threshold() {
		return threshold.get();
	}

	public boolean enabled(int source) {
		return enable.has(source);
	}

	public boolean pending(int source) {
		return pending.has(source);
	}

	public boolean claimed(int source) {
		return claimed.has(source);
	}

	/** Its claim ends it, as is right for an edge. */
	public boolean autoclears(int source) {
		return autoclear.has(source);
	}

	/** The priority that counts while a source pends. */
	public int pendingPriority(int source) {
		return priority(source).get();
	}

	/** A state that somebody has written down comes back. */
	public void restore(int source, boolean enables, boolean pends, boolean isClaimed, boolean edge) {
		enable.set(source, enables);
		pending.set(source, pends);
		claimed.set(source, isClaimed);
		autoclear.set(source, edge);
		priority(source).set(pends ? plic.priority(source) : 0);
	}

	/** As above. */
	public void restoreThreshold(int value) {
		threshold.set(value & MAX_PRIORITY);
	}
}
