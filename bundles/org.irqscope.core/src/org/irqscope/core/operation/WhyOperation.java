package org.irqscope.core.operation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.irqscope.core.Texts;
import org.irqscope.core.diagnosis.Diagnosis;
import org.irqscope.core.diagnosis.Question;
import org.irqscope.core.run.Impulse;
import org.irqscope.core.run.Request;
import org.irqscope.core.run.Stop;
import org.irqscope.core.session.Impulses;
import org.irqscope.core.session.MachineStateException;
import org.irqscope.core.session.Session;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;
import org.irqscope.model.X86Vcpu;

/**
 * Lets an interrupt come to a machine and finds out whether it is delivered, and if not, why. Runs in any thread but
 * that of a user interface, once at a time.
 */
public final class WhyOperation {
	private final VirtualMachine machine;
	private final String file;
	private final List<String> stimuli;
	private final long nanoseconds;
	private final Question question;
	private final OptionalInt step;

	/**
	 * A question about a machine.
	 *
	 * @param machine the machine; it does not change
	 * @param file where it was read, for messages
	 * @param stimuli the names or ids of what is done, one after the other; where there are none, the line of the GSI
	 * that is asked for is raised, a vector that is pending stays so, and else the machine's first stimulus is done
	 * @param nanoseconds how much virtual time passes after that, 0 or more
	 * @param step after how many hops somebody asks; nothing for the end
	 */
	public WhyOperation(VirtualMachine machine, String file, List<String> stimuli, long nanoseconds,
			Question question, OptionalInt step) {
		this.machine = machine;
		this.file = file;
		this.stimuli = List.copyOf(stimuli);
		this.nanoseconds = nanoseconds;
		this.question = question;
		this.step = step;
	}

	/**
	 * Walks, and looks back.
	 *
	 * @throws OperationException when the machine cannot be, has no such stimulus or step, or the walk does not end
	 * @throws OperationCanceledException when the monitor says so
	 */
	public Diagnosis run(IProgressMonitor monitor) throws OperationException {
		try (Session session = Session.of(machine)) {
			Stop end = new WalkToEnd(session, file).run(impulses(), monitor);
			return Diagnosis.of(step.isEmpty() ? end : at(session, end, step.getAsInt(), file), question);
		} catch (MachineStateException e) {
			throw new OperationException(file, e.line(), e.getMessage());
		}
	}

	/**
	 * Looks back in what has been recorded.
	 *
	 * @param file where it was read, for messages
	 * @param step after how many hops somebody asks; nothing for the end
	 * @throws OperationException when the recording has no such step
	 */
	public static Diagnosis recorded(Session session, String file, Question question, OptionalInt step)
			throws OperationException {
		try {
			Stop end = session.ask(Request.Move.TO_END);
			return Diagnosis.of(step.isEmpty() ? end : at(session, end, step.getAsInt(), file), question);
		} catch (MachineStateException e) {
			throw new OperationException(file, e.line(), e.getMessage());
		}
	}

	private static Stop at(Session session, Stop end, int step, String file)
			throws MachineStateException, OperationException {
		if (step < 0 || step > end.length())
			throw new OperationException(file, 0,
					Texts.of("why.no.step", Integer.toString(step), Integer.toString(end.length())));
		return session.ask(new Request.GoTo(step));
	}

	private List<Impulse> impulses() throws MachineStateException {
		List<Impulse> impulses = new ArrayList<>(stimuli.isEmpty() ? first() : Impulses.named(machine, stimuli));
		if (nanoseconds > 0 || impulses.isEmpty())
			impulses.add(Impulses.time(nanoseconds));
		return impulses;
	}

	private List<Impulse> first() throws MachineStateException {
		if (question.gsi().isPresent())
			return List.of(new Impulse.OfLine("GSI " + question.gsi().getAsInt(), question.gsi().getAsInt(), true));
		if (question.vector().isPresent() && isPending(question.vector().getAsInt())
				|| nanoseconds > 0 && machine.getStimuli().isEmpty())
			return List.of();
		return Impulses.first(machine);
	}

	private boolean isPending(int vector) {
		return machine.getVcpus().stream().filter(X86Vcpu.class::isInstance).map(X86Chips::of).map(X86Vcpu::getPid)
				.anyMatch(pid -> Arrays.stream(pid.getPir().vectors()).anyMatch(one -> one == vector))
				|| machine.getVcpus().stream().flatMap(vcpu -> X86Chips.optionalLapic(vcpu).stream())
						.anyMatch(lapic -> Arrays.stream(lapic.getIrr().vectors()).anyMatch(one -> one == vector));
	}

}
