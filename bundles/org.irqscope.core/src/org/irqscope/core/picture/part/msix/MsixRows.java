package org.irqscope.core.picture.part.msix;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.irqscope.core.picture.Highlights;
import org.irqscope.core.picture.part.Entry;
import org.irqscope.core.picture.part.PageTable;
import org.irqscope.core.picture.part.Texts;
import org.irqscope.emulator.kvm.KvmFields;
import org.irqscope.emulator.state.FieldName;
import org.irqscope.emulator.state.Place;
import org.irqscope.emulator.vmm.VmmFields;
import org.irqscope.model.Device;
import org.irqscope.model.Machines;
import org.irqscope.model.MsixEntry;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.BitState;
import org.irqscope.scene.Mark;
import org.irqscope.scene.Row;

/** The table of one device: an entry a line, with all who keep its message side by side. For one thread. */
final class MsixRows {
	private static final String NONE = "\u2013", ENTRY = "entry", ROOM = "0x41 \u2192 0 (stale)";
	private final VirtualMachine machine;
	private final Device device;
	private final Highlights highlights;
	private final int index;

	MsixRows(VirtualMachine machine, Device device, Highlights highlights) {
		this.machine = machine;
		this.device = device;
		this.highlights = highlights;
		this.index = machine.getDevices().indexOf(device);
	}

	/** The id of an entry's row. */
	static String row(MsixEntry entry) {
		return ENTRY + entry.getIndex();
	}

	List<Row> rows() {
		List<Row> rows = new ArrayList<>();
		rows.add(flag("enabled", device.getMsix().isEnabled(), VmmFields.MSIX_CONTROL));
		rows.add(flag("function", device.getMsix().isFunctionMask(), VmmFields.MSIX_CONTROL));
		rows.add(flag("master", device.getPci().isBusMaster(), VmmFields.COMMAND));
		PageTable table = new PageTable(List.of(column("entry", "00"), column("mask", Texts.of("msix.masked")),
				column("pba", ""), column("table", ROOM), column("vmm", ROOM), column("kernel", ROOM),
				column("irqfd", "irqfd 0"), column("iommu", ROOM), column("next", ROOM)));
		for (MsixEntry entry : device.getMsix().getEntries())
			table.line(row(entry), mark(entry), entries(entry));
		rows.addAll(table.rows());
		return rows;
	}

	private Row flag(String key, boolean on, FieldName field) {
		return new Row.Pin(key, on ? BitState.SET : BitState.CLEAR, Texts.of("msix." + key),
				Texts.of(on ? "mode.on" : "mode.off"), highlights.mark(field, index));
	}

	private static PageTable.Column column(String key, String room) {
		return new PageTable.Column(Texts.of("msix." + key + ".title"), room, Texts.of("msix." + key + ".tip"));
	}

	private List<Entry> entries(MsixEntry entry) {
		MsixState state = new MsixState(machine, device, entry);
		Message table = state.table();
		int number = entry.getIndex();
		return List.of(Entry.value(Integer.toString(entry.getIndex())),
				(entry.isMasked() ? Entry.bit(BitState.MASKED, Texts.of("msix.masked"))
						: Entry.word(Texts.of("msix.open"))).changed(isChanged(VmmFields.control(number))),
				Entry.bits(entry.isPending() ? BitState.PENDING : BitState.CLEAR)
						.changed(isChanged(VmmFields.pending(number))),
				Entry.value(table.text()).changed(VmmFields.message(number).stream().anyMatch(this::isChanged)),
				kept(state.vmm(), table).changed(highlights.mark(VmmFields.IRQ_ROUTES, Place.ONLY) == Mark.CHANGED),
				kept(state.kernel(), table)
						.changed(highlights.mark(KvmFields.IRQ_ROUTING, Place.ONLY) == Mark.CHANGED),
				irqfd(state), irte(state, table), next(state, table));
	}

	/** A message that is kept elsewhere: an older one is called so. */
	private static Entry kept(Optional<Message> kept, Message table) {
		if (kept.isEmpty())
			return Entry.quiet(NONE);
		String text = kept.get().text();
		return Entry.value(kept.get().isSame(table) ? text : Texts.of("msix.stale", text));
	}

	private static Entry irqfd(MsixState state) {
		return state.irqfd().map(irqfd -> irqfd.isUnbound() ? Entry.quiet(Texts.of("msix.unbound"))
				: Entry.word(Machines.title(irqfd))).orElseGet(() -> Entry.quiet(NONE));
	}

	private static Entry irte(MsixState state, Message table) {
		if (state.irte().isEmpty())
			return Entry.quiet(NONE);
		return state.isPosted() ? kept(state.next(), table) : Entry.quiet(Texts.of("msix.host"));
	}

	private static Entry next(MsixState state, Message table) {
		return state.next().isPresent() ? kept(state.next(), table) : Entry.word(Texts.of("msix.waits"));
	}

	private boolean isChanged(FieldName field) {
		return highlights.mark(field, index) == Mark.CHANGED;
	}

	/** How lately anything of an entry has changed. */
	private Mark mark(MsixEntry entry) {
		return VmmFields.entry(entry.getIndex()).stream().map(field -> highlights.mark(field, index))
				.max(Mark::compareTo).orElse(Mark.NONE);
	}
}
