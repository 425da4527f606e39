package org.irqscope.core.picture.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongFunction;

import org.irqscope.core.Texts;
import org.irqscope.core.chip.Vectors;
import org.irqscope.core.picture.Highlights;
import org.irqscope.emulator.kvm.KvmFields;
import org.irqscope.emulator.state.FieldName;
import org.irqscope.emulator.x86.X86Fields;
import org.irqscope.model.Vcpu;
import org.irqscope.model.X86Chips;
import org.irqscope.model.X86Vcpu;
import org.irqscope.scene.BitState;
import org.irqscope.scene.Mark;
import org.irqscope.scene.Row;
import org.irqscope.text.CNumber;

/** What the node of a vCPU says: whether it takes interrupts, what it is asked for, and what it is about to take. */
final class VcpuRows {
	private static final String NOTHING = "\u2013";
	private final Vcpu vcpu;
	private final int index;
	private final Highlights highlights;

	VcpuRows(Vcpu vcpu, int index, Highlights highlights) {
		this.vcpu = vcpu;
		this.index = index;
		this.highlights = highlights;
	}

	List<Row> rows(boolean apicv) {
		List<Row> rows = new ArrayList<>();
		rows.add(interruptFlag());
		rows.add(field("pendingVector", Texts.of("node.vcpu.injecting"), X86Fields.INTERRUPT_NR,
				vcpu.getPendingVector() + 1L, VcpuRows::injecting, injecting(256)));
		rows.add(field("requests", Texts.of("node.vcpu.requests"), KvmFields.VCPU_REQUESTS, vcpu.getRequests(),
				VcpuRows::requests, "SCAN_IOAPIC +1"));
		if (apicv)
			rows.add(virtual());
		return rows;
	}

	private Row interruptFlag() {
		boolean open = vcpu.isInterruptFlag();
		return Row.Pin.either("interruptFlag", open ? BitState.SET : BitState.CLEAR, X86Fields.IF.name(),
				Texts.of(open ? "node.vcpu.open" : "node.vcpu.closed"),
				Texts.of(open ? "node.vcpu.closed" : "node.vcpu.open"), mark(X86Fields.IF));
	}

	private Mark mark(FieldName field) {
		return highlights.mark(field, index);
	}

	private OptionalLong before(FieldName field) {
		return highlights.before(field, index);
	}

	private Row field(String id, String name, FieldName field, long value, LongFunction<String> text, String room) {
		OptionalLong before = before(field);
		return new Row.Field(id, name, text.apply(value), mark(field),
				before.isPresent() ? text.apply(before.getAsLong()) : "", room);
	}

	/** The field holds one more than the vector, and 0 for none. */
	private static String injecting(long field) {
		return field <= 0 ? NOTHING : Vectors.name((int) field - 1);
	}

	/** The first request by the kernel's name, and how many more there are. */
	private static String requests(long field) {
		int bits = (int) field;
		if (bits == 0)
			return NOTHING;
		String name = switch (Integer.numberOfTrailingZeros(bits)) {
		case 2 -> "UNBLOCK";
		case 14 -> "EVENT";
		case 17 -> "NMI";
		case 23 -> "SCAN_IOAPIC";
		case 27 -> "EOI_EXIT";
		case 31 -> "EOI_EXITMAP";
		default -> CNumber.hex(bits);
		};
		int more = Integer.bitCount(bits) - 1;
		return more == 0 ? name : name + " +" + more;
	}

	/** The virtual interrupts that the hardware knows: requested and in service. */
	private Row virtual() {
		X86Vcpu shown = X86Chips.of(vcpu);
		OptionalLong requested = before(X86Fields.RVI);
		OptionalLong served = before(X86Fields.SVI);
		String before = requested.isEmpty() && served.isEmpty() ? ""
				: virtual(requested.orElse(shown.getRvi()), served.orElse(shown.getSvi()));
		Mark mark = mark(X86Fields.RVI).compareTo(mark(X86Fields.SVI)) > 0 ? mark(X86Fields.RVI) : mark(X86Fields.SVI);
		return new Row.Field("rvi svi", "RVI / SVI", virtual(shown.getRvi(), shown.getSvi()), mark, before,
				Row.changed(virtual(255, 0), virtual(0, 255)));
	}

	private static String virtual(long requested, long served) {
		return requested + " / " + served;
	}
}
