package org.irqscope.trace.qemu;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.irqscope.trace.facts.ShownFact;
import org.irqscope.trace.text.Findings;
import org.irqscope.trace.text.Line;

/** The registers of harts, as the monitor of QEMU answers {@code info registers} on RISC-V. */
final class HartRegistersReader extends MonitorReader {
	private static final Pattern REGISTER = Pattern.compile("(pc|mhartid|mstatus|hstatus|vsstatus|mip|mie|mvien|mvip"
			+ "|mideleg|hideleg|medeleg|hedeleg|mtvec|stvec|vstvec|mepc|sepc|vsepc|mcause|scause|vscause|mtval|stval"
			+ "|htval|mtval2|mscratch|sscratch|satp|mseccfg|hgatp|vsatp) +([0-9a-f]{8,16})");
	private static final Pattern OTHER = Pattern
			.compile("V +=? *[01]|(?:x\\d{1,2}/[a-z0-9]{1,4} +[0-9a-f]{8,16} *){1,4}"
					+ "|(?:f\\d{1,2}/\\S+ +[0-9a-f]+ *){1,4}"
					+ "|(?:fcsr|fflags|frm|vstart|vxsat|vxrm|vcsr|vl|vtype|vlenb) .*");
	private static final int SIE = 1 << 1;
	/** Bits of a supervisor. */
	private static final long SUPERVISOR = 0x222;
	private int hart;
	private boolean interrupts;

	@Override
	public boolean take(Line line, Findings findings) {
		String text = line.text().strip();
		Matcher register = REGISTER.matcher(text);
		if (!register.matches())
			return OTHER.matcher(text).matches();
		long value = Long.parseUnsignedLong(register.group(2), 16);
		switch (register.group(1)) {
		case "mhartid" -> hart = (int) Math.min(value, Integer.MAX_VALUE);
		case "mstatus" -> interrupts = (value & SIE) != 0;
		case "mie" -> findings.add(new ShownFact.Hart(line.where(), hart, interrupts, value & SUPERVISOR));
		default -> {
			// It says nothing of interrupts.
		}
		}
		return true;
	}

	@Override
	public void end(Findings findings) {
		hart = 0;
		interrupts = false;
	}
}
