package org.irqscope.core.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.eclipse.emf.ecore.EObject;
import org.irqscope.core.edit.RowSubject;
import org.irqscope.core.picture.PicturePlace;
import org.irqscope.core.picture.Places;
import org.irqscope.model.Device;
import org.irqscope.model.Eventfd;
import org.irqscope.model.Ioapic;
import org.irqscope.model.Irqfd;
import org.irqscope.model.KpicState;
import org.irqscope.model.Lapic;
import org.irqscope.model.MsiRoute;
import org.irqscope.model.RedirectionEntry;
import org.irqscope.model.RoutingEntry;
import org.irqscope.model.Signalling;
import org.irqscope.model.Vcpu;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;

/**
 * What can be done to a part of a machine, as lines that begin with an {@link ActWord}. Reads the model, in the thread
 * that owns it.
 */
public final class PartActs {
	private static final int PIC_INPUTS = 8;
	private static final String LAPIC_ID = "0xfee00020";

	private final VirtualMachine machine;
	private final List<String> found = new ArrayList<>();
	private OptionalInt gsi = OptionalInt.empty();

	private PartActs(VirtualMachine machine) {
		this.machine = machine;
	}

	/** What can be done at a place of the picture; what is meant most often comes first. */
	public static PartActs of(PicturePlace place) {
		PartActs acts = new PartActs(place.machine());
		Optional<RowSubject> row = place.row().isEmpty() ? Optional.empty()
				: RowSubject.of(place.machine(), place.node(), place.row());
		row.ifPresent(subject -> acts.part(subject.element(), subject.bit()));
		if (acts.found.isEmpty())
			Places.element(place.machine(), place.node()).ifPresent(part -> acts.part(part, OptionalInt.empty()));
		return acts;
	}

	/** Lines, the first of which does what the part does by itself. */
	public List<String> lines() {
		return List.copyOf(found);
	}

	/** What raises the line of the part, or lets it signal; nothing where it does neither. */
	public Optional<String> raise() {
		return found.stream().findFirst().filter(line -> !line.startsWith("take "));
	}

	/** What lowers the line of the part; nothing where it has none. */
	public Optional<String> lower() {
		return gsi.isPresent() ? Optional.of("raise " + gsi.getAsInt() + " 0") : Optional.empty();
	}

	/** What raises the line of the part and lowers it at once; what has none signals once; empty where neither. */
	public List<String> pulse() {
		return gsi.isPresent() ? List.of("raise " + gsi.getAsInt() + " 1", "raise " + gsi.getAsInt() + " 0")
				: raise().stream().toList();
	}

	private void part(EObject element, OptionalInt bit) {
		if (element instanceof Device device)
			device(device);
		else if (element instanceof Eventfd eventfd)
			found.add("signal " + machine.getEventfds().indexOf(eventfd));
		else if (element instanceof Irqfd irqfd)
			irqfd(irqfd);
		else if (element instanceof RoutingEntry entry)
			route(entry);
		else if (element instanceof RedirectionEntry entry && entry.eContainer() instanceof Ioapic ioapic)
			pin(ioapic.getRedirtbl().indexOf(entry));
		else if (element instanceof KpicState pic && bit.isPresent())
			line(PIC_INPUTS * X86Chips.pics(machine).indexOf(pic) + bit.getAsInt());
		else
			processor(element);
	}

	private void device(Device device) {
		found.add("device " + machine.getDevices().indexOf(device));
		if (device.getSignalling() == Signalling.IRQ_LINE)
			line(device.getGsi());
		else if (device.getEventfd() != null)
			found.add("signal " + machine.getEventfds().indexOf(device.getEventfd()));
	}

	private void irqfd(Irqfd irqfd) {
		if (irqfd.getEventfd() != null) {
			int eventfd = machine.getEventfds().indexOf(irqfd.getEventfd());
			found.add("signal " + eventfd);
			found.add("irqfd-del " + eventfd + " " + irqfd.getGsi());
		}
		line(irqfd.getGsi());
	}

	private void line(int number) {
		gsi = OptionalInt.of(number);
		found.add("raise " + number + " 1");
		found.add("raise " + number + " 0");
		found.add("line " + number + " 1");
		found.add("line " + number + " 0");
	}

	private void route(RoutingEntry entry) {
		line(entry.getGsi());
		if (entry instanceof MsiRoute msi)
			found.add("msi 0x" + Long.toHexString(msi.getAddress()) + " 0x" + Integer.toHexString(msi.getData()));
	}

	private void pin(int pin) {
		line(pin);
		found.add("set ioapic.redirtbl[" + pin + "].mask 1");
		found.add("set ioapic.redirtbl[" + pin + "].mask 0");
	}

	private void processor(EObject element) {
		EObject owner = element instanceof Lapic ? element.eContainer() : element;
		if (!(owner instanceof Vcpu vcpu))
			return;
		int number = machine.getVcpus().indexOf(vcpu);
		found.add("take " + number);
		found.add("read32 " + LAPIC_ID + " " + number);
		found.add("rdmsr 0x1b " + number);
	}
}
