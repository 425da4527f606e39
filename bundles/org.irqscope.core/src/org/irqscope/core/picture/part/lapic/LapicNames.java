package org.irqscope.core.picture.part.lapic;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.irqscope.core.chip.Vectors;
import org.irqscope.core.picture.Highlights;
import org.irqscope.core.picture.part.Texts;
import org.irqscope.emulator.state.FieldName;
import org.irqscope.emulator.x86.lapic.LapicFields;
import org.irqscope.model.DeliveryMode;
import org.irqscope.model.Lapic;
import org.irqscope.model.Vcpu;
import org.irqscope.scene.Row;
import org.irqscope.text.CNumber;

/**
 * How others name a local APIC, and what it sends: registers of a page in memory, or of x2APIC, whose names follow from
 * the number of the vCPU and whose command is one register. For one thread.
 */
final class LapicNames {
	private static final int X2APIC = 0x400, ENABLED = 0x800, LOGICAL = 1 << 11, CLUSTER = 16;
	private final Lapic lapic;
	private final int index;
	private final Highlights highlights;

	LapicNames(Lapic lapic, int index, Highlights highlights) {
		this.lapic = lapic;
		this.index = index;
		this.highlights = highlights;
	}

	private boolean isX2apic() {
		return (lapic.getApicBase() & X2APIC) != 0;
	}

	/** How the guest reaches the registers. */
	String caption() {
		if (isX2apic())
			return Texts.of("names.caption.x2apic");
		return Texts.of((lapic.getApicBase() & ENABLED) != 0 ? "names.caption.xapic" : "names.caption.off",
				Long.toHexString(lapic.getApicBase() & -4096));
	}

	List<Row> rows() {
		List<Row> rows = new ArrayList<>();
		rows.add(field("apicBase", "names.base", CNumber.hex(lapic.getApicBase()), LapicFields.APIC_BASE));
		rows.addAll(isX2apic() ? derived() : set());
		rows.add(register("spiv", "names.spurious", lapic.getSpiv(), LapicFields.SPIV));
		rows.add(register("esr", "names.errors", lapic.getEsr(), LapicFields.ESR));
		rows.addAll(isX2apic() ? List.of(field("icr icr2", "names.command", String.format(Locale.ROOT, "0x%08x%08x",
				lapic.getIcr2(), lapic.getIcr()), LapicFields.ICR))
				: List.of(register("icr2", "names.command.high", lapic.getIcr2(), LapicFields.ICR2),
						register("icr", "names.command", lapic.getIcr(), LapicFields.ICR)));
		rows.add(new Row.Field("icr2 icr", Texts.of("names.sends"), sentence(), highlights.mark(LapicFields.ICR, index),
				"", Texts.of("names.sentence", "LowPrio", "255 (0xff)", Texts.of("names.all"))));
		return rows;
	}

	/** The kernel takes both from the number of the vCPU, and ignores what user space sets. */
	private List<Row> derived() {
		int id = ((Vcpu) lapic.eContainer()).getVcpuId();
		return List.of(field("x2apicId", "names.id", Texts.of("names.number", id, Integer.toHexString(id)),
				LapicFields.ID), field("x2apicLdr", "names.logical",
						Texts.of("names.cluster", id / CLUSTER, id % CLUSTER), LapicFields.LDR));
	}

	private List<Row> set() {
		return List.of(register("apicId", "names.id", lapic.getApicId(), LapicFields.ID),
				register("ldr", "names.logical", lapic.getLdr(), LapicFields.LDR),
				register("dfr", "names.format", lapic.getDfr(), LapicFields.DFR));
	}

	/** The command as a sentence. */
	private String sentence() {
		int icr = lapic.getIcr();
		String named = Integer.toUnsignedString(isX2apic() ? lapic.getIcr2() : lapic.getIcr2() >>> 24);
		String goal = switch (icr >> 18 & 3) {
		case 1 -> Texts.of("names.self");
		case 2 -> Texts.of("names.all");
		case 3 -> Texts.of("names.others");
		default -> Texts.of((icr & LOGICAL) != 0 ? "names.set" : "names.one", named);
		};
		return Texts.of("names.sentence", DeliveryMode.get(icr >> 8 & 7).getLiteral(), Vectors.name(icr & 0xff), goal);
	}

	private Row register(String id, String key, int value, FieldName field) {
		return field(id, key, String.format(Locale.ROOT, "0x%08x", value), field);
	}

	private Row field(String id, String key, String value, FieldName field) {
		return new Row.Field(id, Texts.of(key), value, highlights.mark(field, index), "", "0x0000000000000000");
	}
}
