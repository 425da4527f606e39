package org.irqscope.emulator.vmm;

import java.util.List;

import org.irqscope.emulator.Architecture;
import org.irqscope.emulator.kvm.IoBus;
import org.irqscope.emulator.x86.Host;
import org.irqscope.emulator.x86.X86Kvm;
import org.irqscope.emulator.x86.X86VmIoctls;

/** A function of the emulator with one entry in its table, to be compared with a real one. For one thread. */
public final class WitnessedMsix {
	private static final long TABLE = 0xfebf0000L;
	private static final int SLOT = 3;

	private final X86Kvm kvm = new X86Kvm(Host.DEFAULT, Architecture.X86.vocabulary());
	private final PciMachine machine;
	private final PciDevice device;

	public WitnessedMsix(PciSort sort) {
		new X86VmIoctls(kvm).createIrqchip();
		machine = new PciMachine(kvm);
		device = machine.make(sort, 0, List.of(VectorParts.NONE));
		machine.bus().add(device, SLOT, TABLE);
		device.msix().restore(true, false);
	}

	/** What can be seen after the device interrupts, or after a write to message control or to a word of the entry. */
	public String after(String act, int offset, long value) {
		kvm.journal().start();
		if (act.equals("raise"))
			device.raise(0);
		else if (act.equals("control"))
			device.writeControl((int) value);
		else
			machine.bus().write(IoBus.Kind.KVM_MMIO_BUS, TABLE + offset, 4, value);
		List<String> messages = SentMessages.of(kvm.journal().stop().hops());
		StringBuilder words = new StringBuilder();
		for (int word = 0; word < MsixVector.SIZE; word += 4)
			words.append(Long.toHexString(
					machine.bus().read(IoBus.Kind.KVM_MMIO_BUS, TABLE + word, 4).orElseThrow())).append(' ');
		return words + "pending " + device.readPending() + " " + messages;
	}
}
