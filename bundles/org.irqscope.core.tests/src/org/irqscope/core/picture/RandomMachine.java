package org.irqscope.core.picture;

import java.util.List;
import java.util.Random;

import org.irqscope.core.bus.StandardDevices;
import org.irqscope.core.edit.NewElement;
import org.irqscope.model.BusKind;
import org.irqscope.model.Device;
import org.irqscope.model.Eventfd;
import org.irqscope.model.IoBus;
import org.irqscope.model.Ioapic;
import org.irqscope.model.Ioeventfd;
import org.irqscope.model.IrqBypassProducer;
import org.irqscope.model.IrqchipMode;
import org.irqscope.model.Irqfd;
import org.irqscope.model.Machines;
import org.irqscope.model.MemorySlot;
import org.irqscope.model.ModelFactory;
import org.irqscope.model.MpState;
import org.irqscope.model.MsiRoute;
import org.irqscope.model.RedirectionEntry;
import org.irqscope.model.Signalling;
import org.irqscope.model.TriggerMode;
import org.irqscope.model.Vcpu;
import org.irqscope.model.VectorSet;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;
import org.irqscope.scene.Point;

/** Machines as people could put them together, and in any state: the same for the same seed. */
final class RandomMachine {
	private static final int GSIS = 24, VECTORS = 224, FIRST_VECTOR = 32;
	private static final int[] LENGTHS = { 0, 1, 2, 4, 8 };
	private static final long PAGE = 4096;
	private final Random random;
	private final VirtualMachine machine;

	private RandomMachine(long seed) {
		random = new Random(seed);
		machine = Machines.create("random " + seed, 1 + random.nextInt(6));
	}

	static VirtualMachine of(long seed) {
		RandomMachine made = new RandomMachine(seed);
		made.elements();
		made.chips();
		made.addresses();
		made.machine.getVcpus().forEach(made::vcpu);
		made.machine.getPositions().clear();
		return made.machine;
	}

	private void elements() {
		if (random.nextInt(4) == 0)
			X86Chips.of(machine).setIrqchipMode(IrqchipMode.SPLIT);
		machine.getHost().setApicv(random.nextBoolean());
		int most = 1 + random.nextInt(14);
		List<NewElement> kinds = NewElement.of(machine);
		for (int at = 0; at < most; at++)
			kinds.get(random.nextInt(kinds.size())).addTo(machine, new Point(0, 0));
		for (Irqfd irqfd : machine.getIrqfds()) {
			irqfd.setGsi(random.nextInt(GSIS));
			irqfd.setEventfd(eventfd());
			if (random.nextInt(3) == 0)
				irqfd.setResamplefd(eventfd());
		}
		machine.getDevices().forEach(this::device);
		for (int message = random.nextInt(8); message > 0; message--)
			message();
		if (random.nextInt(3) == 0)
			bypass();
	}

	private void message() {
		MsiRoute route = ModelFactory.eINSTANCE.createMsiRoute();
		route.setGsi(GSIS + random.nextInt(8));
		route.setAddress(0xfee00000L | (long) random.nextInt(8) << 12 | random.nextInt(4) << 2);
		route.setData(random.nextInt(0x10000) & 0x87ff);
		machine.getIrqRouting().getEntries().add(route);
	}

	/** A producer for an eventfd, and a write of the guest that signals one. */
	private void bypass() {
		IrqBypassProducer producer = ModelFactory.eINSTANCE.createIrqBypassProducer();
		producer.setId("producer0");
		producer.setHostIrq(GSIS + random.nextInt(GSIS));
		producer.setEventfd(eventfd());
		machine.getBypassProducers().add(producer);
		IoBus bus = ModelFactory.eINSTANCE.createIoBus();
		bus.setKind(BusKind.KVM_PIO_BUS);
		Ioeventfd ioeventfd = ModelFactory.eINSTANCE.createIoeventfd();
		ioeventfd.setAddress(random.nextInt(0x10000));
		ioeventfd.setLength(2);
		ioeventfd.setDatamatch(random.nextInt(8));
		ioeventfd.setEventfd(eventfd());
		bus.getIoeventfds().add(ioeventfd);
		machine.getBuses().add(bus);
	}

	private Eventfd eventfd() {
		if (machine.getEventfds().isEmpty())
			NewElement.EVENTFD.addTo(machine, new Point(0, 0));
		return machine.getEventfds().get(random.nextInt(machine.getEventfds().size()));
	}

	private void device(Device device) {
		device.setLevel(random.nextBoolean());
		if (random.nextInt(8) == 0)
			device.setName("a device with quite a long name");
		if (random.nextBoolean()) {
			device.setSignalling(Signalling.IRQ_LINE);
			device.setGsi(random.nextInt(GSIS));
		} else
			device.setEventfd(eventfd());
	}

	private void chips() {
		X86Chips.pics(machine).forEach(pic -> {
			pic.setImr(random.nextInt(256));
			pic.setIrr(random.nextInt(256) & random.nextInt(256));
			pic.setIsr(random.nextInt(256) & random.nextInt(256));
			pic.setIrqBase(random.nextInt(32) * 8);
		});
		Ioapic ioapic = X86Chips.ioapic(machine);
		ioapic.setIrr(random.nextInt() & random.nextInt() & 0xffffff);
		for (RedirectionEntry entry : ioapic.getRedirtbl()) {
			entry.setVector(FIRST_VECTOR + random.nextInt(VECTORS));
			entry.setMask(random.nextBoolean());
			entry.setDestId(random.nextInt(machine.getVcpus().size()));
			entry.setTrigMode(random.nextBoolean() ? TriggerMode.LEVEL : TriggerMode.EDGE);
		}
	}

	/** Memory with holes, and what stands in the holes and at ports. */
	private void addresses() {
		long address = 0;
		for (int slot = 0; slot < random.nextInt(6); slot++) {
			MemorySlot memory = ModelFactory.eINSTANCE.createMemorySlot();
			memory.setSlot(slot);
			memory.setFlags(random.nextInt(4));
			address += random.nextInt(3) * PAGE;
			memory.setGuestPhysAddr(address);
			memory.setMemorySize((1 + random.nextInt(64)) * PAGE << random.nextInt(14));
			address += memory.getMemorySize();
			machine.getMemorySlots().add(memory);
		}
		for (int number = random.nextInt(6); number > 0; number--)
			ioeventfd(machine.getBuses().get(random.nextInt(3)), number);
		if (random.nextInt(3) == 0)
			StandardDevices.add(machine.getBuses().get(random.nextInt(2)), random.nextInt(0x1000),
					1 + random.nextInt(0x1000), random.nextBoolean() ? StandardDevices.COALESCED_ZONE : "a_device_ops");
	}

	private void ioeventfd(IoBus bus, int number) {
		Ioeventfd ioeventfd = ModelFactory.eINSTANCE.createIoeventfd();
		ioeventfd.setEventfd(eventfd());
		ioeventfd.setAddress((long) random.nextInt(4) << 4 * random.nextInt(9));
		ioeventfd.setLength(LENGTHS[random.nextInt(LENGTHS.length)]);
		ioeventfd.setWildcard(ioeventfd.getLength() == 0 || random.nextBoolean());
		ioeventfd.setDatamatch(number);
		bus.getIoeventfds().add(ioeventfd);
	}

	private void vcpu(Vcpu vcpu) {
		vcpu.setMpState(random.nextInt(3) == 0 ? MpState.HALTED : MpState.RUNNABLE);
		vcpu.setPendingVector(random.nextBoolean() ? random.nextInt(VECTORS) : -1);
		X86Chips.lapic(vcpu).setIrr(vectors());
		X86Chips.lapic(vcpu).setIsr(vectors());
		X86Chips.lapic(vcpu).setLvt0(random.nextBoolean() ? 0x700 : 0x10700);
	}

	private VectorSet vectors() {
		return VectorSet.of(random.ints(random.nextInt(6), FIRST_VECTOR, FIRST_VECTOR + VECTORS).toArray());
	}
}
