package org.irqscope.core.run.snapshot;

import java.util.List;
import java.util.Optional;

import org.irqscope.emulator.vmm.EduPci;
import org.irqscope.emulator.vmm.MappedDevice;
import org.irqscope.emulator.vmm.PciMachine;
import org.irqscope.emulator.vmm.PinDevice;
import org.irqscope.emulator.vmm.VfioIntxPci;
import org.irqscope.emulator.vmm.serial.Uart;

/**
 * A device with registers at one moment: a serial port, or a PCI function with a pin. Immutable, for any thread.
 *
 * @param device the number of the device in the document
 * @param uart the registers of a serial port
 * @param pin what a PCI function has
 */
public record RegisterSnapshot(int device, Optional<Port> uart, Optional<Pin> pin) {

	/** The registers of a serial port. */
	public record Port(int ier, int iir, int fcr, int lcr, int lsr, List<Integer> received) {
	}

	/** A function with a pin; of the educational device two registers, of one that is passed through its pin. */
	public record Pin(boolean busMaster, boolean disabled, boolean asserted, Message msi, Optional<Edu> edu,
			Optional<Intx> intx) {
	}

	/** The message in place of the pin. */
	public record Message(boolean enabled, long address, int data) {
	}

	/** Two registers of the educational device. */
	public record Edu(int status, int irqStatus) {
	}

	/** The pin of a device that is passed through. */
	public record Intx(boolean asserted, boolean masked, boolean pending, boolean mapped) {
	}

	static List<RegisterSnapshot> of(PciMachine machine) {
		return machine.bus().mapped().stream().map(RegisterSnapshot::of).toList();
	}

	private static RegisterSnapshot of(MappedDevice device) {
		return new RegisterSnapshot(device.index(),
				device instanceof Uart uart ? Optional.of(port(uart)) : Optional.empty(),
				device instanceof PinDevice pin ? Optional.of(pin(pin)) : Optional.empty());
	}

	private static Port port(Uart uart) {
		return new Port(uart.peek(Uart.IER), uart.peek(Uart.IIR), uart.fifoControl(), uart.peek(Uart.LCR),
				uart.peek(Uart.LSR), uart.received());
	}

	private static Pin pin(PinDevice device) {
		return new Pin(device.busMaster(), device.intxDisabled(), device.pinState(),
				new Message(device.msi().enabled(), device.msi().address(), device.msi().data()),
				device instanceof EduPci edu ? Optional.of(new Edu(edu.status(), edu.irqStatus())) : Optional.empty(),
				device instanceof VfioIntxPci vfio
						? Optional.of(new Intx(vfio.host().asserted(), vfio.host().masked(), vfio.pending(),
								vfio.mapped()))
						: Optional.empty());
	}
}
