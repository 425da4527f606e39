package org.irqscope.emulator.riscv.plic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.irqscope.emulator.journal.Journal;
import org.irqscope.emulator.riscv.BitWords;
import org.irqscope.emulator.riscv.RiscvKvm;
import org.irqscope.emulator.riscv.RiscvPlace;
import org.irqscope.emulator.state.IntField;
import org.irqscope.emulator.state.Place;
import org.irqscope.emulator.state.Struct;

/** The PLIC as kvmtool has it, {@code riscv/plic.c}: a device of user space with habits of its own. Section 4. */
public final class Plic {
	/** One more than the largest source; 0 is none. */
	public static final int SOURCES = 1024;
	/** Registers of the page of a context. */
	public static final int THRESHOLD = 0, CLAIM = 4;
	public static final long CONTEXT_BASE = 0x200000, CONTEXT_SIZE = 0x1000;
	static final int WORDS = SOURCES / 32;
	private static final int MAX_PRIORITY = 15;

	private final RiscvKvm kvm;
	private final Journal journal;
	private final Struct struct;
	private final BitWords levels;
	private final List<IntField> priorities = new ArrayList<>();
	private final List<PlicContext> contexts = new ArrayList<>();
	public final PlicRegisters registers;

	/** A PLIC of a machine whose vCPUs are there. */
	public Plic(RiscvKvm kvm) {
		this.kvm = kvm;
		this.journal = kvm.journal;
		struct = new Struct(journal.state(), RiscvPlace.PLIC, Place.ONLY);
		levels = new BitWords(struct, PlicFields.IRQ_LEVEL);
		for (int number = 0; number < 2 * kvm.vcpus().size(); number++)
			contexts.add(new PlicContext(kvm, this, number));
		registers = new PlicRegisters(this);
	}

	/** Two for each hart: that of machine mode, which no guest has, and that of supervisor mode. */
	public List<PlicContext> contexts() {
		return List.copyOf(contexts);
	}

	/** That of the supervisor of a hart. */
	public PlicContext supervisor(int hart) {
		return contexts.get(2 * hart + 1);
	}

	private IntField priorityField(int source) {
		while (priorities.size() <= source)
			priorities.add(struct.number(PlicFields.IRQ_PRIORITY.at(priorities.size())));
		return priorities.get(source);
	}

	public int priority(int source) {
		return priorityField(source).get();
	}

	/** {@code plic__priority_write}: what pends already keeps the priority that it had. */
	public void setPriority(int source, int value) {
		journal.enter(PlicSite.PLIC__PRIORITY_WRITE, Place.ONLY, source, value & 0xffffffffL);
		priorityField(source).set(value & MAX_PRIORITY);
		journal.leave();
	}

	/** The line of a source as it was reported last. */
	public boolean level(int source) {
		return levels.has(source);
	}

	/** What it is now. */
	public PlicState state() {
		Map<Integer, Integer> set = new TreeMap<>();
		for (int source = 1; source < priorities.size(); source++)
			if (priorities.get(source).isSet())
				set.put(source, priorities.get(source).get());
		return new PlicState(set, levels.numbers(), contexts.stream().map(PlicContext::state).toList());
	}

	/** A state that somebody has written down comes back. */
	public void restore(int source, int priority, boolean level) {
		priorityField(source).set(priority & MAX_PRIORITY);
		levels.set(source, level);
	}

	/** {@code plic__irq_trig}: only the first context that enables the source hears of it. */
	public void trigger(int source, boolean level, boolean edge) {
		journal.enter(PlicSite.PLIC__IRQ_TRIG, Place.ONLY, source, level ? 1 : 0);
		if (source <= 0 || source >= SOURCES) {
			journal.leave(PlicWhy.SOURCE_UNKNOWN);
			return;
		}
		levels.set(source, level);
		for (PlicContext context : contexts)
			if (context.enabled(source)) {
				journal.why(level ? PlicWhy.CONTEXT_PENDS : PlicWhy.LINE_FELL, source, contexts.indexOf(context));
				context.trigger(source, level, edge);
				journal.leave();
				return;
			}
		journal.leave(0, PlicWhy.NOWHERE_ENABLED, source);
	}
}
