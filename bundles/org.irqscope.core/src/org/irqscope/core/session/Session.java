package org.irqscope.core.session;

import java.util.Optional;

import org.eclipse.emf.ecore.util.EcoreUtil;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.journal.Walk;
import org.irqscope.emulator.x86.X86Kvm;
import org.irqscope.model.Machines;
import org.irqscope.model.Stimulus;
import org.irqscope.model.VirtualMachine;

/**
 * One walk through one machine: the document as it was, a working copy that shows the machine at the position of the
 * walk, and the walk. The document itself never changes. Used by one thread; in the desktop the UI thread.
 */
public final class Session {
	private final VirtualMachine document;
	private final String title;
	private final VirtualMachine view;
	private final Walk walk;
	private final SnapshotWriter snapshot;

	/** A session about a walk that has been recorded; it stands before the first hop. */
	Session(VirtualMachine document, String title, X86Kvm kvm, Walk walk) {
		this.document = document;
		this.title = title;
		this.view = EcoreUtil.copy(document);
		this.walk = walk;
		this.snapshot = new SnapshotWriter(kvm, view);
		goTo(0);
	}

	/**
	 * Runs a stimulus on a machine and stands before its first hop.
	 *
	 * @throws MachineStateException when the kernel would refuse the machine, or the stimulus says nothing
	 */
	public static Session run(VirtualMachine document, Stimulus stimulus) throws MachineStateException {
		LoadedMachine machine = new LoadedMachine(document);
		Walk walk;
		machine.kvm().journal().start();
		try {
			new Stimulation(machine).run(stimulus);
		} finally {
			walk = machine.kvm().journal().stop();
		}
		return new Session(document, Machines.title(stimulus), machine.kvm(), walk);
	}

	/** The stimulus with a name or id, or the first one when no name is given. */
	public static Stimulus stimulus(VirtualMachine document, Optional<String> name) throws MachineStateException {
		return Stimuli.named(document, name);
	}

	public VirtualMachine document() {
		return document;
	}

	/** What was done to the machine: the name of the stimulus or of the script. */
	public String title() {
		return title;
	}

	/** The working copy, in the state of the position. */
	public VirtualMachine view() {
		return view;
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
	}
}
