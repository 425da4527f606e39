package org.irqscope.core.session;

import java.util.List;

import org.irqscope.core.Texts;
import org.irqscope.emulator.journal.Context;
import org.irqscope.emulator.journal.MachineSite;
import org.irqscope.emulator.x86.X86Kvm;
import org.irqscope.model.Device;
import org.irqscope.model.DeviceStimulus;
import org.irqscope.model.EventfdStimulus;
import org.irqscope.model.IrqLineStimulus;
import org.irqscope.model.MsixEntry;
import org.irqscope.model.SignalMsiStimulus;
import org.irqscope.model.Stimulus;

/** Does to a machine what a stimulus says, and lets everything run that follows from it. */
final class Stimulation {
	private final LoadedMachine machine;
	private final X86Kvm kvm;

	Stimulation(LoadedMachine machine) {
		this.machine = machine;
		this.kvm = machine.kvm();
	}

	void run(Stimulus stimulus) throws MachineStateException {
		if (stimulus instanceof DeviceStimulus device && device.getDevice() != null)
			raise(device.getDevice());
		else if (stimulus instanceof EventfdStimulus eventfd && eventfd.getEventfd() != null)
			machine.eventfd(eventfd.getEventfd()).eventfdSignal();
		else if (stimulus instanceof IrqLineStimulus line)
			drive(line);
		else if (stimulus instanceof SignalMsiStimulus msi)
			machine.ioctls().signalMsi(msi.getAddress(), msi.getData());
		else
			throw new MachineStateException(Texts.of("stimulus.incomplete", stimulus.getId()));
		kvm.scheduler().run(task -> true);
	}

	private void drive(IrqLineStimulus line) {
		if (line.isLevel())
			machine.vmm().raise(line.getGsi());
		machine.ioctls().irqLineStatus(line.getGsi(), line.isLevel() ? 1 : 0);
	}

	private void raise(Device device) throws MachineStateException {
		int index = machine.deviceIndex(device);
		switch (device.getSignalling()) {
		case IRQFD -> {
			if (device.getEventfd() == null)
				throw new MachineStateException(Texts.of("stimulus.no.eventfd", device.getId()));
			inDevice(index, 1, () -> machine.eventfd(device.getEventfd()).eventfdSignal());
		}
		case IRQ_LINE -> {
			inDevice(index, 1, () -> machine.ioctls().irqLine(device.getGsi(), 1));
			if (!device.isLevel())
				inDevice(index, 0, () -> machine.ioctls().irqLine(device.getGsi(), 0));
		}
		case SIGNAL_MSI -> {
			List<MsixEntry> entries = device.getMsix() == null ? List.of() : device.getMsix().getEntries();
			for (MsixEntry entry : entries.stream().filter(one -> !one.isMasked()).limit(1).toList())
				inDevice(index, 1, () -> machine.ioctls().signalMsi(entry.getAddress(), entry.getData()));
		}
		}
	}

	private void inDevice(int index, int level, Runnable work) {
		kvm.journal().runIn(Context.device(index), () -> {
			kvm.journal().enter(MachineSite.DEVICE_RAISES, index, level, 0);
			work.run();
			kvm.journal().leave();
		});
	}
}
