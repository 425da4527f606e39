package org.irqscope.core.picture.part.virtio;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

import org.irqscope.core.picture.Highlights;
import org.irqscope.core.picture.part.Entry;
import org.irqscope.core.picture.part.PageTable;
import org.irqscope.core.picture.part.Texts;
import org.irqscope.emulator.state.FieldName;
import org.irqscope.emulator.vmm.virtio.VirtioFields;
import org.irqscope.model.VirtioDevice;
import org.irqscope.model.Virtqueue;
import org.irqscope.scene.BitState;
import org.irqscope.scene.Mark;
import org.irqscope.scene.Row;

/** The rings of one queue: what is in them, how far each side is, and who wants to be told. For one thread. */
final class QueueRows {
	/** The ids of rows that lines begin and end at. */
	static final String KICK = "kick", RING = "ring";
	private static final String INTERRUPT = "interrupt", ROOM = "65535";
	private static final int CELLS = 16;

	private final VirtioDevice device;
	private final Virtqueue queue;
	private final Highlights highlights;
	private final int index;
	private final QueueOutlook outlook;
	private final List<Row> rows = new ArrayList<>();

	QueueRows(VirtioDevice device, Virtqueue queue, int index, Highlights highlights) {
		this.device = device;
		this.queue = queue;
		this.index = index;
		this.highlights = highlights;
		this.outlook = new QueueOutlook(device, queue);
	}

	List<Row> rows() {
		ring();
		List<FieldName> available = VirtioFields.available(queue.getIndex()),
				used = VirtioFields.used(queue.getIndex()), progress = VirtioFields.progress(queue.getIndex());
		field("availIdx", available.get(1), queue.getAvailIdx());
		if (device.isEventIdx())
			field("usedEvent", available.get(2), queue.getUsedEvent());
		else
			field("availFlags", available.get(0), queue.getAvailFlags());
		field("lastUsedIdx", progress.get(0), queue.getLastUsedIdx());
		field("usedIdx", used.get(1), queue.getUsedIdx());
		if (device.isEventIdx())
			field("availEvent", used.get(2), queue.getAvailEvent());
		else
			field("usedFlags", used.get(0), queue.getUsedFlags());
		field("lastAvailIdx", progress.get(1), queue.getLastAvailIdx());
		if (device.isEventIdx())
			field("signalledUsed", progress.get(2), queue.getSignalledUsed());
		outcome(KICK, outlook.kicks());
		outcome(INTERRUPT, outlook.interrupts());
		return rows;
	}

	/** The buffers from the oldest that the driver has not taken back on, a shape each. */
	private void ring() {
		PageTable table = new PageTable(List.of(new PageTable.Column(Texts.of("vq.ring.title"), "",
				Texts.of("vq.ring.tip"))));
		BitState[] cells = Stream.of(same(outlook.used(), BitState.EDGE), same(outlook.inFlight(), BitState.SET),
				same(outlook.waiting(), BitState.PENDING), same(CELLS, BitState.CLEAR)).flatMap(List::stream)
				.limit(CELLS).toArray(BitState[]::new);
		Mark mark = Stream.of(VirtioFields.available(queue.getIndex()), VirtioFields.used(queue.getIndex()),
				VirtioFields.progress(queue.getIndex())).flatMap(List::stream)
				.map(field -> highlights.mark(field, index)).max(Mark::compareTo).orElse(Mark.NONE);
		table.line(RING, mark, List.of(Entry.bits(cells)));
		rows.addAll(table.rows());
	}

	private static List<BitState> same(int count, BitState state) {
		return Collections.nCopies(Math.min(count, CELLS), state);
	}

	private void field(String feature, FieldName field, int value) {
		rows.add(new Row.Field(feature, Texts.of("vq." + feature), Integer.toString(value),
				highlights.mark(field, index), highlights.previous(field, index), ROOM));
	}

	private void outcome(String id, boolean told) {
		rows.add(new Row.Pin(id, told ? BitState.SET : BitState.CLEAR, Texts.of("vq." + id),
				Texts.of("vq." + id + (told ? ".yes" : ".no")), Mark.NONE));
	}
}
