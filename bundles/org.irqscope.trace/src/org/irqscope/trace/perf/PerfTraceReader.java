package org.irqscope.trace.perf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.irqscope.trace.recorded.EventText;
import org.irqscope.trace.recorded.EventThread;
import org.irqscope.trace.recorded.TraceEvent;
import org.irqscope.trace.text.Findings;
import org.irqscope.trace.text.ImportException;
import org.irqscope.trace.text.Line;
import org.irqscope.trace.text.LineReader;
import org.irqscope.trace.text.LineScan;
import org.irqscope.trace.text.Quantity;
import org.irqscope.trace.text.TextFormat;

/** What {@code perf trace} prints: {@code MILLISECONDS COMM/TID group:event(field: value, ...)}. */
public final class PerfTraceReader implements LineReader {
	private static final Pattern EVENT = Pattern.compile("\\s*(\\d{1,12})\\.(\\d{3}) (?:\\([^)]*\\): )?(?:(\\S.*)/)?"
			+ "(\\d{1,7}) (kvm:)?(kvm_\\w+)\\((.*)\\)");
	private static final Pattern BEGIN = Pattern.compile("\\s*\\d{1,12}\\.\\d{3} (?:\\([^)]*\\): )?(?:\\S.*/)?\\d{1,7}"
			+ "(?: (?:kvm:)?kvm_\\w+\\([^)]*)?|\\s*\\d{1,12}\\.\\d{3} \\([^)]*\\):(?: \\S.{0,15})?");
	private static final Pattern FIELD = Pattern.compile("(\\w+): ");
	/** Fields that are zero are left out. */
	private static final String ZEROS = "gsi=0 level=0 irq_source_id=0 chip=0 pin=0 elcr=0 imr=0 coalesced=0 "
			+ "apicid=0 dm=0 tm=0 vec=0 vector=0 e=0 address=0 data=0 icr_low=0 dest_id=0 irqchip=0 ";
	private static final String KVM = "kvm";
	private static final long MICROSECOND = 1000, MILLISECOND = 1_000_000;

	/** The lines of an event that may go on, as it is when they are put together; none where none is open. */
	private final List<Line> lines = new ArrayList<>();

	/** Lines are counted when it is known what they are. */
	@Override
	public Optional<TextFormat> format() {
		return Optional.empty();
	}

	@Override
	public boolean take(Line line, Findings findings) throws ImportException {
		if (!lines.isEmpty()) {
			String joined = lines.stream().map(Line::text).map(String::strip).collect(Collectors.joining(" "));
			if (takeText(new Line(joined + " " + line.text().strip(), lines.get(0).where()), line, findings))
				return true;
			end(findings);
		}
		return isTime(line.text()) && takeText(line, line, findings);
	}

	/** Most lines of other tools begin otherwise. */
	private static boolean isTime(String text) {
		int from = LineScan.skipBlanks(text, 0);
		int to = LineScan.endOfDigits(text, from);
		return to > from && text.startsWith(".", to);
	}

	/**
	 * Takes a line that is an event, or may be the beginning of one.
	 *
	 * @param line what it adds to the lines that are open
	 */
	private boolean takeText(Line text, Line line, Findings findings) throws ImportException {
		Matcher event = EVENT.matcher(text.text());
		if (!event.matches()) {
			if (!BEGIN.matcher(text.text()).matches())
				return false;
			lines.add(line);
			return true;
		}
		if (!add(text, event, findings))
			return false;
		lines.add(line);
		lines.forEach(any -> findings.understood(TextFormat.PERF_SCRIPT));
		lines.clear();
		return true;
	}

	private static boolean add(Line line, Matcher event, Findings findings) throws ImportException {
		EventText text = new EventText(KVM, findings.strings().once(event.group(6)), fields(event.group(7)));
		if (!text.isWhole())
			text = new EventText(KVM, text.name(), ZEROS + text.text());
		if (!text.isWhole())
			return false;
		String comm = event.group(3) == null ? "" : event.group(3);
		long time = Quantity.TICKS.read(line, event.group(1)) * MILLISECOND
				+ Long.parseLong(event.group(2)) * MICROSECOND;
		EventThread thread = new EventThread(comm, (int) Quantity.PID.read(line, event.group(4)), -1);
		findings.add(new TraceEvent(time, 0, thread, "", text, line.where()));
		return true;
	}

	@Override
	public void pause(Findings findings) {
		end(findings);
	}

	@Override
	public void end(Findings findings) {
		lines.forEach(findings::addUnknown);
		lines.clear();
	}

	/** The fields as they stand in the buffer. */
	private static String fields(String printed) {
		return FIELD.matcher(printed).replaceAll("$1=").replace(", ", " ");
	}
}
