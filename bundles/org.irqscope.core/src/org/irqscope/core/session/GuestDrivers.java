package org.irqscope.core.session;

import org.irqscope.emulator.kvm.routing.RoutingEntry;
import org.irqscope.emulator.vmm.EduPci;
import org.irqscope.emulator.vmm.MappedDevice;
import org.irqscope.emulator.vmm.MsixVector;
import org.irqscope.emulator.vmm.PciDevice;
import org.irqscope.emulator.vmm.PinDevice;
import org.irqscope.emulator.vmm.VfioIntxPci;
import org.irqscope.emulator.vmm.serial.Uart;
import org.irqscope.emulator.vmm.virtio.VirtioMmio;
import org.irqscope.emulator.vmm.virtio.VirtioPci;
import org.irqscope.emulator.vmm.virtio.Virtqueue;
import org.irqscope.emulator.x86.Irqchips;
import org.irqscope.emulator.x86.X86Kvm;
import org.irqscope.emulator.x86.guest.GuestCpu;
import org.irqscope.emulator.x86.ioapic.RedirectionEntry;

/**
 * What drivers of the guest do in a handler: they ask their devices, register by register, until these want no
 * interrupt. Used by the thread that runs the machine.
 */
final class GuestDrivers {
	private static final int NONE = 1, DATA = 1, EMPTY = 0x20, WANTS_EMPTY = 2, MOST_REASONS = 16, MOST_BYTES = 64,
			WORD = 4, BYTE = 0xff;

	private final X86Kvm kvm;

	GuestDrivers(X86Kvm kvm) {
		this.kvm = kvm;
	}

	/** The handler of a vector asks a device, if that interrupts by the vector. */
	void handle(MappedDevice device, int gsi, int vcpu, int vector) {
		if (device.asserts() && isVectorOf(device, gsi, vector))
			serve(device, kvm.vcpu(vcpu).guest());
	}

	/** The handler of a vector looks into the queues of that, and reads a configuration that has changed. */
	void handle(VirtioPci device, int vector) {
		for (Virtqueue queue : device.queues())
			if (queue.vector() >= 0 && isVectorOf(device.device(), queue.vector(), vector))
				device.interrupted(queue.number());
		if (device.configVector() >= 0 && isVectorOf(device.device(), device.configVector(), vector)
				&& device.configChanged())
			device.configInterrupted();
	}

	/** As the table says it now, or as the kernel's route still does. */
	private boolean isVectorOf(PciDevice device, int entry, int vector) {
		MsixVector of = device.msix().vector(entry);
		return (of.data() & BYTE) == vector || of.virq() >= 0
				&& kvm.routing().table().entries(of.virq()).stream().anyMatch(route -> vector(route) == vector);
	}

	/** {@code vm_interrupt}: the status says what to look for, and is acknowledged first. */
	private static void serve(VirtioMmio device, GuestCpu guest) {
		long status = read(guest, device.address() + VirtioMmio.INTERRUPT_STATUS);
		guest.write(device.address() + VirtioMmio.INTERRUPT_ACK, status, WORD);
		guest.goOn();
		device.handle(status);
	}

	private boolean isVectorOf(MappedDevice device, int gsi, int vector) {
		return device instanceof PinDevice pin && pin.msi().enabled() && (pin.msi().data() & BYTE) == vector
				|| kvm.routing().table().entries(gsi).stream().anyMatch(entry -> vector(entry) == vector);
	}

	private int vector(RoutingEntry entry) {
		if (entry instanceof RoutingEntry.Msi msi)
			return msi.data() & BYTE;
		if (!(entry instanceof RoutingEntry.Irqchip chip))
			return -1;
		return switch (chip.irqchip()) {
		case Irqchips.IOAPIC -> RedirectionEntry.vector(kvm.ioapic().entry(chip.pin()));
		case 0 -> kvm.pic().master().irqBase.get() + chip.pin();
		default -> kvm.pic().slave().irqBase.get() + chip.pin();
		};
	}

	private void serve(MappedDevice device, GuestCpu guest) {
		if (device instanceof Uart uart)
			serve(uart, guest);
		else if (device instanceof VirtioMmio virtio)
			serve(virtio, guest);
		else if (device instanceof EduPci edu) {
			long reasons = read(guest, edu.bar() + EduPci.IRQ_STATUS);
			guest.write(edu.bar() + EduPci.ACK, reasons, WORD);
			guest.goOn();
		} else if (device instanceof VfioIntxPci vfio) {
			if (vfio.mapped())
				vfio.read(vfio.bar(), WORD);
			else
				read(guest, vfio.bar());
		}
	}

	private static long read(GuestCpu guest, long address) {
		long value = guest.read(address, WORD);
		guest.goOn();
		return value;
	}

	/** As Linux does: the reason, the state of the line, what was received, and the transmitter if it is wanted. */
	private void serve(Uart uart, GuestCpu guest) {
		for (int reasons = 0; reasons < MOST_REASONS; reasons++) {
			if ((in(guest, uart, Uart.IIR) & NONE) != 0)
				return;
			long status = receive(uart, guest);
			in(guest, uart, Uart.MSR);
			int enabled = uart.peek(Uart.IER);
			if ((status & EMPTY) != 0 && (enabled & WANTS_EMPTY) != 0) {
				guest.out(uart.base() + Uart.IER, enabled & ~WANTS_EMPTY, 1);
				guest.goOn();
			}
		}
	}

	private static long receive(Uart uart, GuestCpu guest) {
		long status = in(guest, uart, Uart.LSR);
		for (int bytes = 0; bytes < MOST_BYTES && (status & DATA) != 0; bytes++) {
			in(guest, uart, Uart.DATA);
			status = in(guest, uart, Uart.LSR);
		}
		return status;
	}

	private static long in(GuestCpu guest, Uart uart, int register) {
		long value = guest.in(uart.base() + register, 1);
		guest.goOn();
		return value;
	}
}
