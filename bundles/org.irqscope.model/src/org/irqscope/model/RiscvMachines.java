package org.irqscope.model;

import java.util.Arrays;

/** Makes machines of RISC-V and their parts, as a guest has set them up that waits for interrupts. */
public final class RiscvMachines {
	/** How many sources a PLIC, and how many identities an interrupt file, of a document has. */
	public static final int MOST_SOURCES = 255;
	private static final ModelFactory FACTORY = ModelFactory.eINSTANCE;
	private static final int FIRST_SLOT = 0, SUPERVISOR = 1;
	private static final long RAM = 0x8000_0000L, RAM_SIZE = 0x1000_0000L, USER = 0x7f00_0000_0000L;

	private RiscvMachines() {
	}

	/** A machine with so many harts, 256 MiB of memory, and no lines yet. */
	public static RiscvMachine create(String name, int harts, RiscvIrqchip irqchip) {
		RiscvMachine machine = FACTORY.createRiscvMachine();
		machine.setId("vm");
		machine.setName(name);
		machine.setFormatVersion(Machines.FORMAT_VERSION);
		machine.setHost(FACTORY.createHost());
		machine.setIrqchip(irqchip);
		for (BusKind kind : BusKind.values()) {
			IoBus bus = FACTORY.createIoBus();
			bus.setKind(kind);
			machine.getBuses().add(bus);
		}
		machine.setIrqRouting(FACTORY.createIrqRoutingTable());
		machine.getMemorySlots().add(memory());
		machine.getControllers().add(irqchip == RiscvIrqchip.PLIC ? plic(harts) : aplic());
		for (int id = 0; id < harts; id++)
			machine.getVcpus().add(hart(id, irqchip));
		return machine;
	}

	private static MemorySlot memory() {
		MemorySlot slot = FACTORY.createMemorySlot();
		slot.setSlot(FIRST_SLOT);
		slot.setGuestPhysAddr(RAM);
		slot.setMemorySize(RAM_SIZE);
		slot.setUserspaceAddr(USER);
		return slot;
	}

	private static Aplic aplic() {
		Aplic aplic = FACTORY.createAplic();
		aplic.setId("aplic");
		return aplic;
	}

	private static Plic plic(int harts) {
		Plic plic = FACTORY.createPlic();
		plic.setId("plic");
		addContexts(plic, harts);
		return plic;
	}

	/** Gives a PLIC the two contexts of each hart that it has not yet. */
	public static void addContexts(Plic plic, int harts) {
		for (int number = plic.getContexts().size(); number < 2 * harts; number++)
			plic.getContexts().add(context(number));
	}

	private static PlicContext context(int number) {
		PlicContext context = FACTORY.createPlicContext();
		context.setNumber(number);
		context.setEnabled(VectorSet.EMPTY);
		context.setPending(VectorSet.EMPTY);
		context.setClaimed(VectorSet.EMPTY);
		context.setAutoclear(VectorSet.EMPTY);
		return context;
	}

	/** A hart, with an interrupt file where the kernel has the chips. */
	public static RiscvVcpu hart(int id, RiscvIrqchip irqchip) {
		RiscvVcpu hart = FACTORY.createRiscvVcpu();
		hart.setId("vcpu" + id);
		hart.setVcpuId(id);
		if (irqchip == RiscvIrqchip.AIA) {
			Imsic imsic = FACTORY.createImsic();
			imsic.setId("imsic" + id);
			imsic.setEip(VectorSet.EMPTY);
			imsic.setEie(VectorSet.EMPTY);
			hart.getControllers().add(imsic);
		}
		return hart;
	}

	/**
	 * Sets a line up as the guest's driver does: in the supervisor's context of a hart, or with an identity of its own.
	 *
	 * @param line the number of the line, 1 to 255
	 * @param hart the index of the hart that takes it
	 */
	public static void setUp(RiscvMachine machine, int line, boolean level, int hart) {
		RiscvChips.plic(machine).ifPresent(plic -> {
			PlicSource source = FACTORY.createPlicSource();
			source.setNumber(line);
			plic.getSources().add(source);
			PlicContext context = plic.getContexts().get(2 * hart + SUPERVISOR);
			context.setEnabled(with(context.getEnabled(), line));
		});
		RiscvChips.aplic(machine).ifPresent(aplic -> {
			AplicSource source = FACTORY.createAplicSource();
			source.setNumber(line);
			source.setMode(level ? SourceMode.LEVEL_HIGH : SourceMode.EDGE_RISE);
			source.setHart(hart);
			source.setEiid(line);
			source.setEnabled(true);
			aplic.getSources().add(source);
			enable(machine, hart, line);
		});
	}

	/** Enables an identity in the interrupt file of a hart. */
	public static void enable(RiscvMachine machine, int hart, int identity) {
		RiscvChips.imsic(machine.getVcpus().get(hart))
				.ifPresent(imsic -> imsic.setEie(with(imsic.getEie(), identity)));
	}

	private static VectorSet with(VectorSet set, int number) {
		int[] all = Arrays.copyOf(set.vectors(), set.vectors().length + 1);
		all[all.length - 1] = number;
		return VectorSet.of(all);
	}
}
