package org.irqscope.core.session;

import org.irqscope.core.Texts;
import org.irqscope.core.run.Impulse;
import org.irqscope.model.Device;
import org.irqscope.model.DeviceStimulus;
import org.irqscope.model.EventfdStimulus;
import org.irqscope.model.IrqLineStimulus;
import org.irqscope.model.Machines;
import org.irqscope.model.SignalMsiStimulus;
import org.irqscope.model.Signalling;
import org.irqscope.model.Stimulus;
import org.irqscope.model.VirtualMachine;

/** What comes to a machine, out of what its document says. Called by the thread that owns the document. */
public final class Impulses {
	private Impulses() {
	}

	/**
	 * The impulse of a stimulus, of the document or made for a part of it.
	 *
	 * @throws MachineStateException when the stimulus says nothing
	 */
	public static Impulse of(VirtualMachine document, Stimulus stimulus) throws MachineStateException {
		String title = Machines.title(stimulus);
		if (stimulus instanceof DeviceStimulus device && device.getDevice() != null)
			return new Impulse.OfDevice(title, document.getDevices().indexOf(checked(device.getDevice())));
		if (stimulus instanceof EventfdStimulus eventfd && eventfd.getEventfd() != null)
			return new Impulse.OfEventfd(title, document.getEventfds().indexOf(eventfd.getEventfd()));
		if (stimulus instanceof IrqLineStimulus line)
			return new Impulse.OfLine(title, line.getGsi(), line.isLevel());
		if (stimulus instanceof SignalMsiStimulus msi)
			return new Impulse.OfMessage(title, msi.getAddress(), msi.getData());
		throw new MachineStateException(Texts.of("stimulus.incomplete", stimulus.getId()));
	}

	private static Device checked(Device device) throws MachineStateException {
		if (device.getSignalling() == Signalling.IRQFD && device.getEventfd() == null)
			throw new MachineStateException(Texts.of("stimulus.no.eventfd", device.getId()));
		return device;
	}

	/** So much virtual time. */
	public static Impulse time(long nanoseconds) {
		return new Impulse.OfTime(Texts.of("impulse.time", Long.toString(nanoseconds)), nanoseconds);
	}
}
