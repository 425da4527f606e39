package org.irqscope.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.irqscope.trace.bpftrace.BpftraceReader;
import org.irqscope.trace.bpftrace.StackCountReader;
import org.irqscope.trace.crash.CrashReader;
import org.irqscope.trace.drgn.DrgnBusReader;
import org.irqscope.trace.drgn.DrgnIoapicReader;
import org.irqscope.trace.drgn.DrgnPicReader;
import org.irqscope.trace.drgn.DrgnProcessReader;
import org.irqscope.trace.drgn.DrgnRoutingReader;
import org.irqscope.trace.event.TraceReader;
import org.irqscope.trace.ftrace.FunctionGraphReader;
import org.irqscope.trace.log.CallTraceReader;
import org.irqscope.trace.paste.Fragment;
import org.irqscope.trace.pci.LspciReader;
import org.irqscope.trace.pci.RemappingReader;
import org.irqscope.trace.perf.PerfTraceReader;
import org.irqscope.trace.proc.CounterReader;
import org.irqscope.trace.proc.ProcInterruptsReader;
import org.irqscope.trace.kvmtool.KvmtoolReader;
import org.irqscope.trace.qemu.MonitorReaders;
import org.irqscope.trace.qemu.QmpReader;
import org.irqscope.trace.qemu.TraceLogReader;
import org.irqscope.trace.text.Findings;
import org.irqscope.trace.text.Ignored;
import org.irqscope.trace.text.ImportException;
import org.irqscope.trace.text.ImportedText;
import org.irqscope.trace.text.Line;
import org.irqscope.trace.text.LineReader;
import org.irqscope.trace.text.Noise;
import org.irqscope.trace.text.RecordCommand;
import org.irqscope.trace.text.SessionReader;
import org.irqscope.trace.tree.DeviceTreeReader;

/** Gives every line of a file, as the tool has printed it, to the reader that understands it. */
final class TextReader {
	private final Findings findings = new Findings();
	private final TraceReader traces = new TraceReader(findings.strings());
	private final List<LineReader> readers = Stream.of(
			List.of(traces, new DrgnProcessReader(), new DrgnBusReader(), new DrgnRoutingReader(), new DrgnPicReader(),
					new DrgnIoapicReader(), new BpftraceReader(), new StackCountReader(), new FunctionGraphReader(),
					new CallTraceReader()),
			MonitorReaders.fresh(), List.of(new QmpReader(), new PerfTraceReader(), new TraceLogReader(),
					new ProcInterruptsReader(), new CounterReader(), new LspciReader(), new RemappingReader(),
					new CrashReader(), new DeviceTreeReader(), new KvmtoolReader(), new SessionReader()))
			.flatMap(List::stream).toList();
	/** The reader of the last line that was understood; the next line is likely to be its, too. */
	private LineReader active = traces;
	/** The lines before, when nobody has understood them and they may be the beginning of one that was wrapped. */
	private final List<Line> fragment = new ArrayList<>();

	/** @throws ImportException when the line is broken, or cannot follow the one before */
	void read(Line line) throws ImportException {
		if (!fragment.isEmpty() && takeWrapped(line))
			return;
		Optional<Ignored> noise = active.isInside() ? Optional.empty() : Noise.reason(line.text());
		if (noise.isPresent()) {
			active.pause(findings);
			findings.ignore(noise.get());
			addCommand(line);
		} else if (active.take(line, findings))
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
		addCommand(line);
		if (Fragment.begins(line))
			fragment.add(line);
		else
			findings.addUnknown(line);
	}

	/** What was not understood may be the beginning of this line; else it is known now that it is not. */
	private boolean takeWrapped(Line line) throws ImportException {
		Line begin = fragment.stream().reduce(Line::with).orElseThrow();
		if (fragment.size() == 1 && Fragment.isMiddle(begin, line))
			return fragment.add(line);
		List<Line> lines = List.copyOf(fragment);
		fragment.clear();
		if (!Fragment.goesOn(begin, line) || !traces.takeWrapped(lines, line, findings)) {
			lines.forEach(findings::addUnknown);
			return false;
		}
		if (active != traces)
			active.end(findings);
		active = traces;
		return true;
	}

	/** Behind a prompt it is found with the prompt. */
	private void addCommand(Line line) {
		RecordCommand.of(line).ifPresent(findings::add);
	}

	/** @throws ImportException when something is not complete, or nothing was understood */
	ImportedText finish(String file, int lines) throws ImportException {
		fragment.forEach(findings::addUnknown);
		active.end(findings);
		if (findings.nothing())
			throw new ImportException(file, 0, "nothing.understood");
		return findings.text(file, lines);
	}
}
