package org.irqscope.core.picture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.irqscope.core.access.AccessWay;
import org.irqscope.core.chip.Marks;
import org.irqscope.core.run.Stop;
import org.irqscope.core.session.Session;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.state.Change;
import org.irqscope.emulator.state.Field;
import org.irqscope.emulator.state.FieldName;
import org.irqscope.emulator.state.IntField;
import org.irqscope.emulator.state.LongField;
import org.irqscope.emulator.state.Place;
import org.irqscope.emulator.state.Snapshot;
import org.irqscope.scene.Mark;

/**
 * What the last two hops of a walk changed, and what the fields are now, by part of the machine and the kernel's name
 * of the field. For one thread.
 */
public final class Highlights implements Marks {
	/** Nothing has changed. */
	public static final Highlights NONE = new Highlights(Optional.empty(), List.of(), List.of(), Optional.empty());

	private final Optional<Hop> hop;
	private Optional<AccessWay> asked = Optional.empty();
	private boolean sampled = true;
	private final List<Change> now;
	private final List<Change> before;
	private final Optional<Snapshot> state;
	/** The fields of the parts that have been asked for. */
	private final Map<Place, Map<String, Field>> fields = new HashMap<>();

	private Highlights(Optional<Hop> hop, List<Change> now, List<Change> before, Optional<Snapshot> state) {
		this.hop = hop;
		this.now = now;
		this.before = before;
		this.state = state;
	}

	/** The highlights at the position of a session. */
	public static Highlights of(Session session) {
		Highlights highlights = at(session);
		highlights.sampled = session.shown().filter(Stop::isRecordingAlone).isEmpty();
		return highlights;
	}

	private static Highlights at(Session session) {
		int position = session.position();
		Optional<Snapshot> state = session.shown().flatMap(Stop::state);
		if (position == 0)
			return new Highlights(Optional.empty(), List.of(), List.of(), state);
		Hop hop = session.walk().hop(position - 1);
		List<Change> earlier = position == 1 ? List.of() : session.walk().hop(position - 2).changes();
		return new Highlights(Optional.of(hop), hop.changes(), earlier, state);
	}

	/** The same with an access that somebody asks about. */
	public Highlights asking(Optional<AccessWay> way) {
		Highlights same = new Highlights(hop, now, before, state);
		same.asked = way;
		same.sampled = sampled;
		return same;
	}

	/** False where only a recording is there, which does not tell what the machine's registers hold. */
	public boolean isSampled() {
		return sampled;
	}

	/** The access that somebody asks about. */
	public Optional<AccessWay> asked() {
		return asked;
	}

	/** The hop that the walk stands on. */
	public Optional<Hop> hop() {
		return hop;
	}

	@Override
	public OptionalLong now(FieldName field, int index) {
		return state.map(at -> now(at, new Place(field.part(), index), field.name())).orElse(OptionalLong.empty());
	}

	private OptionalLong now(Snapshot at, Place part, String name) {
		Field field = fields.computeIfAbsent(part, place -> fields(at, place)).get(name);
		if (field instanceof IntField number)
			return OptionalLong.of(at.get(number));
		return field instanceof LongField wide ? OptionalLong.of(at.get(wide)) : OptionalLong.empty();
	}

	private static Map<String, Field> fields(Snapshot at, Place part) {
		return at.fields().stream().filter(field -> field.place().equals(part))
				.collect(Collectors.toMap(Field::name, Function.identity(), (first, second) -> first));
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
