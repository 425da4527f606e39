package org.irqscope.emulator.script.x86;

import java.util.Optional;

import org.irqscope.emulator.kvm.Eventfd;
import org.irqscope.emulator.kvm.Kvm;
import org.irqscope.emulator.script.Op;
import org.irqscope.emulator.vmm.PciMachine;
import org.irqscope.emulator.vmm.PciSort;
import org.irqscope.emulator.vmm.serial.PcSerial;
import org.irqscope.emulator.vmm.serial.Uart;
import org.irqscope.emulator.vmm.serial.UartVmm;

/** Gives the machine of a script the devices that its operations make. For the emulator's thread. */
final class DeviceOps {
	private static final int FURTHER_PORTS = 0x200, APART = 8;

	private final Kvm kvm;
	private final PciMachine pci;
	private final VirtioOps virtio;

	DeviceOps(Kvm kvm, PciMachine pci) {
		this.kvm = kvm;
		this.pci = pci;
		this.virtio = new VirtioOps(kvm, pci);
	}

	/** The number of the new device, or queue. */
	int make(Op op) {
		int first = op.intArgument(0), second = op.intArgument(1);
		return switch (op.code()) {
		case PCI -> pci.plug(PciSort.values()[first], second);
		case VIRTQUEUE -> virtio.queue(op);
		case VIRTIO_MMIO -> virtio.mmio(op);
		case PCI_PIN -> pci.plugPin(PciSort.values()[first], second);
		default -> uart(UartVmm.values()[first], second);
		};
	}

	private int uart(UartVmm vmm, int gsi) {
		int index = pci.bus().size();
		int ports = (int) pci.bus().mapped().stream().filter(Uart.class::isInstance).count();
		int base = ports < PcSerial.values().length ? PcSerial.values()[ports].port() : FURTHER_PORTS + APART * ports;
		pci.bus().map(vmm == UartVmm.MINIMAL ? onEventfd(index, base, gsi) : Uart.onLine(vmm, kvm, index, base, gsi));
		return index;
	}

	private Uart onEventfd(int index, int base, int gsi) {
		Eventfd eventfd = kvm.createEventfd();
		kvm.irqfds().irqfd(eventfd, gsi, 0, Optional.empty());
		return Uart.onEventfd(kvm, index, base, eventfd);
	}
}
