package org.irqscope.core.imports.x86;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.irqscope.core.chip.Chips;
import org.irqscope.core.imports.traced.Trace;
import org.irqscope.core.imports.traced.Traces;
import org.irqscope.core.imports.x86.PitAnswers.Written;
import org.irqscope.emulator.script.x86.EmulatedX86Vm;
import org.irqscope.emulator.x86.Host;
import org.irqscope.emulator.x86.pit.Pit;
import org.irqscope.emulator.x86.pit.PitIoctls;
import org.irqscope.emulator.x86.pit.PitPorts;
import org.irqscope.model.VirtualMachine;
import org.irqscope.trace.facts.SourceLine;
import org.irqscope.trace.recorded.TraceEvent;

/**
 * What the guest has programmed the timer chip to do, as its last tick found it: the bytes that it wrote, or else how
 * often it ticks. For one thread.
 */
final class PitProgram {
	/** Both bytes of counter 0, which begins again by itself: how firmware and Linux write it. */
	private static final int RATE = 0x34, READ_BACK = 3;
	/** Missed ticks come closer, lost ones leave gaps; so many that are evenly apart are neither. */
	private static final int EVEN = 4;
	private static final double UNEVEN = 0.02, NANOSECONDS = 1e9;
	static final int MOST = 0x10000;

	private final List<Written> written = new ArrayList<>();
	private final List<TraceEvent> ticks = new ArrayList<>();

	PitProgram(Traces traces) {
		for (Trace trace : traces.each())
			read(trace.events());
	}

	private void read(List<TraceEvent> events) {
		List<Written> since = new ArrayList<>();
		for (TraceEvent event : events) {
			Written.of(event).filter(PitProgram::changes).ifPresent(since::add);
			if (isTick(event)) {
				ticks.add(event);
				written.addAll(since);
				since.clear();
			}
		}
		if (ticks.isEmpty())
			written.addAll(since);
	}

	static boolean isTick(TraceEvent event) {
		return event.name().equals("kvm_set_irq") && event.isOfSource(Pit.IRQ_SOURCE)
				&& event.level().equals(OptionalInt.of(1));
	}

	/** What only holds a count or a status until it is read changes nothing. */
	private static boolean changes(Written written) {
		int value = written.value();
		return written.port() != PitPorts.CONTROL || (value >> 4 & 3) != 0 && value >> 6 != READ_BACK;
	}

	/** Where it was first seen at work. */
	Optional<SourceLine> firstTick() {
		return ticks.stream().findFirst().map(TraceEvent::where);
	}

	/** The last byte for a counter; nothing when none was seen. */
	Optional<SourceLine> last(int counter) {
		return written.stream().filter(one -> counter == (one.port() == PitPorts.CONTROL ? one.value() >> 6
				: one.port() - PitPorts.BASE)).reduce((first, second) -> second).map(Written::where);
	}

	/** Brings the counters of a machine's PIT to where the bytes bring them. */
	void apply(VirtualMachine machine) {
		run(machine, written);
	}

	/** Has counter 0 begin again and again. */
	static void periodic(VirtualMachine machine, int count) {
		SourceLine nowhere = new SourceLine("", 0);
		run(machine, List.of(new Written(PitPorts.CONTROL, RATE, nowhere),
				new Written(PitPorts.BASE, count & 0xff, nowhere),
				new Written(PitPorts.BASE, count >> 8 & 0xff, nowhere)));
	}

	private static void run(VirtualMachine machine, List<Written> bytes) {
		EmulatedX86Vm vm = EmulatedX86Vm.walking(Host.DEFAULT, 1, false);
		vm.createPit2(PitIoctls.SPEAKER_DUMMY);
		bytes.forEach(one -> vm.out(0, one.port(), one.value()));
		Chips.PIT.states(vm.kvm()).write(machine);
		vm.endWalk();
	}

	/** From where counter 0 counts, by the time from tick to tick; nothing when they are not evenly apart. */
	OptionalInt count() {
		List<Long> apart = new ArrayList<>();
		for (int at = 1; at < ticks.size(); at++)
			if (ticks.get(at).where().file().equals(ticks.get(at - 1).where().file()))
				apart.add(ticks.get(at).time() - ticks.get(at - 1).time());
		if (apart.size() < EVEN)
			return OptionalInt.empty();
		long median = apart.stream().sorted().skip(apart.size() / 2).findFirst().orElseThrow();
		long count = Math.round(median * Pit.FREQUENCY / NANOSECONDS);
		boolean even = apart.stream().allMatch(one -> Math.abs(one - median) <= UNEVEN * median);
		return even && count > 0 && count <= MOST ? OptionalInt.of((int) count) : OptionalInt.empty();
	}
}
