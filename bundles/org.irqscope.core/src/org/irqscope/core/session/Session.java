package org.irqscope.core.session;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.emf.ecore.util.EcoreUtil;
import org.irqscope.core.Texts;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.journal.Walk;
import org.irqscope.model.Stimulus;
import org.irqscope.model.VirtualMachine;

/**
 * One walk through one machine: the document as it was, a working copy that shows the machine at the position of the
 * walk, and the walk. The document itself never changes. Used by one thread; in the desktop the UI thread.
 */
public final class Session {
	private final VirtualMachine document;
	private final Stimulus stimulus;
	private final VirtualMachine view;
	private final LoadedMachine machine;
	private final Walk walk;
	private final SnapshotWriter snapshot;
	private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

	private Session(VirtualMachine document, Stimulus stimulus) throws MachineStateException {
		this.document = document;
		this.stimulus = stimulus;
		this.view = EcoreUtil.copy(document);
		this.machine = new LoadedMachine(document);
		machine.kvm().journal().start();
		try {
			new Stimulation(machine).run(stimulus);
		} finally {
			walk = machine.kvm().journal().stop();
		}
		snapshot = new SnapshotWriter(machine.kvm(), view);
		goTo(0);
	}

	/**
	 * Runs a stimulus on a machine and stands before its first hop.
	 *
	 * @throws MachineStateException when the kernel would refuse the machine, or the stimulus says nothing
	 */
	public static Session run(VirtualMachine document, Stimulus stimulus) throws MachineStateException {
		return new Session(document, stimulus);
	}

	/** The stimulus with a name or id, or the first one when no name is given. */
	public static Stimulus stimulus(VirtualMachine document, Optional<String> name) throws MachineStateException {
		List<Stimulus> stimuli = document.getStimuli();
		if (stimuli.isEmpty())
			throw new MachineStateException(Texts.of("stimulus.none"), 0);
		if (name.isEmpty())
			return stimuli.get(0);
		return stimuli.stream().filter(one -> name.get().equals(one.getName()) || name.get().equals(one.getId()))
				.findFirst().orElseThrow(() -> new MachineStateException(Texts.of("stimulus.unknown", name.get(),
						String.join(", ", stimuli.stream().map(Stimulus::getName).toList())), 0));
	}

	public VirtualMachine document() {
		return document;
	}

	public Stimulus stimulus() {
		return stimulus;
	}

	/** The working copy, in the state of the position. */
	public VirtualMachine view() {
		return view;
	}

	public LoadedMachine machine() {
		return machine;
	}

	public Walk walk() {
		return walk;
	}

	/** How many hops have been done, 0 to the size of the walk. */
	public int position() {
		return walk.position();
	}

	/** The hop done last; nothing before the first. */
	public Optional<Hop> hop() {
		return position() == 0 ? Optional.empty() : Optional.of(walk.hop(position() - 1));
	}

	/** Brings machine and working copy to a position; positions beyond the ends mean the ends. */
	public void goTo(int position) {
		walk.goTo(Math.max(0, Math.min(position, walk.size())));
		snapshot.write();
		listeners.forEach(Runnable::run);
	}

	public void addListener(Runnable listener) {
		listeners.add(listener);
	}

	public void removeListener(Runnable listener) {
		listeners.remove(listener);
	}
}
