package org.irqscope.diagram;

import org.irqscope.model.Ioeventfd;
import org.irqscope.model.MemorySlot;
import org.irqscope.model.ModelFactory;
import org.irqscope.model.RiscvChips;
import org.irqscope.model.VectorSet;
import org.irqscope.model.VirtioDevice;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;

/** Edits of machines for tests. */
final class Changes {
	private Changes() {
	}

	/** Changes a machine so that each of its pages says something else. */
	static void everywhere(VirtualMachine machine) {
		machine.getDevices().get(0).setName("renamed");
		machine.getEventfds().get(0).setCount(machine.getEventfds().get(0).getCount() + 3);
		X86Chips.ioapic(machine).getRedirtbl().get(4).setVector(0x55);
		X86Chips.ioapic(machine).setIoregsel(0x18);
		X86Chips.pics(machine).get(0).setIrqBase(0x48);
		X86Chips.lapic(machine.getVcpus().get(0)).setIrr(VectorSet.of(0x66));
		Ioeventfd ioeventfd = ModelFactory.eINSTANCE.createIoeventfd();
		ioeventfd.setAddress(0xc050);
		ioeventfd.setLength(2);
		ioeventfd.setDatamatch(1);
		ioeventfd.setEventfd(machine.getEventfds().get(0));
		machine.getBuses().get(1).getIoeventfds().add(ioeventfd);
		MemorySlot slot = ModelFactory.eINSTANCE.createMemorySlot();
		slot.setMemorySize(0x100000);
		slot.setUserspaceAddr(0x7f0000000000L);
		machine.getMemorySlots().add(slot);
		machine.getDevices().stream().filter(device -> device.getMsix() != null)
				.forEach(device -> device.getMsix().getEntries().get(0).setData(0x77));
		machine.getDevices().stream().filter(VirtioDevice.class::isInstance).map(VirtioDevice.class::cast)
				.flatMap(device -> device.getQueues().stream()).forEach(queue -> queue.setAvailIdx(5));
		machine.getDevices().stream().filter(device -> device.getPci() != null)
				.forEach(device -> device.getPci().setBusMaster(false));
	}

	/** The same for a machine of RISC-V. */
	static void everywhereInHarts(VirtualMachine machine) {
		machine.getDevices().get(0).setName("renamed");
		Ioeventfd ioeventfd = ModelFactory.eINSTANCE.createIoeventfd();
		ioeventfd.setAddress(0x1002_0050);
		ioeventfd.setLength(4);
		machine.getBuses().get(0).getIoeventfds().add(ioeventfd);
		RiscvChips.plic(machine).ifPresent(plic -> plic.getSources().get(0).setPriority(5));
		RiscvChips.aplic(machine).ifPresent(aplic -> aplic.getSources().get(0).setEiid(77));
	}
}
