package org.irqscope.trace.qemu;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.irqscope.trace.facts.ShownFact;
import org.irqscope.trace.text.Findings;
import org.irqscope.trace.text.ImportException;
import org.irqscope.trace.text.Line;
import org.irqscope.trace.text.Quantity;

/**
 * The registers of vCPUs, as the monitor of QEMU answers {@code info registers} and {@code info cpus}, and as its log
 * {@code -d int} prints them around the interrupts and exceptions that its own processor takes.
 */
final class RegistersReader extends MonitorReader {
	private static final Pattern PROCESSOR = Pattern.compile("CPU#(\\d{1,7})"),
			LISTED = Pattern.compile("(?:\\* )?CPU #(\\d{1,7}):(?: pc=\\S+)?(?: \\(halted\\))?(?: thread_id=\\d+)?");
	private static final Pattern FLAGS = Pattern.compile("[ER]IP=([0-9a-f]{8,16}) [ER]FL=([0-9a-f]{8}) \\[[A-Z-]+\\] "
			+ "CPL=\\d .*\\bHLT=(\\d)");
	private static final Pattern SERVICED = Pattern.compile("Servicing hardware INT=0x([0-9a-f]{2})");
	private static final Pattern OTHER = Pattern.compile(String.join("|",
			"\\d+: v=[0-9a-f]{2} e=[0-9a-f]{4} i=[01] cpl=\\d .*",
			"check_exception old: .*", "SMM: .*", "CPU Reset.*", "INT3 .*", "Triple fault.*",
			"(?:[ER][A-Z0-9]{2} ?=[0-9a-f]{8,16} ?)+", "R\\d{1,2} ?=[0-9a-f]{16}.*",
			"(?:[CDEFGS]S|LDT|TR) ?=[0-9a-f]{4} .*", "[GI]DT= +[0-9a-f]+ [0-9a-f]+",
			"(?:CR\\d|DR\\d|EFER|CCS|FCW|FPR\\d|XMM\\d\\d|YMM\\d\\d|Opmask\\d\\d|BNDCFGU)=.*"));
	private static final int INTERRUPT_FLAG = 1 << 9;

	/** The vCPU whose registers follow. */
	private int vcpu;

	@Override
	public boolean take(Line line, Findings findings) throws ImportException {
		String text = line.text().strip();
		return takeProcessor(line, PROCESSOR.matcher(text), findings)
				|| takeProcessor(line, LISTED.matcher(text), findings) || takeFlags(line, text, findings)
				|| takeServiced(line, text, findings) || OTHER.matcher(text).matches();
	}

	private boolean takeProcessor(Line line, Matcher processor, Findings findings) throws ImportException {
		if (!processor.matches())
			return false;
		vcpu = (int) Quantity.PID.read(line, processor.group(1));
		findings.add(new ShownFact.Vcpu(line.where(), vcpu));
		return true;
	}

	private boolean takeFlags(Line line, String text, Findings findings) {
		Matcher flags = FLAGS.matcher(text);
		if (!flags.matches())
			return false;
		boolean interrupts = (Long.parseLong(flags.group(2), 16) & INTERRUPT_FLAG) != 0;
		findings.add(new ShownFact.Processor(line.where(), vcpu, interrupts, !flags.group(3).equals("0")));
		return true;
	}

	private boolean takeServiced(Line line, String text, Findings findings) {
		Matcher serviced = SERVICED.matcher(text);
		if (!serviced.matches())
			return false;
		findings.add(new ShownFact.Taken(line.where(), vcpu, Integer.parseInt(serviced.group(1), 16)));
		return true;
	}

	@Override
	public void end(Findings findings) {
		vcpu = 0;
	}
}
