package org.irqscope.core.picture.part.trap;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.irqscope.core.bus.AddressPlaces;
import org.irqscope.core.bus.BusRange;
import org.irqscope.core.bus.KvmtoolRanges;
import org.irqscope.core.bus.MachineBuses;
import org.irqscope.core.picture.Highlights;
import org.irqscope.core.picture.part.Texts;
import org.irqscope.emulator.kvm.KvmPlace;
import org.irqscope.model.BusKind;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.Mark;
import org.irqscope.scene.Row;

/** Who is asked for a trapped access: the bus of the kernel, then kvmtool's tree. For one thread. */
final class AnsweringNodes {
	private static final int MOST = 12;
	private final VirtualMachine machine;
	private final TrappedAccess access;
	private final boolean inBus;
	private final List<BusRange> ranges;

	AnsweringNodes(VirtualMachine machine, Highlights highlights, TrappedAccess access) {
		this.machine = machine;
		this.access = access;
		this.inBus = highlights.hop().filter(hop -> hop.place().kind() == KvmPlace.IO_BUS).isPresent();
		this.ranges = new MachineBuses(machine).ranges(BusKind.KVM_MMIO_BUS);
	}

	private boolean isAt(BusRange range) {
		return access.address().isPresent() && Long.compareUnsigned(access.address().getAsLong() - range.address(),
				Math.max(range.length(), 1)) < 0;
	}

	/** True when no range of the kernel has the address. */
	boolean isForUserSpace() {
		return ranges.stream().noneMatch(this::isAt);
	}

	List<Row> bus() {
		List<Row> rows = new ArrayList<>();
		for (BusRange range : ranges)
			if (rows.size() < MOST || isAt(range))
				rows.add(new Row.Field(AddressPlaces.row(range), range.title(), range.addresses(), mark(isAt(range)),
						"", ""));
		if (ranges.size() > rows.size())
			rows.add(new Row.Field("", Texts.of("trap.more", ranges.size() - rows.size()), ""));
		rows.add(new Row.Field("", Texts.of("trap.missed"), Texts.of("trap.to.user"),
				mark(inBus && access.address().isPresent() && isForUserSpace()), "", ""));
		return rows;
	}

	private static Mark mark(boolean taken) {
		return taken ? Mark.CHANGED : Mark.NONE;
	}

	List<Row> tree() {
		List<Row> rows = new ArrayList<>();
		boolean asked = access.address().isPresent() && isForUserSpace();
		Optional<KvmtoolRanges.Range> taker = asked ? KvmtoolRanges.at(machine, access.address().getAsLong())
				: Optional.empty();
		for (KvmtoolRanges.Range range : KvmtoolRanges.of(machine))
			rows.add(new Row.Field("", range.title(), "0x" + Long.toHexString(range.first()) + "\u20130x"
					+ Long.toHexString(range.last()), mark(taker.filter(range::equals).isPresent()), "", ""));
		rows.add(new Row.Field("", Texts.of("trap.nobody"), Texts.of("trap.nobody.value"),
				mark(asked && taker.isEmpty()), "", ""));
		return rows;
	}
}
