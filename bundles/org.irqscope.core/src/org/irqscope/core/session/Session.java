package org.irqscope.core.session;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.irqscope.core.Texts;
import org.irqscope.core.run.Driver;
import org.irqscope.core.run.Impulse;
import org.irqscope.core.run.Request;
import org.irqscope.core.run.RunControl;
import org.irqscope.core.run.RunException;
import org.irqscope.core.run.Stop;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.journal.RecordedWalk;
import org.irqscope.emulator.journal.Walk;
import org.irqscope.emulator.state.Snapshot;
import org.irqscope.emulator.vmm.PciMachine;
import org.irqscope.model.Stimulus;
import org.irqscope.model.VirtualMachine;

/**
 * A document bound to a run of its machine: the document as it was, and a working copy that shows the machine at the
 * stop that was shown last. The document itself never changes. Used by one thread, in the desktop the UI thread; the
 * machine belongs to the run, which is asked and does not make anyone wait.
 */
public final class Session implements AutoCloseable {
	private static final int MOST_NAMED = 3;
	private final VirtualMachine document;
	private final String title;
	private final VirtualMachine view;
	private final RunControl control;
	private final SnapshotWriter snapshot;
	private final Optional<Snapshot> unsampled;
	private Optional<Stop> shown = Optional.empty();

	/** @param title what was done to the machine before anything has come to it here; may be empty */
	Session(VirtualMachine document, String title, RunControl control) {
		this(document, title, control, Optional.empty());
	}

	private Session(VirtualMachine document, String title, RunControl control, Optional<Snapshot> unsampled) {
		this.document = document;
		this.unsampled = unsampled;
		this.title = title;
		this.view = EcoreUtil.copy(document);
		this.control = control;
		this.snapshot = new SnapshotWriter(view);
	}

	/** A session about a document; its run has not begun. */
	public static Session of(VirtualMachine document) {
		VirtualMachine own = EcoreUtil.copy(document);
		return new Session(document, "", new RunControl(() -> driver(own), RunControl.HOP_LIMIT));
	}

	/**
	 * A session about a document that somebody else's recording is about; its run has not begun.
	 *
	 * @param title what was recorded
	 */
	public static Session about(VirtualMachine document, String title, RunControl.Opening recording) {
		return new Session(document, title, new RunControl(recording, RunControl.HOP_LIMIT), fields(document));
	}

	/**
	 * A session about a machine of the emulator that has done something already.
	 *
	 * @param title what has been done to it
	 * @param walk what was recorded of it; the machine stands at its end
	 * @param ends where in the walk the machine could be interrupted
	 */
	public static Session recorded(VirtualMachine document, String title, PciMachine machine, RecordedWalk walk,
			List<Integer> ends) {
		return new Session(document, title, new RunControl(() -> new MachineDriver(machine.kvm(),
				new Stimulation(machine.kvm(), machine), walk, ends), RunControl.HOP_LIMIT));
	}

	private static Optional<Snapshot> fields(VirtualMachine document) {
		try {
			return driver(EcoreUtil.copy(document)).state();
		} catch (RunException e) {
			// What a trace shows may be no whole machine.
			return Optional.empty();
		}
	}

	/**
	 * Another session about the same run, with a working copy of its own, so that another thread can look at other
	 * positions.
	 */
	public Session beside() {
		Session other = new Session(document, title, control, unsampled);
		shown.ifPresent(other::show);
		return other;
	}

	/**
	 * What drives the machine of a document; called by the thread of the run.
	 *
	 * @throws RunException when the kernel would refuse the machine
	 */
	public static Driver driver(VirtualMachine document) throws RunException {
		try {
			EmulatedMachine machine = EmulatedMachine.of(document);
			machine.kvm().journal().start();
			return new MachineDriver(machine.kvm(), machine.stimulation(),
					machine.kvm().journal().stop(), List.of());
		} catch (MachineStateException e) {
			throw new RunException(e.getMessage(), e);
		}
	}

	/**
	 * Runs a stimulus on a machine to the end and stands before its first hop. Waits; not for the UI thread.
	 *
	 * @throws MachineStateException when the kernel would refuse the machine, or the stimulus says nothing
	 */
	public static Session run(VirtualMachine document, Stimulus stimulus) throws MachineStateException {
		return run(document, Impulses.all(document, stimulus));
	}

	/** As above, with what comes to the machine. */
	public static Session run(VirtualMachine document, Impulse impulse) throws MachineStateException {
		return run(document, List.of(impulse));
	}

	private static Session run(VirtualMachine document, List<Impulse> impulses) throws MachineStateException {
		Session session = of(document);
		session.ask(new Request.Then(impulses));
		session.ask(Request.Move.TO_END);
		session.ask(Request.Move.TO_START);
		return session;
	}

	/** The stimulus with a name or id, or the first one when no name is given. */
	public static Stimulus stimulus(VirtualMachine document, Optional<String> name) throws MachineStateException {
		return Stimuli.named(document, name);
	}

	public VirtualMachine document() {
		return document;
	}

	/** What has come to the machine: the names of the first different stimuli, or that of a script. */
	public String title() {
		List<String> different = shown.map(Stop::impulses).stream().flatMap(List::stream)
				.map(arrival -> arrival.impulse().title()).distinct().limit(MOST_NAMED + 1).toList();
		String first = different.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
		String impulses = different.size() > MOST_NAMED ? first + ", \u2026" : first;
		return title.isEmpty() ? impulses : impulses.isEmpty() ? title : title + ", " + impulses;
	}

	/**
	 * The fields of the machine that a recording alone is about, whose values nobody has sampled: those in here are of
	 * the document. Nothing where the machine itself runs, or where the document is no whole machine.
	 */
	public Optional<Snapshot> unsampled() {
		return unsampled;
	}

	/** Why nothing can be done to the machine, where only a recording is there. */
	public Optional<String> refusal() {
		return shown.filter(Stop::isRecordingAlone).map(stop -> Texts.of("traced.read.only", title));
	}

	/** The run, to be asked for moves and listened to. */
	public RunControl control() {
		return control;
	}

	/** The working copy, in the state of the stop that was shown last. */
	public VirtualMachine view() {
		return view;
	}

	/** Brings the working copy to a stop of the run. */
	public void show(Stop stop) {
		stop.machine().ifPresent(snapshot::write);
		shown = Optional.of(stop);
	}

	/** The stop that was shown last; nothing before the run has begun. */
	public Optional<Stop> shown() {
		return shown;
	}

	/** The recording as it was at the stop. */
	public Walk walk() {
		return shown.orElseThrow().walk();
	}

	/** How many hops have been done, 0 to the size of the walk. */
	public int position() {
		return shown.map(Stop::position).orElse(0);
	}

	/** The hop done last; nothing before the first. */
	public Optional<Hop> hop() {
		return shown.flatMap(Stop::hop);
	}

	/** Asks the run for something and shows where that leads. Waits; not for the UI thread. */
	public Stop ask(Request request) throws MachineStateException {
		return ask(request, new NullProgressMonitor());
	}

	/**
	 * As above, with progress.
	 *
	 * @throws MachineStateException when the run refuses the request, or the kernel would refuse the machine
	 * @throws OperationCanceledException when the request was cancelled before it was served
	 */
	public Stop ask(Request request, IProgressMonitor monitor) throws MachineStateException {
		try {
			Stop stop = control.request(request, monitor).join();
			show(stop);
			return stop;
		} catch (CancellationException e) {
			throw (OperationCanceledException) new OperationCanceledException().initCause(e);
		} catch (CompletionException e) {
			if (e.getCause() instanceof RunException refused)
				throw new MachineStateException(refused.getMessage(), refused);
			throw e;
		}
	}

	/** Brings machine and working copy to a position; positions beyond the ends mean the ends. Waits, as above. */
	public void goTo(int position) {
		show(control.request(new Request.GoTo(position)).join());
	}

	@Override
	public void close() {
		control.close();
	}
}
