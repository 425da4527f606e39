package org.irqscope.debug.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.irqscope.core.run.Stop;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.state.Change;
import org.irqscope.emulator.state.Place;

/** A function at work: that of the hop done last, or one that called it. Changed by the thread of the run. */
public final class HopFrame extends MachineFrame {
	private volatile Hop hop;
	private volatile List<MachineVariable> said = List.of();

	HopFrame(ContextThread thread, Hop hop) {
		super(thread);
		this.hop = hop;
		said = say(hop);
	}

	/** True where a hop is of the same call, which the frame then shows. */
	boolean goesOnWith(Hop next) {
		boolean same = next.number() == hop.number() && next.equals(hop)
				|| next.continued() && next.site() == hop.site() && next.place().equals(hop.place());
		if (same && next.number() != hop.number())
			said = say(next);
		if (same)
			hop = next;
		return same;
	}

	/** The hop by which the function is where it is. */
	public Hop hop() {
		return hop;
	}

	@Override
	public Optional<Place> place() {
		return Optional.of(hop.place());
	}

	@Override
	List<MachineVariable> ownVariables() {
		return said;
	}

	/** The variables keep their places as long as the function says the same sort of things. */
	private List<MachineVariable> say(Hop shown) {
		Map<String, String> texts = new LinkedHashMap<>();
		for (int at = 0; at < shown.arguments().size(); at++)
			texts.put(shown.site().arguments().get(at), shown.arguments().get(at).toString());
		shown.result().ifPresent(result -> texts.put(Texts.of("variables.result"), Integer.toString(result)));
		shown.events().forEach(event -> texts.put(event.tracepoint().kernelName(), event.text()));
		stop().flatMap(stop -> stop.walk().origin(shown.number()))
				.ifPresent(origin -> texts.put(Texts.of("variables.recorded"), origin));
		List<MachineVariable> variables = new ArrayList<>();
		texts.forEach((name, text) -> variables.add(variable(name, text)));
		for (Change change : shown.changes())
			variables.add(variable(change.place() + " " + change.name(), change.text()).marked());
		return List.copyOf(variables);
	}

	private TextVariable variable(String name, String text) {
		return said.stream().filter(one -> one.getName().equals(name)).map(TextVariable.class::cast).findFirst()
				.map(kept -> kept.says(text)).orElseGet(() -> new TextVariable(this, name, text));
	}

	@Override
	boolean isNewest() {
		return stop().flatMap(Stop::hop).filter(newest -> newest.number() == hop.number()).isPresent();
	}

	@Override
	public String getName() {
		return hop.call();
	}
}
