package org.irqscope.core.breakpoint;

import java.util.Locale;

/** Says in a sentence where and when a breakpoint stops. For any thread. */
final class Sentence {
	private Sentence() {
	}

	static String of(Breakpoint breakpoint) {
		String sentence = of(breakpoint.where());
		if (breakpoint.context().isPresent())
			sentence = Texts.of("sentence.in", sentence, breakpoint.context().get());
		if (breakpoint.condition().isPresent())
			sentence = Texts.of("sentence.if", sentence, breakpoint.condition().get().text());
		return breakpoint.count() > 0 ? Texts.of("sentence.count", sentence, breakpoint.count()) : sentence;
	}

	static String of(Where where) {
		if (where instanceof Where.OfFunction one)
			return Texts.of(one.enter() ? "sentence.function.enter" : "sentence.function.return", one.function());
		if (where instanceof Where.OfTracepoint one)
			return Texts.of("sentence.tracepoint", one.tracepoint());
		if (where instanceof Where.OfGsi one)
			return Texts.of("sentence.gsi", one.gsi());
		if (where instanceof Where.OfPin one)
			return Texts.of(one.ioapic() ? "sentence.pin.ioapic" : "sentence.pin.pic", one.pin());
		if (where instanceof Where.OfVector one)
			return Texts.of("sentence.vector", one.vector(), Integer.toHexString(one.vector()));
		if (where instanceof Where.OfVcpu one)
			return Texts.of("sentence.vcpu", one.vcpu());
		if (where instanceof Where.OfEventfd one)
			return Texts.of("sentence.eventfd", one.eventfd());
		return where instanceof Where.OfAddress one ? address(one) : field((Where.OfField) where);
	}

	private static String address(Where.OfAddress where) {
		String bus = "sentence." + where.bus().name().toLowerCase(Locale.ROOT);
		String from = Long.toHexString(where.from());
		return where.from() == where.to() ? Texts.of(bus, from)
				: Texts.of(bus + ".range", from, Long.toHexString(where.to()));
	}

	private static String field(Where.OfField where) {
		String path = where.field().path();
		String bits = where.field().bit().isEmpty() ? path
				: Texts.of("sentence.bit", path, where.field().bit().getAsInt());
		return Texts.of("sentence.field." + where.access().name().toLowerCase(Locale.ROOT), bits);
	}
}
