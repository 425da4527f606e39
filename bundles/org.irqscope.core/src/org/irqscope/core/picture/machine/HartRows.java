package org.irqscope.core.picture.machine;

import java.util.List;

import org.irqscope.core.Texts;
import org.irqscope.core.picture.Highlights;
import org.irqscope.emulator.riscv.hart.HartFields;
import org.irqscope.emulator.state.FieldName;
import org.irqscope.model.RiscvVcpu;
import org.irqscope.scene.BitState;
import org.irqscope.scene.Mark;
import org.irqscope.scene.Row;
import org.irqscope.text.CNumber;

/** What the node of a hart says: whether it takes interrupts, which it wants, what it sees and what was posted. */
final class HartRows {
	private static final int SOFTWARE = 1, TIMER = 5, EXTERNAL = 9;
	private final RiscvVcpu hart;
	private final int index;
	private final Highlights highlights;

	HartRows(RiscvVcpu hart, int index, Highlights highlights) {
		this.hart = hart;
		this.index = index;
		this.highlights = highlights;
	}

	List<Row> rows() {
		boolean open = hart.isInterruptFlag();
		return List.of(
				Row.Pin.either("interruptFlag", open ? BitState.SET : BitState.CLEAR, "sstatus.SIE",
						Texts.of(open ? "node.vcpu.open" : "node.vcpu.closed"),
						Texts.of(open ? "node.vcpu.closed" : "node.vcpu.open"), mark(HartFields.VSSTATUS_SIE)),
				field("hart.sie", "sie", names(hart.getSie()), HartFields.VSIE),
				field("hart.sip", "sip", names(hart.getHvip() >> 1), HartFields.HVIP),
				field("hart.pending", Texts.of("node.hart.posted"), bits(hart.getIrqsPending()),
						HartFields.IRQS_PENDING),
				field("hart.mask", Texts.of("node.hart.changed"), bits(hart.getIrqsPendingMask()),
						HartFields.IRQS_PENDING_MASK));
	}

	private Mark mark(FieldName field) {
		return highlights.mark(field, index);
	}

	private Row field(String id, String name, String value, FieldName field) {
		return new Row.Field(id, name, value, mark(field), "", "SEI STI SSI");
	}

	/** The interrupts of a supervisor by their names. */
	private static String names(long bits) {
		StringBuilder names = new StringBuilder();
		if ((bits >> EXTERNAL & 1) != 0)
			names.append("SEI ");
		if ((bits >> TIMER & 1) != 0)
			names.append("STI ");
		if ((bits >> SOFTWARE & 1) != 0)
			names.append("SSI");
		return names.isEmpty() ? "\u2013" : names.toString().strip();
	}

	private static String bits(long bits) {
		return bits == 0 ? "\u2013" : CNumber.hex(bits);
	}
}
