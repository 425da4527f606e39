package org.irqscope.core.expression;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.irqscope.emulator.Architecture;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.journal.Site;

/** What a hop has under a name: the function, the context, an argument. Nothing where there is no hop. */
public record HopVariable(String name, int start, int end) implements Term {
	private record Known(Sort sort, Function<Hop, Datum> value) {
	}

	private static final Map<String, Known> KNOWN = known();
	private static final Set<String> ARGUMENTS = Architecture.sites().stream().map(Site::arguments)
			.flatMap(List::stream).map(argument -> argument.toLowerCase(Locale.ROOT))
			.collect(Collectors.toCollection(TreeSet::new));

	private static Map<String, Known> known() {
		Map<String, Known> known = new TreeMap<>();
		known.put("function", text(hop -> hop.site().functionName()));
		known.put("context", text(hop -> hop.context().label()));
		known.put("place", text(hop -> hop.place().toString()));
		known.put("reason", text(hop -> hop.reason().key().substring(hop.reason().key().indexOf('.') + 1)));
		known.put("event", new Known(Sort.TEXTS, hop -> new Datum.OfTexts(
				hop.events().stream().map(event -> event.tracepoint().kernelName()).toList())));
		known.put("hop", number(hop -> hop.number() + 1));
		known.put("depth", number(Hop::depth));
		known.put("result", new Known(Sort.NUMBER,
				hop -> hop.result().isPresent() ? new Datum.OfNumber(hop.result().getAsInt()) : Datum.NOTHING));
		return known;
	}

	private static Known text(Function<Hop, String> text) {
		return new Known(Sort.TEXT, hop -> new Datum.OfTexts(text.apply(hop)));
	}

	private static Known number(Function<Hop, Integer> number) {
		return new Known(Sort.NUMBER, hop -> new Datum.OfNumber(number.apply(hop)));
	}

	/** True when hops have something under a name. */
	public static boolean has(String name) {
		String plain = name.toLowerCase(Locale.ROOT);
		return KNOWN.containsKey(plain) || ARGUMENTS.contains(plain);
	}

	/** Every name, in order. */
	public static List<String> names() {
		Set<String> names = new TreeSet<>(KNOWN.keySet());
		names.addAll(ARGUMENTS);
		return List.copyOf(names);
	}

	@Override
	public Sort check(MachineNames names) {
		Known known = KNOWN.get(name.toLowerCase(Locale.ROOT));
		return known == null ? Sort.NUMBER : known.sort();
	}

	@Override
	public Datum value(Scope scope) {
		return scope.hop().map(this::of).orElse(Datum.NOTHING);
	}

	private Datum of(Hop hop) {
		Known known = KNOWN.get(name.toLowerCase(Locale.ROOT));
		return known == null ? argument(hop) : known.value().apply(hop);
	}

	private Datum argument(Hop hop) {
		List<String> arguments = hop.site().arguments();
		for (int at = 0; at < arguments.size() && at < hop.arguments().size(); at++)
			if (arguments.get(at).equalsIgnoreCase(name))
				return new Datum.OfNumber(hop.arguments().get(at));
		return Datum.NOTHING;
	}
}
