package org.irqscope.core.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.irqscope.core.chip.Marks;
import org.irqscope.core.session.Session;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.state.Change;
import org.irqscope.emulator.state.FieldName;
import org.irqscope.scene.Mark;

/** What the last two hops of a walk changed, by part of the machine and the kernel's name of the field. */
public final class Highlights implements Marks {
	/** Nothing has changed. */
	public static final Highlights NONE = new Highlights(Optional.empty(), List.of(), List.of());

	private final Optional<Hop> hop;
	private final List<Change> now;
	private final List<Change> before;

	private Highlights(Optional<Hop> hop, List<Change> now, List<Change> before) {
		this.hop = hop;
		this.now = now;
		this.before = before;
	}

	/** The highlights at the position of a session. */
	public static Highlights of(Session session) {
		int position = session.position();
		if (position == 0)
			return NONE;
		Hop hop = session.walk().hop(position - 1);
		List<Change> earlier = position == 1 ? List.of() : session.walk().hop(position - 2).changes();
		return new Highlights(Optional.of(hop), hop.changes(), earlier);
	}

	/** The hop that the walk stands on. */
	public Optional<Hop> hop() {
		return hop;
	}

	private static Optional<Change> find(List<Change> changes, FieldName field, int index) {
		return changes.stream().filter(change -> field.isOf(change, index)).findFirst();
	}

	@Override
	public Mark mark(FieldName field, int index) {
		if (find(now, field, index).isPresent())
			return Mark.CHANGED;
		return find(before, field, index).isPresent() ? Mark.RECENT : Mark.NONE;
	}

	@Override
	public Mark mark(FieldName field, int index, long value) {
		if (find(now, field, index).filter(change -> isOf(change, value)).isPresent())
			return Mark.CHANGED;
		return find(before, field, index).filter(change -> isOf(change, value)).isPresent() ? Mark.RECENT : Mark.NONE;
	}

	private static boolean isOf(Change change, long value) {
		return change.from() == value || change.to() == value;
	}

	@Override
	public OptionalLong before(FieldName field, int index) {
		return find(now, field, index).map(change -> OptionalLong.of(change.from())).orElse(OptionalLong.empty());
	}

	@Override
	public String previous(FieldName field, int index) {
		return find(now, field, index).map(Change::before).orElse("");
	}

	@Override
	public int changedBits(FieldName field, int index) {
		return bits(find(now, field, index));
	}

	@Override
	public int recentBits(FieldName field, int index) {
		return bits(find(before, field, index));
	}

	private static int bits(Optional<Change> change) {
		return change.map(one -> (int) (one.from() ^ one.to())).orElse(0);
	}

	@Override
	public List<Integer> changedVectors(FieldName bank, int lapic) {
		return vectors(now, bank, lapic);
	}

	@Override
	public List<Integer> recentVectors(FieldName bank, int lapic) {
		return vectors(before, bank, lapic);
	}

	private static List<Integer> vectors(List<Change> changes, FieldName bank, int lapic) {
		List<Integer> vectors = new ArrayList<>();
		for (int word = 0; word < 8; word++) {
			int bits = bits(find(changes, bank.at(word), lapic));
			for (int bit = 0; bit < 32; bit++)
				if ((bits >>> bit & 1) != 0)
					vectors.add(word * 32 + bit);
		}
		return vectors;
	}
}
