package org.irqscope.core.bus;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.irqscope.emulator.riscv.kvmtool.Kvmtool;
import org.irqscope.emulator.riscv.kvmtool.Serial8250;
import org.irqscope.model.Device;
import org.irqscope.model.Element;
import org.irqscope.model.Machines;
import org.irqscope.model.RiscvChips;
import org.irqscope.model.RiscvMachine;
import org.irqscope.model.SerialDevice;
import org.irqscope.model.Signalling;
import org.irqscope.model.VirtualMachine;

/** What kvmtool has in its {@code mmio_tree} for a machine of RISC-V. For the thread that owns the document. */
public final class KvmtoolRanges {
	/**
	 * A device of user space.
	 *
	 * @param last its last address
	 * @param element the device, or the PLIC
	 */
	public record Range(long first, long last, String title, Element element) {
		/** True when it has an address. */
		public boolean contains(long address) {
			return Long.compareUnsigned(address, first) >= 0 && Long.compareUnsigned(address, last) <= 0;
		}
	}

	private KvmtoolRanges() {
	}

	/** All of them by their addresses; none for other machines. */
	public static List<Range> of(VirtualMachine machine) {
		List<Range> ranges = new ArrayList<>();
		if (!(machine instanceof RiscvMachine))
			return ranges;
		RiscvChips.plic(machine).ifPresent(plic -> ranges.add(
				new Range(Kvmtool.IRQCHIP, Kvmtool.IRQCHIP + Kvmtool.IRQCHIP_SIZE - 1, "PLIC", plic)));
		long next = Kvmtool.UART;
		for (Device device : machine.getDevices())
			if (device instanceof SerialDevice && device.getSignalling() == Signalling.IRQ_LINE) {
				ranges.add(new Range(next, next + Serial8250.LENGTH - 1, Machines.title(device), device));
				next += Kvmtool.UART_STRIDE;
			}
		return ranges;
	}

	/** Who of user space has an address. */
	public static Optional<Range> at(VirtualMachine machine, long address) {
		return of(machine).stream().filter(range -> range.contains(address)).findFirst();
	}
}
