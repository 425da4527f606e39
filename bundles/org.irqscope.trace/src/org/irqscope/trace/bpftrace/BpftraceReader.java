package org.irqscope.trace.bpftrace;

import java.util.Optional;

import org.irqscope.trace.facts.BusRegistration;
import org.irqscope.trace.facts.IoeventfdAssignment;
import org.irqscope.trace.facts.StackFrame;
import org.irqscope.trace.text.Findings;
import org.irqscope.trace.text.ImportException;
import org.irqscope.trace.text.Line;
import org.irqscope.trace.text.LineReader;
import org.irqscope.trace.text.OpenStack;
import org.irqscope.trace.text.Quantity;
import org.irqscope.trace.text.TextFormat;

/**
 * What bpftrace probes print: {@code PID COMM FUNCTION name:value ...}, and below it the call stack when the probe
 * prints one.
 */
public final class BpftraceReader implements LineReader {
	private Optional<OpenStack> stack = Optional.empty();

	@Override
	public Optional<TextFormat> format() {
		return Optional.of(TextFormat.BPFTRACE);
	}

	@Override
	public boolean take(Line line, Findings findings) throws ImportException {
		if (stack.isPresent() && takeFrame(stack.get(), line))
			return true;
		Optional<ProbeLine> probe = ProbeLine.of(line);
		if (probe.isEmpty())
			return false;
		end(findings);
		switch (probe.get().function()) {
		case "kvm_io_bus_register_dev" -> findings.add(registration(line, probe.get()));
		case "kvm_assign_ioeventfd_idx" -> findings.add(assignment(line, probe.get()));
		default -> stack = Optional.of(new OpenStack(line.where(), probe.get().pid(), probe.get().comm(),
				probe.get().function(), probe.get().arguments()));
		}
		return true;
	}

	private static boolean takeFrame(OpenStack stack, Line line) {
		Optional<StackFrame> frame = OpenStack.frame(line);
		frame.ifPresent(stack::add);
		return frame.isPresent();
	}

	private static BusRegistration registration(Line line, ProbeLine probe) throws ImportException {
		return new BusRegistration(line.where(), probe.pid(), probe.comm(), line.intField("bus_idx", Quantity.BUS),
				line.field("addr", Quantity.ADDRESS), line.intField("len", Quantity.LENGTH));
	}

	private static IoeventfdAssignment assignment(Line line, ProbeLine probe) throws ImportException {
		return new IoeventfdAssignment(line.where(), probe.pid(), probe.comm(),
				line.intField("bus_idx", Quantity.BUS));
	}

	@Override
	public void end(Findings findings) {
		stack.ifPresent(open -> findings.add(open.close()));
		stack = Optional.empty();
	}
}
