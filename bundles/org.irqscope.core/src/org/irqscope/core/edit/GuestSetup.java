package org.irqscope.core.edit;

import java.util.HashSet;
import java.util.Set;

import org.irqscope.emulator.x86.lapic.Lapic;
import org.irqscope.emulator.x86.lapic.LapicIrq;
import org.irqscope.model.IrqchipRoute;
import org.irqscope.model.Irqchip;
import org.irqscope.model.KpicState;
import org.irqscope.model.MsiRoute;
import org.irqscope.model.PciFunctions;
import org.irqscope.model.RedirectionEntry;
import org.irqscope.model.Routing;
import org.irqscope.model.RoutingEntry;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;

/** What a Linux guest writes to its chips before it takes interrupts. Used by the thread that owns the document. */
public final class GuestSetup {
	private static final int MASKED = 0xff, CASCADE = 1 << 2, FIRST_BASE = 0x30, PIC_PINS = 8;
	private static final int FIRST_VECTOR = 0x20, FIRST_MESSAGE = 0x41, LAST_VECTOR = 0xee, BYTE = 0xff;

	private GuestSetup() {
	}

	/** The PIC is off, and the local APICs take what the IOAPIC and devices send. */
	public static void useIoapic(VirtualMachine machine) {
		X86Chips.pics(machine).forEach(pic -> pic.setImr(MASKED));
		machine.getVcpus().stream().map(X86Chips::lapic).forEach(lapic -> {
			lapic.setSpiv(Lapic.SPIV_LINUX);
			lapic.setLvt0(Lapic.LVT_MASKED | LapicIrq.EXTINT);
		});
	}

	/** All inputs of the PIC are masked but the cascade; the first vCPU lets its interrupts in. */
	public static void usePic(VirtualMachine machine) {
		machine.getVcpus().stream().map(X86Chips::lapic).forEach(lapic -> lapic.setSpiv(Lapic.SPIV_LINUX));
		X86Chips.lapic(machine.getVcpus().get(0)).setLvt0(LapicIrq.EXTINT);
		int base = FIRST_BASE;
		for (KpicState pic : X86Chips.pics(machine)) {
			pic.setIrqBase(base);
			pic.setImr(base == FIRST_BASE ? MASKED & ~CASCADE : MASKED);
			base += PIC_PINS;
		}
	}

	/** Lets the guest hear a GSI: by the PIC where the guest uses that, else by the IOAPIC or as a message. */
	public static void hear(VirtualMachine machine, int gsi) {
		boolean pic = usesPic(machine);
		if (!pic)
			useIoapic(machine);
		for (RoutingEntry entry : Routing.entries(machine.getIrqRouting(), gsi))
			if (entry instanceof IrqchipRoute route && route.getIrqchip() == Irqchip.IOAPIC && !pic)
				unmask(machine, route.getPin());
			else if (entry instanceof IrqchipRoute route && route.getIrqchip() != Irqchip.IOAPIC && pic)
				unmask(X86Chips.pics(machine).get(route.getIrqchip().getValue()), route.getPin());
	}

	/** Lets the guest hear messages; where it takes lines from the PIC it goes on with that, as Linux with noapic. */
	static void hearMessages(VirtualMachine machine) {
		if (usesPic(machine))
			machine.getVcpus().stream().map(X86Chips::lapic)
					.filter(lapic -> (lapic.getSpiv() & Lapic.SPIV_ENABLED) == 0)
					.forEach(lapic -> lapic.setSpiv(Lapic.SPIV_LINUX));
		else
			useIoapic(machine);
	}

	private static boolean usesPic(VirtualMachine machine) {
		return X86Chips.pics(machine).stream().anyMatch(pic -> pic.getIrqBase() != 0 && pic.getImr() != MASKED)
				&& machine.getVcpus().stream().map(X86Chips::lapic)
						.anyMatch(lapic -> lapic.getLvt0() == LapicIrq.EXTINT);
	}

	private static void unmask(KpicState pic, int pin) {
		pic.setImr(pic.getImr() & ~(1 << pin));
	}

	/** A pin that the guest uses already keeps its vector. */
	private static void unmask(VirtualMachine machine, int pin) {
		RedirectionEntry entry = X86Chips.ioapic(machine).getRedirtbl().get(pin);
		if (!entry.isMask())
			return;
		entry.setVector(freeVector(machine, FIRST_VECTOR + pin));
		entry.setMask(false);
	}

	/** A vector for messages that nothing else sends. */
	public static int freeMessage(VirtualMachine machine) {
		return freeVector(machine, FIRST_MESSAGE);
	}

	/** The first vector from one on that nothing sends. */
	public static int freeVector(VirtualMachine machine, int first) {
		Set<Integer> taken = new HashSet<>();
		X86Chips.optionalIoapic(machine).ifPresent(ioapic -> ioapic.getRedirtbl().stream()
				.filter(entry -> !entry.isMask()).forEach(entry -> taken.add(entry.getVector())));
		for (RoutingEntry entry : machine.getIrqRouting().getEntries())
			if (entry instanceof MsiRoute route)
				taken.add(route.getData() & BYTE);
		machine.getDevices().stream().filter(PciFunctions::isFunction)
				.flatMap(device -> device.getMsix().getEntries().stream())
				.forEach(entry -> taken.add(entry.getData() & BYTE));
		machine.getDevices().stream().filter(PciFunctions::hasPin).map(device -> device.getPci().getMsi())
				.filter(msi -> msi != null && msi.isEnabled()).forEach(msi -> taken.add(msi.getData() & BYTE));
		int vector = first;
		while (taken.contains(vector) && vector < LAST_VECTOR)
			vector++;
		return vector;
	}
}
