package org.irqscope.core.breakpoint;

import java.util.List;
import java.util.Optional;

import org.irqscope.core.expression.Expression;
import org.irqscope.core.expression.ExpressionException;
import org.irqscope.core.expression.MachineNames;
import org.irqscope.core.expression.Scope;
import org.irqscope.core.expression.Sort;
import org.irqscope.core.expression.proposal.NearNames;
import org.irqscope.emulator.Architecture;
import org.irqscope.emulator.journal.Site;
import org.irqscope.emulator.journal.Tracepoint;
import org.irqscope.emulator.state.Snapshot;
import org.irqscope.emulator.x86.ioapic.Ioapic;
import org.irqscope.emulator.x86.pic.Pic;

/** Why a breakpoint can never stop in a machine. For any thread. */
final class Never {
	private static final int LOWEST_VECTOR = 16, HIGHEST_VECTOR = 255, MOST_PORTS = 1 << 16;

	private final Snapshot machine;
	private final MachineNames names;

	private Never(Snapshot machine) {
		this.machine = machine;
		this.names = MachineNames.of(machine);
	}

	static Optional<String> of(Breakpoint breakpoint, Snapshot machine) {
		Never never = new Never(machine);
		return never.where(breakpoint.where()).or(() -> breakpoint.context().flatMap(never::context))
				.or(() -> breakpoint.condition().flatMap(never::condition));
	}

	private Optional<String> where(Where where) {
		if (where instanceof Where.OfFunction one)
			return among(Architecture.sites().stream().map(Site::functionName).distinct().toList(),
					one.function(), "never.function");
		if (where instanceof Where.OfTracepoint one)
			return among(Architecture.tracepoints().stream().map(Tracepoint::kernelName).toList(),
					one.tracepoint(), "never.tracepoint");
		if (where instanceof Where.OfGsi one)
			return when(value("routes[" + one.gsi() + "]").filter(route -> !route.isEmpty()).isEmpty(), "never.gsi",
					one.gsi());
		if (where instanceof Where.OfPin one)
			return pin(one);
		if (where instanceof Where.OfVector one)
			return when(one.vector() < LOWEST_VECTOR || one.vector() > HIGHEST_VECTOR, "never.vector", one.vector());
		if (where instanceof Where.OfVcpu one)
			return vcpu(one.vcpu());
		if (where instanceof Where.OfEventfd one)
			return when(value("eventfd[" + one.eventfd() + "].count").isEmpty(), "never.eventfd", one.eventfd());
		if (where instanceof Where.OfAddress one)
			return when(one.bus() == Where.Bus.PORT && one.from() >= MOST_PORTS, "never.port",
					Long.toHexString(one.from()));
		return field((Where.OfField) where);
	}

	private static Optional<String> when(boolean never, String key, Object... values) {
		return never ? Optional.of(Texts.of(key, values)) : Optional.empty();
	}

	private static Optional<String> among(List<String> known, String name, String key) {
		if (known.contains(name))
			return Optional.empty();
		List<String> near = NearNames.of(name, known);
		return Optional.of(near.isEmpty() ? Texts.of(key, name)
				: Texts.of("never.near", Texts.of(key, name), String.join(", ", near)));
	}

	/** What the machine has under a name; nothing where it has none. */
	private Optional<String> value(String name) {
		try {
			return Optional.of(Expression.parse(name).value(Scope.of(machine, Optional.empty())).text());
		} catch (ExpressionException e) {
			return Optional.empty();
		}
	}

	private Optional<String> pin(Where.OfPin one) {
		if (value(one.ioapic() ? "ioapic.irr" : "pic.master.irr").isEmpty())
			return Optional.of(Texts.of(one.ioapic() ? "never.no.ioapic" : "never.no.pic"));
		int pins = one.ioapic() ? Ioapic.PINS : Pic.PINS;
		return when(one.pin() >= pins, one.ioapic() ? "never.pin.ioapic" : "never.pin.pic", one.pin(), pins - 1);
	}

	private Optional<String> vcpu(int number) {
		return when(value("vcpu[" + number + "].mp_state").isEmpty(), "never.vcpu", number);
	}

	private Optional<String> context(String label) {
		String[] words = label.split(" ");
		return words.length == 2 ? vcpu(Integer.parseInt(words[1])) : Optional.empty();
	}

	private Optional<String> condition(Expression condition) {
		try {
			condition.checkCondition(names);
			return Optional.empty();
		} catch (ExpressionException e) {
			return Optional.of(Texts.of("never.condition", e.getMessage()));
		}
	}

	private Optional<String> field(Where.OfField where) {
		try {
			Expression.parse("changed(" + where.field().path() + ")").check(names);
		} catch (ExpressionException e) {
			return Optional.of(e.getMessage());
		}
		boolean hasBits = machine.fields().stream().anyMatch(field -> where.field().mask(field) != 0);
		if (!hasBits)
			return Optional.of(Texts.of("never.bit", where.field().path(), where.field().bit().orElse(0)));
		if (where.access() == Where.Access.READ)
			return when(RegisterRead.of(where.field()).isEmpty(), "never.read", where.field().path());
		return when(where.access() != Where.Access.CHANGED && isValue(where), "never.value", where.field().path());
	}

	/** True for what holds a value as a whole, without bits. */
	private boolean isValue(Where.OfField where) {
		try {
			return Expression.parse(where.field().path()).check(names) == Sort.TEXTS;
		} catch (ExpressionException e) {
			return false;
		}
	}
}
