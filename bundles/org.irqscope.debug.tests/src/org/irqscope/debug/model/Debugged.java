package org.irqscope.debug.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.eclipse.debug.core.DebugEvent;
import org.eclipse.debug.core.ILaunch;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.irqscope.core.edit.template.NewMachine;
import org.irqscope.core.run.Impulse;
import org.irqscope.core.run.Request;
import org.irqscope.core.run.RunState;
import org.irqscope.core.run.Stop;
import org.irqscope.core.session.Session;
import org.irqscope.model.VirtualMachine;

/** A machine under debug, with the events that it has fired, and what the run has refused. */
final class Debugged implements AutoCloseable {
	private static final Map<Integer, String> KINDS = Map.of(DebugEvent.CREATE, "create", DebugEvent.RESUME, "resume",
			DebugEvent.SUSPEND, "suspend", DebugEvent.CHANGE, "change", DebugEvent.TERMINATE, "terminate");
	private static final Map<Integer, String> DETAILS = Map.of(DebugEvent.STEP_INTO, "into", DebugEvent.STEP_OVER,
			"over", DebugEvent.STEP_RETURN, "return", DebugEvent.STEP_END, "step end", DebugEvent.BREAKPOINT,
			"breakpoint", DebugEvent.CLIENT_REQUEST, "request", DebugEvent.STATE, "state", DebugEvent.CONTENT,
			"content", DebugEvent.UNSPECIFIED, "");

	/** Launches need the platform, which is not there. */
	private static final ILaunch NO_LAUNCH = null;

	private final List<List<String>> sets = Collections.synchronizedList(new ArrayList<>());
	private final List<String> refusals = Collections.synchronizedList(new ArrayList<>());
	private final Session session;
	private final MachineTarget target;

	Debugged(VirtualMachine machine) {
		this(Session.of(machine));
	}

	Debugged(Session debugged) {
		session = debugged;
		target = new MachineTarget(NO_LAUNCH, "machine", session,
				new MachineTarget.Showing() {
					@Override
					public void end() {
						session.close();
					}

					@Override
					public void refused(String message) {
						refusals.add(message);
					}
				}, events -> sets.add(Arrays.stream(events).map(Debugged::text).toList()));
		target.begin();
	}

	/** The machine that a new document has: a serial port behind PIC and IOAPIC. */
	static VirtualMachine machine() {
		return NewMachine.create("machine");
	}

	/** The same with several vCPUs. */
	static VirtualMachine machine(int vcpus) {
		VirtualMachine machine = machine();
		while (machine.getVcpus().size() < vcpus)
			machine.getVcpus().add(EcoreUtil.copy(machine.getVcpus().get(0)));
		for (int index = 0; index < vcpus; index++)
			machine.getVcpus().get(index).setVcpuId(index);
		return machine;
	}

	/** The innermost frame of the context that the walk is in. */
	MachineFrame frame() {
		return target.current().orElseThrow().frames().get(0);
	}

	/** The first device interrupts. */
	Impulse device() {
		return new Impulse.OfDevice(session.document().getDevices().get(0).getName(), 0);
	}

	private static String text(DebugEvent event) {
		String source = event.getSource() instanceof ContextThread thread ? thread.getName() : "machine";
		return (source + " " + KINDS.get(event.getKind()) + " " + DETAILS.get(event.getDetail())).strip();
	}

	MachineTarget target() {
		return target;
	}

	/** Asks the run, and waits until the debugger has been told. */
	Stop ask(Request request) throws Exception {
		Stop stop = session.control().request(request).get();
		settle();
		return stop;
	}

	/** Waits until the run has served everything. */
	void settle() throws Exception {
		session.control().request(Request.Move.START).get();
	}

	RunState state() {
		return session.control().state();
	}

	ContextThread thread(String name) {
		return target.threads().stream().filter(thread -> thread.getName().equals(name)).findFirst()
				.orElseThrow(() -> new AssertionError(name + " is none of " + names()));
	}

	List<String> names() {
		return target.threads().stream().map(ContextThread::getName).toList();
	}

	/** The events fired since this was asked last, each set as one text. */
	List<String> heard() {
		List<String> heard = sets.stream().map(set -> set.stream().collect(Collectors.joining(", "))).toList();
		sets.clear();
		return heard;
	}

	List<String> refusals() {
		return refusals;
	}

	@Override
	public void close() {
		session.close();
	}
}
