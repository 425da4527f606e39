package org.irqscope.emulator.vmm;

import java.util.HashMap;
import java.util.Map;

import org.irqscope.emulator.journal.Journal;
import org.irqscope.emulator.kvm.Kvm;
import org.irqscope.emulator.kvm.user.VmIoctls;
import org.irqscope.emulator.state.IntField;
import org.irqscope.emulator.state.MachinePlace;
import org.irqscope.emulator.state.Place;
import org.irqscope.emulator.state.Struct;

/** The lines of the chips as the devices of a VMM drive them. Used by the thread that runs the emulator. */
public final class GsiLines {
	/** So many lines QEMU has at both of its chips, and tells each of them. */
	public static final int ISA_LINES = 16;

	private final Journal journal;
	private final VmIoctls ioctls;
	private final Struct struct;
	/** How many functions hold a line of the PCI bus up. */
	private final Map<Integer, IntField> counts = new HashMap<>();

	public GsiLines(Kvm kvm) {
		journal = kvm.journal();
		ioctls = new VmIoctls(kvm);
		struct = new Struct(journal.state(), MachinePlace.VMM, Place.ONLY);
	}

	/** {@code gsi_handler} of QEMU, which does not look whether the line moves. */
	public void gsiHandler(int gsi, boolean level) {
		journal.enter(VmmSite.GSI_HANDLER, Place.ONLY, gsi, level ? 1 : 0);
		if (gsi < ISA_LINES) {
			journal.why(VmmWhy.LINE_OF_TWO_CHIPS, gsi);
			ioctls.irqLineStatus(gsi, level ? 1 : 0);
		}
		ioctls.irqLineStatus(gsi, level ? 1 : 0);
		journal.leave();
	}

	/** {@code kvm__irq_line} of kvmtool */
	public void kvmIrqLine(int gsi, boolean level) {
		journal.enter(VmmSite.KVM__IRQ_LINE, Place.ONLY, gsi, level ? 1 : 0);
		journal.leave(ioctls.irqLine(gsi, level ? 1 : 0));
	}

	/** A function of the PCI bus is there that may hold a line. */
	void share(int gsi) {
		counts.computeIfAbsent(gsi, line -> struct.number(VmmFields.IRQ_COUNT.at(line)));
	}

	/** A function holds its line up already, as the chips know. */
	void restore(int gsi) {
		counts.get(gsi).set(counts.get(gsi).get() + 1);
	}

	/** {@code pci_change_irq_level}: a line of the bus is up while any function holds it. */
	void change(int gsi, int by) {
		IntField count = counts.get(gsi);
		journal.enter(VmmSite.PCI_CHANGE_IRQ_LEVEL, Place.ONLY, gsi, by);
		count.set(count.get() + by);
		journal.why(count.get() > 1 || count.get() == 1 && by < 0 ? VmmWhy.LINE_SHARED : VmmWhy.LINE_ALONE, gsi,
				count.get());
		gsiHandler(gsi, count.isSet());
		journal.leave();
	}
}
