package org.irqscope.trace.qemu;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.irqscope.trace.facts.ChipFact;
import org.irqscope.trace.text.Findings;
import org.irqscope.trace.text.ImportException;
import org.irqscope.trace.text.Line;
import org.irqscope.trace.text.Quantity;

/**
 * What the monitor of QEMU answers to {@code info pic}: the IOAPIC pin by pin, then the PIC pair, a chip a line. Older
 * versions write fewer words into the lines.
 */
final class InfoPicReader extends MonitorReader {
	private static final Pattern IOAPIC = Pattern
			.compile("(?:ioapic\\d*:? )?(?:ver=0x[0-9a-f]{1,2} )?id=0x[0-9a-f]{1,2} sel=0x[0-9a-f]{1,2}(?: \\(.*\\))?");
	private static final Pattern PIN = Pattern.compile("pin (\\d{1,2})\\s+(0x[0-9a-f]{16})(?: dest=.*)?");
	private static final Pattern REQUESTS = Pattern.compile("(?:Remote )?IRR\\s+(?:\\(none\\)|[\\d ]+)");
	private static final Pattern PIC = Pattern.compile("pic([01]): irr=([0-9a-f]{2}) imr=([0-9a-f]{2}) "
			+ "isr=([0-9a-f]{2}) hprio=\\d+ irq_base=([0-9a-f]{2}) rr_sel=\\d+ elcr=([0-9a-f]{2}) fnm=\\d+");
	private static final int HEX = 16;

	/** True behind a line of the IOAPIC: requests stand there too, and elsewhere. */
	private boolean inIoapic;

	@Override
	public boolean take(Line line, Findings findings) throws ImportException {
		String text = line.text().strip();
		Matcher pin = PIN.matcher(text);
		Matcher pic = PIC.matcher(text);
		if (pin.matches())
			findings.add(new ChipFact.Pin(line.where(), (int) Quantity.IOAPIC_PIN.read(line, pin.group(1)),
					Quantity.ADDRESS.read(line, pin.group(2))));
		else if (pic.matches())
			findings.add(new ChipFact.Pic(line.where(), Integer.parseInt(pic.group(1)), hex(pic, 2), hex(pic, 3),
					hex(pic, 4), hex(pic, 5), hex(pic, 6)));
		inIoapic = pin.matches() || IOAPIC.matcher(text).matches()
				|| inIoapic && REQUESTS.matcher(text).matches();
		return inIoapic || pic.matches();
	}

	private static int hex(Matcher matcher, int group) {
		return Integer.parseInt(matcher.group(group), HEX);
	}

	@Override
	public void end(Findings findings) {
		inIoapic = false;
	}
}
