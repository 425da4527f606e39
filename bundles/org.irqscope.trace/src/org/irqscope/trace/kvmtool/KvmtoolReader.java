package org.irqscope.trace.kvmtool;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.irqscope.trace.facts.ShownFact;
import org.irqscope.trace.text.Findings;
import org.irqscope.trace.text.ImportException;
import org.irqscope.trace.text.Line;
import org.irqscope.trace.text.LineReader;
import org.irqscope.trace.text.Quantity;
import org.irqscope.trace.text.TextFormat;

/**
 * What kvmtool says: how it was started, with {@code --debug-mmio} which accesses nobody has, and the registers of a
 * hart that it prints when it stops.
 */
public final class KvmtoolReader implements LineReader {
	private static final Pattern RUN = Pattern
			.compile("(?:Info: )?# lkvm run .*?(?:-k|--kernel) \\S+ -m (\\d{1,9}) -c (\\d{1,4}) --name (\\S+)");
	private static final Pattern IGNORED = Pattern
			.compile("(?:Warning: )?MMIO warning: Ignoring MMIO (read|write) at ([0-9a-f]{8,16}) \\(length (\\d)\\)");
	private static final Pattern REGISTER = Pattern.compile("([A-Z][A-Z0-9]{1,7}): +0x([0-9a-f]{8,16}).*");
	private static final Pattern OTHER = Pattern.compile("(?:(?:Info|Warning|Debug): .*|General Purpose Registers:"
			+ "|Control Status Registers:|-{10,}|\\*(?:PC|RA):|0x[0-9a-f]{8,16}: .*|Unhandled (?:SBI call|CSR access)"
			+ "|(?:extension_id|csr_num|write_mask)=0x.*|args\\[\\d]=0x.*|MODE: .*)");
	private static final int SIE = 1 << 1;
	private static final long SUPERVISOR = 0x222;
	private boolean interrupts, active;

	@Override
	public Optional<TextFormat> format() {
		return Optional.of(TextFormat.KVMTOOL);
	}

	@Override
	public boolean take(Line line, Findings findings) throws ImportException {
		String text = line.text().strip();
		boolean taken = takeRun(line, RUN.matcher(text), findings) || takeIgnored(line, IGNORED.matcher(text), findings)
				|| takeRegister(line, REGISTER.matcher(text), findings) || active && OTHER.matcher(text).matches();
		active |= taken;
		return taken;
	}

	private static boolean takeRun(Line line, Matcher run, Findings findings) throws ImportException {
		if (!run.matches())
			return false;
		findings.add(new ShownFact.Run(line.where(), Quantity.COUNT.read(line, run.group(1)),
				(int) Quantity.PID.read(line, run.group(2))));
		return true;
	}

	private static boolean takeIgnored(Line line, Matcher ignored, Findings findings) throws ImportException {
		if (!ignored.matches())
			return false;
		findings.add(new ShownFact.Unanswered(line.where(), ignored.group(1).equals("write"),
				Quantity.ADDRESS.read(line, "0x" + ignored.group(2)), Integer.parseInt(ignored.group(3))));
		return true;
	}

	/** The status comes before what the supervisor listens for; kvmtool does not say whose they are. */
	private boolean takeRegister(Line line, Matcher register, Findings findings) {
		if (!register.matches() || !active && !register.group(1).equals("SSTATUS") && !register.group(1).equals("MODE"))
			return false;
		long value = Long.parseUnsignedLong(register.group(2), 16);
		if (register.group(1).equals("SSTATUS"))
			interrupts = (value & SIE) != 0;
		else if (register.group(1).equals("SIE"))
			findings.add(new ShownFact.Hart(line.where(), 0, interrupts, value & SUPERVISOR));
		return true;
	}

	@Override
	public void end(Findings findings) {
		interrupts = false;
		active = false;
	}
}
