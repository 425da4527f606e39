package org.irqscope.core.picture;

import static org.irqscope.emulator.x86.lapic.Lapic.BASE_X2APIC;
import static org.irqscope.emulator.x86.lapic.Lapic.LVT_MASKED;
import static org.irqscope.emulator.x86.lapic.Lapic.SPIV_ENABLED;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.irqscope.core.Texts;
import org.irqscope.emulator.state.FieldName;
import org.irqscope.emulator.x86.X86Fields;
import org.irqscope.emulator.x86.lapic.LapicFields;
import org.irqscope.model.Lapic;
import org.irqscope.model.MpState;
import org.irqscope.model.Vcpu;
import org.irqscope.model.VectorSet;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;
import org.irqscope.scene.BitState;
import org.irqscope.scene.Mark;
import org.irqscope.scene.Node;
import org.irqscope.scene.Role;
import org.irqscope.scene.Row;

/** The nodes right of the interrupt chips: local APICs, vCPUs and the vectors of the guest. */
final class CpuNodes {
	private final VirtualMachine machine;
	private final Highlights highlights;
	private final Optional<String> active;

	CpuNodes(VirtualMachine machine, Highlights highlights, Optional<String> active) {
		this.machine = machine;
		this.highlights = highlights;
		this.active = active;
	}

	private boolean isActive(String node) {
		return active.filter(node::equals).isPresent();
	}

	/** A local APIC: priorities, the PIC's input, and the three sets of vectors. */
	Node lapic(Vcpu vcpu) {
		Lapic lapic = X86Chips.lapic(vcpu);
		int index = machine.getVcpus().indexOf(vcpu);
		boolean x2apic = (lapic.getApicBase() & BASE_X2APIC) != 0;
		List<Row> rows = new ArrayList<>();
		rows.add(register(index, "taskpri", "tpr", LapicFields.TASKPRI, lapic.getTaskpri()));
		rows.add(register(index, "procpri", "ppr", LapicFields.PROCPRI, lapic.getProcpri()));
		rows.add(lint0(index, lapic));
		rows.add(vectors(index, LapicFields.IRR, lapic.getIrr(), BitState.PENDING));
		rows.add(vectors(index, LapicFields.ISR, lapic.getIsr(), BitState.IN_SERVICE));
		rows.add(vectors(index, LapicFields.TMR, lapic.getTmr(), BitState.LEVEL));
		String caption = Texts.of("node.lapic", x2apic ? "x2APIC" : "xAPIC",
				x2apic ? lapic.getApicId() : lapic.getApicId() >>> 24,
				Texts.of((lapic.getSpiv() & SPIV_ENABLED) != 0 ? "node.lapic.enabled" : "node.lapic.disabled"));
		return new Node(lapic.getId(), Role.LAPIC, Texts.of("node.lapic.title", vcpu.getVcpuId()), caption, rows,
				isActive(lapic.getId()));
	}

	private Row register(int lapic, String id, String name, FieldName field, int value) {
		String before = highlights.previous(field, lapic);
		return new Row.Field(id, name, Vectors.hex8(value), highlights.mark(field, lapic),
				before.isEmpty() ? before : Vectors.hex8(Long.decode(before).intValue()), "0x00 \u2192 0x00");
	}

	private Row lint0(int index, Lapic lapic) {
		boolean masked = (lapic.getLvt0() & LVT_MASKED) != 0;
		String mode = lapic.getLvt0() >> 8 == 7 ? "ExtINT" : Vectors.name(lapic.getLvt0() & 0xff);
		return new Row.Pin("lvt0", masked ? BitState.MASKED : BitState.EDGE, "LINT0",
				masked ? Texts.of("node.rte.masked") : mode, highlights.mark(LapicFields.LVT0, index));
	}

	/** The row of a set of vectors, where lines end. */
	static String bank(FieldName bank) {
		return bank.name().toLowerCase(Locale.ROOT);
	}

	private Row vectors(int lapic, FieldName bank, VectorSet set, BitState state) {
		List<Integer> vectors = Arrays.stream(set.vectors()).boxed().toList();
		return new Row.VectorMap(bank(bank), bank.name(), vectors, state,
				highlights.changedVectors(bank, lapic), highlights.recentVectors(bank, lapic));
	}

	/** A vCPU: where it is, whether it takes interrupts, and what it is about to take. */
	Node vcpu(Vcpu vcpu) {
		List<Row> rows = new VcpuRows(vcpu, machine.getVcpus().indexOf(vcpu), highlights)
				.rows(machine.getHost().isApicv());
		return new Node(vcpu.getId(), Role.VCPU, "vCPU " + vcpu.getVcpuId(), state(vcpu), rows, isActive(vcpu.getId()));
	}

	private static String state(Vcpu vcpu) {
		if (vcpu.getMpState() == MpState.HALTED)
			return Texts.of("node.vcpu.halted");
		if (vcpu.getMpState() != MpState.RUNNABLE)
			return Texts.of("node.vcpu.waits");
		return Texts.of(vcpu.isInGuest() ? "node.vcpu.in.guest" : "node.vcpu.in.kernel");
	}

	/** The vectors that a used line can end in. */
	List<Node> vectors(List<VectorPaths.Target> targets) {
		return targets.stream().map(this::vector).toList();
	}

	private Node vector(VectorPaths.Target target) {
		boolean runs = machine.getVcpus().stream().anyMatch(vcpu -> vcpu.getHandledVector() == target.vector());
		Row handler = Row.Pin.either("", runs ? BitState.SET : BitState.CLEAR, Texts.of("node.vector.handler"),
				Texts.of(runs ? "node.vector.runs" : "node.vector.idle"),
				Texts.of(runs ? "node.vector.idle" : "node.vector.runs"), handling(target));
		String id = Places.vector(target.vector());
		return new Node(id, Role.VECTOR, Texts.of("node.vector", Vectors.name(target.vector())),
				target.user().isEmpty() ? Texts.of("node.vector.guest") : target.user(), List.of(handler),
				isActive(id));
	}

	/** How lately a handler of the vector began or ended. */
	private Mark handling(VectorPaths.Target target) {
		return target.vcpus().stream().map(machine.getVcpus()::indexOf)
				.map(vcpu -> highlights.mark(X86Fields.HANDLING, vcpu, target.vector() + 1L))
				.max(Comparator.naturalOrder()).orElse(Mark.NONE);
	}
}
