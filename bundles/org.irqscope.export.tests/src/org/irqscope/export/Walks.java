package org.irqscope.export;

import org.irqscope.emulator.journal.Walk;
import org.irqscope.emulator.script.x86.EmulatedX86Vm;
import org.irqscope.emulator.x86.Host;

/** Walks of the emulator. */
final class Walks {
	private Walks() {
	}

	/** A device raises GSI 4, and the guest takes it: the PIC has the base 0x30, the IOAPIC is masked. */
	static Walk serial() {
		try (EmulatedX86Vm vm = EmulatedX86Vm.walking(Host.DEFAULT, 1, false)) {
			int[][] setUp = { { 0x20, 0x11 }, { 0x21, 0x30 }, { 0x21, 0x04 }, { 0x21, 0x01 } };
			for (int[] write : setUp)
				vm.out(0, write[0], write[1]);
			vm.kvm().journal().start();
			vm.irqLineStatus(4, 1);
			vm.take(0);
			return vm.endWalk();
		}
	}
}
