package org.irqscope.core.breakpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

import org.eclipse.emf.ecore.EObject;
import org.irqscope.core.breakpoint.Where.Access;
import org.irqscope.core.breakpoint.Where.Bus;
import org.irqscope.core.edit.RowSubject;
import org.irqscope.core.expression.FieldPattern;
import org.irqscope.core.history.Subjects;
import org.irqscope.core.picture.PicturePlace;
import org.irqscope.core.picture.Places;
import org.irqscope.emulator.state.FieldBits;
import org.irqscope.model.BusKind;
import org.irqscope.model.Device;
import org.irqscope.model.Eventfd;
import org.irqscope.model.IoBus;
import org.irqscope.model.IoRange;
import org.irqscope.model.Ioapic;
import org.irqscope.model.Ioeventfd;
import org.irqscope.model.Irqfd;
import org.irqscope.model.KpicState;
import org.irqscope.model.Lapic;
import org.irqscope.model.RedirectionEntry;
import org.irqscope.model.RoutingEntry;
import org.irqscope.model.Vcpu;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;

/**
 * Where a walk can be stopped that comes to a place in the picture of its machine. Reads the model, in the thread that
 * owns it.
 */
public final class StopPlaces {
	private static final int PIC_INPUTS = 8, IOAPIC_BYTES = 0x100, LAPIC_BYTES = 0x1000;
	private static final long PAGE = ~0xfffL;

	private final VirtualMachine machine;
	private final List<Where> found = new ArrayList<>();

	private StopPlaces(VirtualMachine machine) {
		this.machine = machine;
	}

	/** What is meant most often comes first; a row about which nothing is known stands for its node. */
	public static List<Where> of(PicturePlace place) {
		List<Where> exactly = at(place);
		return exactly.isEmpty() ? at(new PicturePlace(place.machine(), place.node(), "")) : exactly;
	}

	/** Those that are about the row itself, or about the node as a whole; empty for what no walk comes to. */
	public static List<Where> at(PicturePlace place) {
		StopPlaces places = new StopPlaces(place.machine());
		if (place.row().isEmpty())
			places.node(place.node());
		else
			RowSubject.of(place.machine(), place.node(), place.row())
					.ifPresent(subject -> places.row(place.node(), subject));
		// A breakpoint at the routing table would stand at every GSI.
		Subjects.of(place.machine(), place.node(), place.row()).filter(subject -> subject.gsi().isEmpty())
				.ifPresent(subject -> subject.bits().forEach(places::field));
		return places.found.stream().distinct().toList();
	}

	private void node(String node) {
		Places.gsi(node).map(Where.OfGsi::new).ifPresent(found::add);
		Places.vector(node).map(Where.OfVector::new).ifPresent(found::add);
		Places.element(machine, node).ifPresent(this::whole);
	}

	private void row(String node, RowSubject subject) {
		if (subject.element() instanceof KpicState pic && subject.bit().isPresent())
			found.add(new Where.OfPin(false, PIC_INPUTS * X86Chips.pics(machine).indexOf(pic)
					+ subject.bit().getAsInt()));
		if (subject.element() instanceof RedirectionEntry entry && entry.eContainer() instanceof Ioapic ioapic)
			pin(ioapic.getRedirtbl().indexOf(entry));
		// The node of a GSI stands for all its entries.
		if (subject.element() instanceof RoutingEntry entry && Places.gsi(node).isEmpty())
			found.add(new Where.OfGsi(entry.getGsi()));
		if (subject.element() instanceof IoRange range)
			range(range, range.getAddress(), range.getLength());
		if (subject.element() instanceof Ioeventfd ioeventfd)
			range(ioeventfd, ioeventfd.getAddress(), ioeventfd.getLength());
	}

	/** Of other buses nobody knows when they are searched. */
	private void range(EObject registered, long from, int length) {
		long to = from + Math.max(1, length) - 1;
		BusKind kind = ((IoBus) registered.eContainer()).getKind();
		if (kind == BusKind.KVM_PIO_BUS || kind == BusKind.KVM_MMIO_BUS)
			found.add(new Where.OfAddress(kind == BusKind.KVM_PIO_BUS ? Bus.PORT : Bus.MMIO, from, to));
	}

	private void pin(int pin) {
		found.add(new Where.OfPin(true, pin));
		for (String bit : new String[] { "mask", "remote_irr" })
			setOrCleared(new FieldPattern("ioapic.redirtbl[" + pin + "]." + bit, OptionalInt.empty()));
	}

	private void field(FieldBits bits) {
		accesses(FieldPattern.of(bits));
	}

	private void accesses(FieldPattern field) {
		if (field.bit().isPresent())
			setOrCleared(field);
		found.add(new Where.OfField(field, Access.CHANGED));
		if (Where.OfField.isReadTracked(field))
			found.add(new Where.OfField(field, Access.READ));
	}

	private void setOrCleared(FieldPattern field) {
		found.add(new Where.OfField(field, Access.SET));
		found.add(new Where.OfField(field, Access.CLEARED));
	}

	private void whole(EObject element) {
		if (element instanceof Vcpu vcpu)
			found.add(new Where.OfVcpu(machine.getVcpus().indexOf(vcpu)));
		else if (element instanceof Lapic lapic && lapic.eContainer() instanceof Vcpu vcpu)
			lapic(vcpu, lapic.getApicBase() & PAGE);
		else if (element instanceof Ioapic ioapic)
			found.add(new Where.OfAddress(Bus.MMIO, ioapic.getBaseAddress(),
					ioapic.getBaseAddress() + IOAPIC_BYTES - 1));
		else if (element instanceof KpicState pic)
			pic(X86Chips.pics(machine).indexOf(pic) == 0 ? 0x20 : 0xa0);
		else
			source(element);
	}

	private void lapic(Vcpu vcpu, long base) {
		whole(vcpu);
		found.add(new Where.OfAddress(Bus.MMIO, base, base + LAPIC_BYTES - 1));
	}

	private void pic(int port) {
		found.add(new Where.OfAddress(Bus.PORT, port, port + 1L));
	}

	private void source(EObject element) {
		if (element instanceof Eventfd eventfd)
			found.add(new Where.OfEventfd(machine.getEventfds().indexOf(eventfd)));
		if (element instanceof Irqfd irqfd)
			found.add(new Where.OfGsi(irqfd.getGsi()));
		if (element instanceof Device device && device.getEventfd() != null)
			source(device.getEventfd());
		else if (element instanceof Device device && device.getGsi() >= 0)
			found.add(new Where.OfGsi(device.getGsi()));
	}
}
