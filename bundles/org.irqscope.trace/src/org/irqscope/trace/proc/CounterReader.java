package org.irqscope.trace.proc;

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
 * The counters in {@code /sys/kernel/debug/kvm}, as {@code grep -r .} prints them with their names: those of all
 * machines, of one, {@code PID-FD/NAME}, and what is there of its vCPUs.
 */
public final class CounterReader implements LineReader {
	private static final String FOLDER = "(?:.*/debug/kvm/|\\./)?";
	private static final Pattern COUNTER = Pattern
			.compile(FOLDER + "(?:(\\d{1,7})-\\d{1,9}/)?([a-z][a-z0-9_]*):(\\d{1,19})");
	private static final Pattern VCPU = Pattern
			.compile(FOLDER + "(?:(\\d{1,7})-\\d{1,9}/)?vcpu(\\d{1,7})/[a-z][a-z0-9_-]*:.*");
	/** What else looks like a name with a number is none. */
	private static final Pattern KNOWN = Pattern.compile("\\w+_(?:exits|injections|stat|hist|wakeup|flush|fault"
			+ "|emulation|poll|ns|event|invlpg|recycled|unsync|writes?|zapped|entries|run|yield|requests?)"
			+ "|exits|hypercalls|invlpg"
			+ "|blocking|guest_mode|pages_\\w+|mmu_\\w+|remote_tlb_flush\\w*|largepages|lpages|tlb_flush|pf_\\w+"
			+ "|halt_\\w+|preemption_\\w+|nx_\\w+|max_mmu_\\w+|fpu_reload|host_state_reload|nested_run|request_irq");

	@Override
	public Optional<TextFormat> format() {
		return Optional.of(TextFormat.KVM_COUNTERS);
	}

	@Override
	public boolean take(Line line, Findings findings) throws ImportException {
		String text = line.text().strip();
		if (text.isEmpty() || text.charAt(0) == '[' || text.indexOf(':') < 0)
			return false;
		Matcher counter = COUNTER.matcher(text), vcpu = VCPU.matcher(text);
		if (vcpu.matches())
			findings.add(new ShownFact.Vcpu(line.where(), (int) Quantity.PID.read(line, vcpu.group(2))));
		else if (counter.matches() && KNOWN.matcher(counter.group(2)).matches())
			findings.add(new ShownFact.Counter(line.where(), process(line, counter.group(1)), counter.group(2),
					Quantity.COUNT.read(line, counter.group(3))));
		else
			return false;
		return true;
	}

	private static int process(Line line, String digits) throws ImportException {
		return digits == null ? -1 : (int) Quantity.PID.read(line, digits);
	}
}
