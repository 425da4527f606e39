package org.irqscope.model;

import java.util.Iterator;
import java.util.Optional;

import org.eclipse.emf.ecore.EObject;

/** Makes machines and their parts in the state in which the kernel creates them. */
public final class Machines {
	/** The version that this code writes. */
	public static final int FORMAT_VERSION = 3;
	/** {@code KVM_IOAPIC_NUM_PINS} */
	public static final int IOAPIC_PINS = 24;
	private static final ModelFactory FACTORY = ModelFactory.eINSTANCE;
	private static final int LVT_MASKED = 0x10000, LVT0_EXTINT = 0x700, LVR = 0x50014, SPIV_RESET = 0xff;
	private static final long APIC_BASE = 0xfee00800L, APIC_BASE_BSP = 0xfee00900L;

	private Machines() {
	}

	/** A machine with a full irqchip in the kernel, as {@code KVM_CREATE_IRQCHIP} leaves it, and so many vCPUs. */
	public static VirtualMachine create(String name, int vcpus) {
		VirtualMachine machine = FACTORY.createX86Machine();
		machine.setId("vm");
		machine.setName(name);
		machine.setFormatVersion(FORMAT_VERSION);
		machine.setHost(FACTORY.createHost());
		for (BusKind kind : BusKind.values()) {
			IoBus bus = FACTORY.createIoBus();
			bus.setKind(kind);
			machine.getBuses().add(bus);
		}
		machine.setIrqRouting(Routing.defaultTable());
		machine.getControllers().add(pic("pic0", 0xf8));
		machine.getControllers().add(pic("pic1", 0xde));
		machine.getControllers().add(ioapic());
		for (int id = 0; id < vcpus; id++)
			machine.getVcpus().add(vcpu(id));
		return machine;
	}

	private static KpicState pic(String id, int elcrMask) {
		KpicState pic = FACTORY.createKpicState();
		pic.setId(id);
		pic.setElcrMask(elcrMask);
		return pic;
	}

	private static Ioapic ioapic() {
		Ioapic ioapic = FACTORY.createIoapic();
		ioapic.setId("ioapic");
		for (int pin = 0; pin < IOAPIC_PINS; pin++)
			ioapic.getRedirtbl().add(FACTORY.createRedirectionEntry());
		return ioapic;
	}

	/** A vCPU with its local APIC after reset; the first is the boot processor. */
	public static Vcpu vcpu(int id) {
		X86Vcpu vcpu = FACTORY.createX86Vcpu();
		vcpu.setId("vcpu" + id);
		vcpu.setVcpuId(id);
		Lapic lapic = FACTORY.createLapic();
		lapic.setId("lapic" + id);
		lapic.setApicId(id << 24);
		lapic.setLvr(LVR);
		lapic.setDfr(-1);
		lapic.setSpiv(SPIV_RESET);
		lapic.setIsr(VectorSet.EMPTY);
		lapic.setTmr(VectorSet.EMPTY);
		lapic.setIrr(VectorSet.EMPTY);
		lapic.setLvtt(LVT_MASKED);
		lapic.setLvtthmr(LVT_MASKED);
		lapic.setLvtpc(LVT_MASKED);
		lapic.setLvt0(id == 0 ? LVT0_EXTINT : LVT_MASKED);
		lapic.setLvt1(LVT_MASKED);
		lapic.setLvterr(LVT_MASKED);
		lapic.setApicBase(id == 0 ? APIC_BASE_BSP : APIC_BASE);
		vcpu.getControllers().add(lapic);
		PostedInterruptDescriptor pid = FACTORY.createPostedInterruptDescriptor();
		pid.setPir(VectorSet.EMPTY);
		vcpu.setPid(pid);
		return vcpu;
	}

	/** What an element is called: its name, or its id where it has none. */
	public static String title(Element element) {
		String name = element.getName();
		return name == null || name.isBlank() ? String.valueOf(element.getId()) : name;
	}

	/** What sort of part an object is: its type, whatever the architecture. */
	public static String sort(EObject object) {
		return object.eClass().getName().replaceFirst("^X86", "");
	}

	/** An id that no element of the machine has: the prefix and the lowest free number. */
	public static String freeId(VirtualMachine machine, String prefix) {
		for (int number = 0;; number++) {
			String id = prefix + number;
			if (element(machine, id).isEmpty())
				return id;
		}
	}

	/** A new eventfd of a machine, for which nobody waits. */
	public static Eventfd addEventfd(VirtualMachine machine) {
		Eventfd eventfd = ModelFactory.eINSTANCE.createEventfd();
		eventfd.setId(freeId(machine, "eventfd"));
		machine.getEventfds().add(eventfd);
		return eventfd;
	}

	/** The element with an id. */
	public static Optional<Element> element(VirtualMachine machine, String id) {
		Iterator<EObject> contents = machine.eAllContents();
		while (contents.hasNext())
			if (contents.next() instanceof Element element && id.equals(element.getId()))
				return Optional.of(element);
		return Optional.empty();
	}
}
