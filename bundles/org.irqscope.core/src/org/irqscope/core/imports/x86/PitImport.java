package org.irqscope.core.imports.x86;

import static org.irqscope.model.ModelPackage.Literals.KPIT_CHANNEL_STATE__COUNT;
import static org.irqscope.model.ModelPackage.Literals.KPIT_CHANNEL_STATE__MODE;
import static org.irqscope.model.ModelPackage.Literals.KPIT_STATE__REINJECT;
import static org.irqscope.model.ModelPackage.Literals.KPIT_STATE__SPEAKER;

import java.util.Optional;
import java.util.OptionalInt;

import org.irqscope.core.Texts;
import org.irqscope.core.bus.StandardDevices;
import org.irqscope.core.chip.Chips;
import org.irqscope.core.imports.draft.Assumptions;
import org.irqscope.core.imports.draft.Conclusions;
import org.irqscope.core.imports.draft.Draft;
import org.irqscope.core.imports.evidence.MachineImportException;
import org.irqscope.core.imports.x86.PitSigns.Sign;
import org.irqscope.emulator.x86.pit.Pit;
import org.irqscope.emulator.x86.pit.PitState;
import org.irqscope.model.Host;
import org.irqscope.model.IrqchipMode;
import org.irqscope.model.KpitChannelState;
import org.irqscope.model.KpitState;
import org.irqscope.model.Machines;
import org.irqscope.model.Vendor;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;
import org.irqscope.trace.facts.BusFact;

/**
 * The timer chip. Whoever sees it on the kernel's bus, ticking, or answering its ports in the kernel, sees a machine
 * that has one; a timer of user space is none of it. What it does is what the guest was seen to program.
 */
public final class PitImport {
	private final Draft draft;
	private final VirtualMachine machine;
	private final PitProgram program;
	private final Optional<Sign> kernel;

	public PitImport(Draft draft) {
		this.draft = draft;
		this.machine = draft.machine();
		this.program = new PitProgram(draft.traces());
		this.kernel = PitSigns.inKernel(draft);
	}

	/** @throws MachineImportException when texts show it in the kernel and in user space */
	public void run() throws MachineImportException {
		Optional<Sign> user = PitSigns.inUserSpace(draft);
		if (kernel.isPresent() && user.isPresent())
			throw new MachineImportException(user.get().where(), "contradiction.pit", "", kernel.get().where());
		if (kernel.isPresent() && X86Chips.irqchipMode(machine) != IrqchipMode.KERNEL)
			throw new MachineImportException(kernel.get().where(), "contradiction.pit.chips");
		user.ifPresent(sign -> draft.conclusions().add(sign.where(), machine, sign.key(), sign.values()));
		if (kernel.isPresent() || user.isEmpty() && isTold())
			add();
	}

	/** Nobody is asked who sees nothing of it, but may say so. */
	private boolean isTold() throws MachineImportException {
		return draft.assumptions().tell("pit") && draft.assumptions().flag("pit", false).value();
	}

	private void add() throws MachineImportException {
		KpitState pit = Chips.PIT.fresh();
		pit.setId(Machines.freeId(machine, "pit"));
		machine.getControllers().add(pit);
		StandardDevices.addPit(machine);
		if (kernel.isPresent())
			draft.conclusions().add(kernel.get().where(), pit, kernel.get().key(), kernel.get().values());
		else
			draft.conclusions().assume(draft.assumptions().flag("pit", false), pit, "assumption.pit");
		program(pit);
		speaker(pit);
		reinject(pit);
	}

	private void program(KpitState pit) throws MachineImportException {
		program.apply(machine);
		for (int number = 0; number < PitState.CHANNELS; number++) {
			KpitChannelState counter = pit.getChannels().get(number);
			String subject = Texts.of("seen.counter", number);
			if (counter.getMode() != PitState.NO_MODE)
				program.last(number).ifPresent(where -> draft.conclusions().seen(where, counter, subject,
						KPIT_CHANNEL_STATE__MODE, KPIT_CHANNEL_STATE__COUNT));
		}
		if (pit.getChannels().get(0).getMode() == PitState.NO_MODE)
			guess(pit.getChannels().get(0));
	}

	/** Ticks that are evenly apart tell from where the counter counts; else it counts as firmware has it count. */
	private void guess(KpitChannelState counter) throws MachineImportException {
		OptionalInt count = program.count();
		if (count.isPresent())
			conclude(counter, count.getAsInt());
		else
			assume(counter);
	}

	private void conclude(KpitChannelState counter, int count) {
		PitProgram.periodic(machine, count);
		Conclusions.about(
				draft.conclusions().add(program.firstTick().orElseThrow(), counter, "inference.pit.period",
						Long.toString(Pit.interval(count)), Integer.toString(count)),
				KPIT_CHANNEL_STATE__MODE, KPIT_CHANNEL_STATE__COUNT);
	}

	private void assume(KpitChannelState counter) throws MachineImportException {
		boolean ticks = program.firstTick().isPresent();
		Assumptions.Value<Integer> count = draft.assumptions().number("pit.count", ticks ? PitProgram.MOST : 0, 0,
				PitProgram.MOST);
		if (count.value() > 0)
			PitProgram.periodic(machine, count.value());
		Conclusions.about(draft.conclusions().assume(count, counter,
				ticks ? "assumption.pit.count" : "assumption.pit.idle", Integer.toString(count.value())),
				KPIT_CHANNEL_STATE__MODE, KPIT_CHANNEL_STATE__COUNT);
	}

	private void speaker(KpitState pit) {
		Optional<BusFact> ports = PitSigns.ports(draft);
		pit.setSpeaker(ports.isEmpty()
				|| ports.get().ranges().stream().anyMatch(range -> range.ops().equals(PitSigns.SPEAKER)));
		ports.ifPresent(bus -> draft.conclusions().seen(bus.where(), pit, Texts.of("seen.pit"), KPIT_STATE__SPEAKER));
	}

	/** AVIC cannot tell the kernel when the guest has seen a tick. */
	private void reinject(KpitState pit) {
		Host host = machine.getHost();
		if (host.getVendor() != Vendor.SVM || !host.isApicv())
			return;
		pit.setReinject(false);
		Conclusions.about(kernel.isPresent()
				? draft.conclusions().add(kernel.get().where(), pit, "inference.pit.reinject")
				: draft.conclusions().assume(pit, "inference.pit.reinject"), KPIT_STATE__REINJECT);
	}
}
