package org.irqscope.core.picture.part.aia;

import java.util.List;

import org.irqscope.core.chip.riscv.AplicChip;
import org.irqscope.core.chip.riscv.ImsicChip;
import org.irqscope.core.picture.Highlights;
import org.irqscope.core.picture.part.Entry;
import org.irqscope.core.picture.part.PageTable;
import org.irqscope.core.picture.part.Texts;
import org.irqscope.emulator.riscv.aplic.AplicFields;
import org.irqscope.emulator.state.FieldName;
import org.irqscope.model.Aplic;
import org.irqscope.model.AplicSource;
import org.irqscope.model.Device;
import org.irqscope.model.Machines;
import org.irqscope.model.SourceMode;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.BitState;
import org.irqscope.scene.Mark;
import org.irqscope.scene.Row;

/** The sources of an APLIC as a table: the line, what pends and is enabled, and the message. For one thread. */
final class SourceTable {
	private static final String NONE = "\u2013";
	private static final int DOMAIN = 0;
	private final VirtualMachine machine;
	private final Aplic aplic;
	private final Highlights highlights;

	SourceTable(VirtualMachine machine, Aplic aplic, Highlights highlights) {
		this.machine = machine;
		this.aplic = aplic;
		this.highlights = highlights;
	}

	List<Row> rows() {
		PageTable table = new PageTable(List.of(column("source", "000"), column("device", ""),
				column("listens", Texts.of("aia.mode.5")), column("input", ""), column("setip", ""),
				column("enabled", ""), column("hart", "00"), column("identity", "000"),
				column("message", "0x08000000")));
		for (AplicSource source : aplic.getSources())
			table.line(AplicChip.row(source.getNumber()), mark(source), entries(source));
		return table.rows();
	}

	private static PageTable.Column column(String key, String room) {
		return new PageTable.Column(Texts.of("aia." + key + ".title"), room, Texts.of("aia." + key + ".tip"));
	}

	private List<Entry> entries(AplicSource source) {
		boolean listens = source.getMode().getValue() >= SourceMode.EDGE_RISE_VALUE;
		boolean level = source.getMode().getValue() >= SourceMode.LEVEL_HIGH_VALUE;
		Entry enabled = source.isEnabled() ? Entry.bits(BitState.SET) : Entry.bits(BitState.MASKED);
		String mode = Texts.of("aia.mode." + source.getMode().getValue());
		return List.of(Entry.value(Integer.toString(source.getNumber())), device(source),
				listens ? Entry.bit(level ? BitState.LEVEL : BitState.EDGE, mode) : Entry.aside(mode),
				Entry.bits(source.isInput() ? BitState.LEVEL : BitState.CLEAR),
				Entry.bits(source.isPending() ? BitState.PENDING : BitState.CLEAR).changed(isChanged(source)), enabled,
				number(source, Integer.toString(source.getHart())),
				number(source, source.getEiid() == 0 ? NONE : Integer.toString(source.getEiid())),
				message(source));
	}

	private Entry device(AplicSource source) {
		return machine.getDevices().stream().filter(device -> device.getGsi() == source.getNumber()).findFirst()
				.map((Device device) -> Entry.word(Machines.title(device))).orElseGet(() -> Entry.quiet(NONE));
	}

	/** What a disabled source says steps back. */
	private static Entry number(AplicSource source, String text) {
		return source.isEnabled() ? Entry.value(text) : Entry.quiet(text);
	}

	/** The page of the interrupt file that is written to. */
	private Entry message(AplicSource source) {
		boolean sent = source.getHart() < machine.getVcpus().size() && source.getEiid() != 0;
		return sent ? number(source, "0x" + Long.toHexString(ImsicChip.address(source.getHart())))
				: Entry.aside(Texts.of("aia.dropped"));
	}

	private boolean isChanged(AplicSource source) {
		return highlights.mark(state(source), DOMAIN) == Mark.CHANGED;
	}

	private static FieldName state(AplicSource source) {
		return AplicFields.IRQS.at(source.getNumber()).member("state");
	}

	/** How lately anything of a source has changed. */
	private Mark mark(AplicSource source) {
		FieldName irq = AplicFields.IRQS.at(source.getNumber());
		return List.of(state(source), irq.member("sourcecfg"), irq.member("target")).stream()
				.map(field -> highlights.mark(field, DOMAIN)).max(Mark::compareTo).orElse(Mark.NONE);
	}
}
