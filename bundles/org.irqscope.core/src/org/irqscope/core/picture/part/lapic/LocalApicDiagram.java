package org.irqscope.core.picture.part.lapic;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.irqscope.core.chip.x86.LapicChip;
import org.irqscope.core.picture.Highlights;
import org.irqscope.core.picture.Places;
import org.irqscope.core.picture.part.Texts;
import org.irqscope.emulator.state.FieldName;
import org.irqscope.emulator.x86.X86Fields;
import org.irqscope.emulator.x86.lapic.LapicFields;
import org.irqscope.model.Lapic;
import org.irqscope.model.PostedInterruptDescriptor;
import org.irqscope.model.Vcpu;
import org.irqscope.model.VectorSet;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;
import org.irqscope.scene.BitState;
import org.irqscope.scene.Diagram;
import org.irqscope.scene.Link;
import org.irqscope.scene.Node;
import org.irqscope.scene.Row;
import org.irqscope.scene.Side;
import org.irqscope.scene.theme.Role;
import org.irqscope.text.CNumber;

/** What the page of a local APIC shows: vectors, priorities, local vector table, timer, commands, posted vectors. */
final class LocalApicDiagram {
	static final String PRIORITIES = "priorities", LVT = "lvt", TIMER = "timer", NAMES = "names",
			POSTED = Places.POSTED;
	private static final int X2APIC = 0x400, ENABLED = 0x100;
	private final VirtualMachine machine;
	private final int index;
	private final Highlights highlights;
	private final Optional<String> active;
	private final Vcpu vcpu;
	private final Lapic lapic;

	LocalApicDiagram(VirtualMachine machine, int index, Highlights highlights, Optional<String> active) {
		this.machine = machine;
		this.index = index;
		this.highlights = highlights;
		this.active = active;
		this.vcpu = machine.getVcpus().get(index);
		this.lapic = X86Chips.lapic(vcpu);
	}

	Diagram diagram() {
		LapicLines registers = new LapicLines(lapic, index, highlights);
		LapicNames names = new LapicNames(lapic, index, highlights);
		Node posted = part(POSTED, "pid.title", Texts.of("pid.caption"), posted());
		Link.Kind kind = machine.getHost().isApicv() ? Link.Kind.HARDWARE : Link.Kind.INTERRUPT;
		Link sync = new Link("pir-irr", new Link.Port(posted.id(), "", Side.TOP),
				new Link.Port(lapic.getId(), "", Side.BOTTOM), kind,
				X86Chips.of(vcpu).getPid().isOn() ? Link.State.ARMED : Link.State.IDLE, "");
		return new Diagram(List.of(vectors(),
				part(PRIORITIES, "staircase.title", Texts.of("staircase.caption"),
						List.of(new Staircase(lapic, index, highlights).row())),
				part(LVT, "lvt.title", Texts.of("lvt.caption"), registers.vectorTable()), posted,
				part(TIMER, "timer.title", Texts.of("timer.caption"), registers.timer()),
				part(NAMES, "names.title", names.caption(), names.rows())), List.of(sync));
	}

	private Node part(String part, String title, String caption, List<Row> rows) {
		return new Node(Places.part(lapic.getId(), part), Role.LAPIC, Texts.of(title), caption, rows, false);
	}

	private Node vectors() {
		boolean x2apic = (lapic.getApicBase() & X2APIC) != 0;
		String caption = Texts.of("lapic.caption", x2apic ? "x2APIC" : "xAPIC",
				x2apic ? vcpu.getVcpuId() : lapic.getApicId() >>> 24,
				Texts.of((lapic.getSpiv() & ENABLED) != 0 ? "lapic.enabled" : "lapic.disabled"));
		List<Row> rows = List.of(map(LapicFields.IRR, lapic.getIrr(), BitState.PENDING),
				map(LapicFields.ISR, lapic.getIsr(), BitState.IN_SERVICE),
				map(LapicFields.TMR, lapic.getTmr(), BitState.LEVEL));
		return new Node(lapic.getId(), Role.LAPIC, Texts.of("lapic.title", vcpu.getVcpuId()), caption, rows,
				active.filter(lapic.getId()::equals).isPresent());
	}

	private Row map(FieldName bank, VectorSet set, BitState state) {
		return new Row.VectorMap(LapicChip.bank(bank), bank.name(), list(set), state,
				highlights.changedVectors(bank, index), highlights.recentVectors(bank, index));
	}

	private static List<Integer> list(VectorSet set) {
		return Arrays.stream(set.vectors()).boxed().toList();
	}

	private List<Row> posted() {
		PostedInterruptDescriptor pid = X86Chips.of(vcpu).getPid();
		return List.of(
				new Row.VectorMap("pir", "PIR", list(pid.getPir()), BitState.PENDING,
						highlights.changedVectors(X86Fields.PID_PIR, index),
						highlights.recentVectors(X86Fields.PID_PIR, index)),
				flag("ON", pid.isOn(), X86Fields.PID_ON), flag("SN", pid.isSn(), X86Fields.PID_SN),
				new Row.Field("nv", "NV", Integer.toString(pid.getNv())),
				new Row.Field("ndst", "NDST", CNumber.hex(pid.getNdst())));
	}

	private Row flag(String name, boolean on, FieldName field) {
		BitState state = on ? BitState.SET : BitState.CLEAR;
		return Row.Pin.either(name.toLowerCase(Locale.ROOT), state, name, Texts.of(on ? "mode.on" : "mode.off"),
				Texts.of(on ? "mode.off" : "mode.on"), highlights.mark(field, index));
	}
}
