package org.irqscope.trace;

import java.util.List;
import java.util.Optional;

import org.irqscope.trace.bpftrace.BpftraceReader;
import org.irqscope.trace.drgn.DrgnBusReader;
import org.irqscope.trace.drgn.DrgnIoapicReader;
import org.irqscope.trace.drgn.DrgnPicReader;
import org.irqscope.trace.drgn.DrgnProcessReader;
import org.irqscope.trace.drgn.DrgnRoutingReader;
import org.irqscope.trace.ftrace.FtraceReader;
import org.irqscope.trace.perf.PerfScriptReader;
import org.irqscope.trace.proc.ProcInterruptsReader;
import org.irqscope.trace.text.Findings;
import org.irqscope.trace.text.Ignored;
import org.irqscope.trace.text.ImportException;
import org.irqscope.trace.text.ImportedText;
import org.irqscope.trace.text.Line;
import org.irqscope.trace.text.LineReader;
import org.irqscope.trace.text.Noise;
import org.irqscope.trace.text.SessionReader;

/** Gives every line of a file to the reader that understands it. */
final class TextReader {
	private final Findings findings = new Findings();
	private final List<LineReader> readers = List.of(new PerfScriptReader(), new FtraceReader(),
			new DrgnProcessReader(), new DrgnBusReader(), new DrgnRoutingReader(), new DrgnPicReader(),
			new DrgnIoapicReader(), new BpftraceReader(), new ProcInterruptsReader(), new SessionReader());
	/** The reader of the last line that was understood; the next line is likely to be its, too. */
	private LineReader active = readers.get(0);

	/** @throws ImportException when the line is broken, or cannot follow the one before */
	void read(Line line) throws ImportException {
		Optional<Ignored> noise = Noise.reason(line.text());
		if (noise.isPresent())
			findings.ignore(noise.get());
		else if (active.take(line, findings))
			active.format().ifPresent(findings::understood);
		else
			offer(line);
	}

	private void offer(Line line) throws ImportException {
		for (LineReader reader : readers)
			if (reader != active && reader.take(line, findings)) {
				active.end(findings);
				active = reader;
				reader.format().ifPresent(findings::understood);
				return;
			}
		findings.addUnknown(line);
	}

	/** @throws ImportException when something is not complete, or nothing was understood */
	ImportedText finish(String file, int lines) throws ImportException {
		active.end(findings);
		if (findings.nothing())
			throw new ImportException(file, 0, "nothing.understood");
		return findings.text(file, lines);
	}
}
