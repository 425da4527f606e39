package org.irqscope.emulator.script.x86;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.irqscope.emulator.x86.ioapic.Ioapic;
import org.irqscope.emulator.x86.ioapic.IoapicState;
import org.irqscope.emulator.x86.lapic.Lapic;
import org.irqscope.emulator.x86.lapic.LapicState;
import org.irqscope.emulator.x86.pic.KpicState;

/** Chip states as JSON, with the field order of the recordings. */
final class StateJson {
	private StateJson() {
	}

	static String of(KpicState pic) {
		return "{\"last_irr\":" + pic.lastIrr() + ",\"irr\":" + pic.irr() + ",\"imr\":" + pic.imr() + ",\"isr\":"
				+ pic.isr() + ",\"priority_add\":" + pic.priorityAdd() + ",\"irq_base\":" + pic.irqBase()
				+ ",\"read_reg_select\":" + pic.readRegSelect() + ",\"poll\":" + pic.poll() + ",\"special_mask\":"
				+ pic.specialMask() + ",\"init_state\":" + pic.initState() + ",\"auto_eoi\":" + pic.autoEoi()
				+ ",\"rotate_on_auto_eoi\":" + pic.rotateOnAutoEoi() + ",\"special_fully_nested_mode\":"
				+ pic.specialFullyNestedMode() + ",\"init4\":" + pic.init4() + ",\"elcr\":" + pic.elcr()
				+ ",\"elcr_mask\":" + pic.elcrMask() + "}";
	}

	static String of(IoapicState ioapic) {
		return "{\"id\":" + ioapic.id() + ",\"ioregsel\":" + ioapic.ioregsel() + ",\"irr\":"
				+ Integer.toUnsignedString(ioapic.irr()) + ",\"redirtbl\":["
				+ IntStream.range(0, Ioapic.PINS).mapToObj(pin -> "\"" + Long.toHexString(ioapic.entry(pin)) + "\"")
						.collect(Collectors.joining(","))
				+ "]}";
	}

	static String of(LapicState lapic) {
		return "{" + hex("id", lapic, Lapic.ID) + ",\"tpr\":" + lapic.get(Lapic.TASKPRI) + ",\"ppr\":" + lapic.ppr()
				+ "," + hex("ldr", lapic, Lapic.LDR) + "," + hex("dfr", lapic, Lapic.DFR) + ","
				+ hex("svr", lapic, Lapic.SPIV) + ",\"esr\":" + lapic.get(Lapic.ESR) + ","
				+ hex("icr", lapic, Lapic.ICR) + "," + hex("icr2", lapic, Lapic.ICR2) + ","
				+ hex("lvtt", lapic, Lapic.LVTT) + "," + hex("lvt0", lapic, Lapic.LVT0) + ","
				+ hex("lvt1", lapic, Lapic.LVT1) + "," + hex("lvterr", lapic, Lapic.LVTERR) + ","
				+ vectors("isr", lapic, Lapic.ISR) + "," + vectors("tmr", lapic, Lapic.TMR) + ","
				+ vectors("irr", lapic, Lapic.IRR) + "}";
	}

	private static String hex(String name, LapicState lapic, int register) {
		return "\"" + name + "\":\"" + Integer.toHexString(lapic.get(register)) + "\"";
	}

	private static String vectors(String name, LapicState lapic, int bank) {
		return "\"" + name + "\":["
				+ Arrays.stream(lapic.vectors(bank)).mapToObj(Integer::toString).collect(Collectors.joining(","))
				+ "]";
	}
}
