package org.irqscope.core.picture.part;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.eclipse.emf.ecore.EObject;
import org.irqscope.core.picture.Arrangement;
import org.irqscope.core.picture.AssumedValues;
import org.irqscope.core.picture.Highlights;
import org.irqscope.core.picture.OnlyInterrupt;
import org.irqscope.core.picture.Page;
import org.irqscope.core.picture.Places;
import org.irqscope.core.picture.Unfolded;
import org.irqscope.core.picture.Unsampled;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.BitState;
import org.irqscope.scene.Diagram;
import org.irqscope.scene.Link;
import org.irqscope.scene.Mark;
import org.irqscope.scene.Node;
import org.irqscope.scene.layout.Legend;
import org.irqscope.scene.text.Fonts;

/** What the pages of single parts of a machine have in common. Has no state and may be used by any thread. */
public abstract class PartPage implements Page {
	/** Shown where the machine does not have the part. */
	protected static final Diagram NOTHING = new Diagram(List.of(), List.of());
	private final String id;
	private final Arrangement arrangement;

	protected PartPage(String id, Arrangement arrangement) {
		this.id = id;
		this.arrangement = arrangement;
	}

	@Override
	public final String id() {
		return id;
	}

	/**
	 * What the page says; nodes have neither size nor place.
	 *
	 * @param active the node that the walk stands on
	 */
	protected abstract Diagram diagram(VirtualMachine machine, Highlights highlights, Unfolded unfolded,
			Optional<String> active);

	@Override
	public final Diagram diagram(VirtualMachine machine, Highlights highlights, Unfolded unfolded) {
		Optional<String> active = highlights.hop().flatMap(hop -> node(machine, hop));
		Diagram sampled = Unsampled.of(diagram(machine, highlights, unfolded, active), machine, highlights);
		Diagram whole = AssumedValues.of(sampled, machine);
		Diagram diagram = machine.isOnlyInterrupt() ? OnlyInterrupt.of(whole, unfolded) : whole;
		return new Diagram(aligned(diagram.nodes().stream().map(node -> node.sized(Fonts.MEASURE)).toList()),
				diagram.links());
	}

	/** Nodes that stand below each other have common edges. */
	private List<Node> aligned(List<Node> nodes) {
		Map<Object, Double> widths = new HashMap<>();
		for (Node node : nodes)
			widths.merge(arrangement.stack(node), node.bounds().width(), Math::max);
		return nodes.stream().map(node -> node.wide(widths.get(arrangement.stack(node)))).toList();
	}

	@Override
	public final Arrangement arrangement(VirtualMachine machine) {
		return arrangement;
	}

	/**
	 * What a line means.
	 *
	 * @param state its state in words
	 */
	protected String line(Link.Kind kind, String state) {
		return Texts.of("line." + kind.name().toLowerCase(Locale.ROOT), state);
	}

	/** What a mark means. */
	protected String mark(Mark mark) {
		return Texts.of("mark." + mark.name().toLowerCase(Locale.ROOT));
	}

	/** All signs; a picture shows those that occur in it. */
	@Override
	public final Legend legend() {
		List<Legend.Entry> entries = new ArrayList<>();
		for (BitState state : BitState.values())
			entries.add(new Legend.Entry.Bit(state, Entry.word(state)));
		for (Link.State state : Link.State.values())
			for (Link.Kind kind : Link.Kind.values())
				entries.add(new Legend.Entry.Line(kind, state,
						line(kind, Texts.of("line.state." + state.name().toLowerCase(Locale.ROOT)))));
		entries.add(new Legend.Entry.Changed(Mark.CHANGED, mark(Mark.CHANGED)));
		entries.add(new Legend.Entry.Changed(Mark.RECENT, mark(Mark.RECENT)));
		return new Legend(entries, Fonts.MEASURE);
	}

	@Override
	public Optional<String> node(VirtualMachine machine, Hop hop) {
		return Places.node(machine, hop);
	}

	@Override
	public Optional<EObject> element(VirtualMachine machine, String node) {
		return Places.element(machine, node);
	}
}
