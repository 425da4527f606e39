package org.irqscope.core.imports.x86;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.irqscope.core.imports.draft.Draft;
import org.irqscope.core.imports.traced.Traces;
import org.irqscope.emulator.x86.pit.PitPorts;
import org.irqscope.model.BusKind;
import org.irqscope.trace.facts.BusFact;
import org.irqscope.trace.facts.RangeFact;
import org.irqscope.trace.facts.ShownFact;
import org.irqscope.trace.facts.SourceLine;
import org.irqscope.trace.facts.StackFrame;

/** What shows who has the timer chip of a machine: the kernel, or user space. Keeps no state, for any thread. */
final class PitSigns {
	static final String DEVICE = "pit_dev_ops", SPEAKER = "speaker_dev_ops";
	private static final String THREAD = "kvm-pit/", OF_KERNEL = "kvm-pit", OF_VMM = "pit";
	private static final int PORTS = 4;
	/** Functions that nothing but the PIT of KVM has; the host has a timer chip of its own. */
	private static final Set<String> FUNCTIONS = Set.of("kvm_create_pit", "pit_timer_fn", "pit_do_work",
			"pit_load_count", "create_pit_timer", "destroy_pit_timer", "kvm_pit_ack_irq", "kvm_pit_load_count",
			"pit_ioport_write", "pit_ioport_read", "pit_mask_notifer", "kvm_pit_set_reinject");

	private PitSigns() {
	}

	/**
	 * One of them.
	 *
	 * @param key what it shows
	 * @param values what stands in that text
	 */
	record Sign(SourceLine where, String key, Object... values) {
	}

	/** What shows best that the kernel has it. */
	static Optional<Sign> inKernel(Draft draft) {
		return first(List.of(() -> onBus(draft), () -> registered(draft), () -> ticking(draft), () -> thread(draft),
				() -> function(draft), () -> named(draft, OF_KERNEL, "inference.pit.name"),
				() -> PitAnswers.of(draft.traces()).byKernel().map(at -> new Sign(at, "inference.pit.port"))));
	}

	/** What shows best that user space has it. */
	static Optional<Sign> inUserSpace(Draft draft) {
		return first(List.of(() -> named(draft, OF_VMM, "inference.pit.vmm.name"),
				() -> PitAnswers.of(draft.traces()).byUserSpace().map(at -> new Sign(at, "inference.pit.vmm"))));
	}

	private static Optional<Sign> first(List<Supplier<Optional<Sign>>> signs) {
		return signs.stream().map(Supplier::get).flatMap(Optional::stream).findFirst();
	}

	private static Optional<Sign> onBus(Draft draft) {
		return ports(draft).filter(bus -> bus.ranges().stream().map(RangeFact::ops).anyMatch(DEVICE::equals))
				.map(bus -> new Sign(bus.where(), "inference.pit.bus"));
	}

	/** The bus of ports as it was printed. */
	static Optional<BusFact> ports(Draft draft) {
		return Optional.ofNullable(draft.evidence().buses().get(BusKind.KVM_PIO_BUS_VALUE));
	}

	private static Optional<Sign> registered(Draft draft) {
		return draft.evidence().registrations().stream()
				.filter(one -> one.bus() == BusKind.KVM_PIO_BUS_VALUE && one.address() == PitPorts.BASE
						&& one.length() == PORTS)
				.findFirst().map(one -> new Sign(one.where(), "inference.pit.registered"));
	}

	private static Optional<Sign> ticking(Draft draft) {
		return draft.traces().raises().stream().filter(Traces::byPit).findFirst()
				.map(tick -> new Sign(tick.call().where(), "inference.pit", tick.gsi()));
	}

	private static Optional<Sign> thread(Draft draft) {
		return draft.traces().named().of("kvm_set_irq").stream().filter(event -> event.comm().startsWith(THREAD))
				.findFirst().map(event -> new Sign(event.where(), "inference.pit.thread", event.comm()));
	}

	private static Optional<Sign> function(Draft draft) {
		Stream<Sign> probed = draft.evidence().stacks().stream().flatMap(stack -> ran(stack.where(),
				Stream.concat(Stream.of(stack.function()), stack.frames().stream().map(StackFrame::symbol))));
		Stream<Sign> traced = draft.evidence().calls().stream()
				.flatMap(call -> ran(call.where(), Stream.of(call.function(), call.caller())));
		return Stream.concat(probed, traced).findFirst();
	}

	private static Stream<Sign> ran(SourceLine where, Stream<String> functions) {
		return functions.filter(FUNCTIONS::contains).map(name -> new Sign(where, "inference.pit.function", name));
	}

	/** Monitors name who answers at the ports, and the device itself. */
	private static Optional<Sign> named(Draft draft, String name, String key) {
		Stream<SourceLine> ranges = draft.evidence().shown(ShownFact.Range.class)
				.filter(range -> range.ports() && range.first() == PitPorts.BASE && range.name().equals(name))
				.map(ShownFact.Range::where);
		Stream<SourceLine> chips = draft.evidence().shown(ShownFact.Chip.class).filter(chip -> chip.name().equals(name))
				.map(ShownFact.Chip::where);
		return Stream.concat(ranges, chips).findFirst().map(where -> new Sign(where, key, name));
	}
}
