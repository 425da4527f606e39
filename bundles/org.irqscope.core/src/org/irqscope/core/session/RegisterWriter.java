package org.irqscope.core.session;

import org.irqscope.core.run.snapshot.RegisterSnapshot;
import org.irqscope.model.Device;
import org.irqscope.model.EduDevice;
import org.irqscope.model.MsiCapability;
import org.irqscope.model.SerialDevice;
import org.irqscope.model.Uart;
import org.irqscope.model.VfioDevice;
import org.irqscope.model.VfioIntx;

/** Writes what a device with registers has into the copy of its document. Keeps no state. */
final class RegisterWriter {
	private RegisterWriter() {
	}

	static void write(RegisterSnapshot from, Device target) {
		from.uart().ifPresent(port -> write(port, ((SerialDevice) target).getUart()));
		from.pin().ifPresent(pin -> write(pin, target));
	}

	private static void write(RegisterSnapshot.Port port, Uart target) {
		target.setIer(port.ier());
		target.setIir(port.iir());
		target.setFcr(port.fcr());
		target.setLcr(port.lcr());
		target.setLsr(port.lsr());
		if (!target.getReceived().equals(port.received())) {
			target.getReceived().clear();
			target.getReceived().addAll(port.received());
		}
	}

	private static void write(RegisterSnapshot.Pin pin, Device target) {
		target.getPci().setBusMaster(pin.busMaster());
		target.getPci().setIntxDisabled(pin.disabled());
		target.getPci().setPin(pin.asserted());
		MsiCapability msi = target.getPci().getMsi();
		if (msi != null) {
			msi.setEnabled(pin.msi().enabled());
			msi.setAddress(pin.msi().address());
			msi.setData(pin.msi().data());
		}
		pin.edu().ifPresent(edu -> {
			((EduDevice) target).setStatus(edu.status());
			((EduDevice) target).setIrqStatus(edu.irqStatus());
		});
		pin.intx().ifPresent(intx -> write(intx, ((VfioDevice) target).getIntx()));
	}

	private static void write(RegisterSnapshot.Intx intx, VfioIntx target) {
		target.setAsserted(intx.asserted());
		target.setMasked(intx.masked());
		target.setPending(intx.pending());
		target.setMapped(intx.mapped());
	}
}
