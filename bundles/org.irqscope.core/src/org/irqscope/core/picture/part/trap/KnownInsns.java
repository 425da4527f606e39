package org.irqscope.core.picture.part.trap;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.irqscope.core.picture.part.Entry;
import org.irqscope.core.picture.part.PageTable;
import org.irqscope.core.picture.part.Texts;
import org.irqscope.emulator.riscv.hart.MmioInsn;
import org.irqscope.scene.Mark;
import org.irqscope.scene.Row;

/** The loads and stores that KVM decodes, in the order in which it compares; the one of the access is marked. */
final class KnownInsns {
	private KnownInsns() {
	}

	static List<Row> rows(Optional<MmioInsn> decoded) {
		PageTable table = new PageTable(List.of(column("insn"), column("mask"), column("match"), column("bytes"),
				column("extends")));
		for (MmioInsn one : MmioInsn.values())
			table.line("", decoded.filter(one::equals).isPresent() ? Mark.CHANGED : Mark.NONE, entries(one));
		return table.rows();
	}

	private static PageTable.Column column(String key) {
		return new PageTable.Column(Texts.of("known." + key + ".title"), "", Texts.of("known." + key + ".tip"));
	}

	private static List<Entry> entries(MmioInsn insn) {
		return List.of(Entry.value(insn.mnemonic()), Entry.quiet(hex(insn.mask())), Entry.quiet(hex(insn.match())),
				Entry.value(Integer.toString(insn.length())),
				Entry.aside(insn.isStore() ? "" : Texts.of(insn.isUnsigned() ? "known.zero" : "known.sign")));
	}

	private static String hex(int number) {
		return String.format(Locale.ROOT, "0x%04x", number);
	}
}
