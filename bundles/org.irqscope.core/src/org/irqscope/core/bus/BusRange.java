package org.irqscope.core.bus;

import java.util.Optional;

import org.eclipse.emf.ecore.EObject;
import org.irqscope.model.BusKind;
import org.irqscope.model.Ioeventfd;
import org.irqscope.model.Machines;
import org.irqscope.text.CNumber;

/**
 * A range of addresses on a bus and who answers there. Belongs to the thread that owns the document.
 *
 * @param length the number of bytes; 0 for accesses of any length at exactly this address
 * @param name what the kernel calls the device
 * @param element what the document has of it; nothing for what the kernel registers by itself
 */
public record BusRange(BusKind bus, long address, int length, Handler handler, String name,
		Optional<EObject> element) {
	/** Who answers. */
	public enum Handler {
		/** An interrupt chip. */
		CHIP,
		/** A timer chip, or what is wired to it. */
		TIMER,
		/** A write signals an eventfd. */
		IOEVENTFD,
		/** A write waits in a ring for user space. */
		ZONE,
		/** Something that the document shows and nobody emulates. */
		OTHER
	}

	/** The last address, or the only one. */
	public long last() {
		return address + Math.max(length, 1) - 1;
	}

	/** True when both have an address in common. */
	public boolean overlaps(BusRange other) {
		return bus == other.bus && Long.compareUnsigned(address, other.last()) <= 0
				&& Long.compareUnsigned(other.address, last()) <= 0;
	}

	/** The ioeventfd of the document. */
	public Optional<Ioeventfd> ioeventfd() {
		return element.filter(Ioeventfd.class::isInstance).map(Ioeventfd.class::cast);
	}

	/** What readers call the one who answers. */
	public String title() {
		return ioeventfd().filter(one -> one.getEventfd() != null)
				.map(one -> Machines.title(one.getEventfd())).orElse(name.isEmpty() ? Texts.of("range.unknown") : name);
	}

	/** Its addresses, as {@code 0x20-0x21}. */
	public String addresses() {
		String first = CNumber.hex(address);
		return length < 2 ? first : first + "\u2013" + CNumber.hex(last());
	}
}
