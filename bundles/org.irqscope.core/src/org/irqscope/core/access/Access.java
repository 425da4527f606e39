package org.irqscope.core.access;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

import org.irqscope.model.BusKind;
import org.irqscope.text.CNumber;

/**
 * An access of a guest that somebody asks about. Immutable, for any thread.
 *
 * @param space memory or ports
 * @param length the number of bytes
 * @param value what is written; nothing for a read
 */
public record Access(Space space, long address, int length, OptionalLong value) {
	private static final int PORTS = 0x10000, LONGEST = 8;
	private static final Set<Integer> PORT_LENGTHS = Set.of(1, 2, 4);
	/** No processor has more bits of physical addresses. */
	private static final int ADDRESS_BITS = 52;

	/** What an access goes to. */
	public enum Space {
		/** Guest physical addresses. */
		MMIO(BusKind.KVM_MMIO_BUS, 4),
		/** Ports. */
		PIO(BusKind.KVM_PIO_BUS, 1);

		private final BusKind bus;
		private final int usual;

		Space(BusKind bus, int usual) {
			this.bus = bus;
			this.usual = usual;
		}

		/** The bus that is searched. */
		public BusKind bus() {
			return bus;
		}

		/** How many bytes an access has of which nobody says it. */
		public int usualLength() {
			return usual;
		}
	}

	/** True for a write. */
	public boolean isWrite() {
		return value.isPresent();
	}

	/** Why no guest can make this access, in a sentence; nothing when it can. */
	public Optional<String> refusal() {
		if (space == Space.PIO && !PORT_LENGTHS.contains(length))
			return Optional.of(Texts.of("access.port.length", length));
		if (length < 1 || length > LONGEST)
			return Optional.of(Texts.of("access.length", length));
		if (space == Space.PIO && (address < 0 || address + length > PORTS))
			return Optional.of(Texts.of("access.port", CNumber.hex(address)));
		if (address >>> ADDRESS_BITS != 0 || address + length - 1 >>> ADDRESS_BITS != 0)
			return Optional.of(Texts.of("access.address", CNumber.hex(address), ADDRESS_BITS));
		if (length < LONGEST && value.isPresent() && value.getAsLong() >>> 8 * length != 0)
			return Optional.of(Texts.of("access.value", CNumber.hex(value.getAsLong()), length));
		return Optional.empty();
	}

	/** The access in words. */
	public String text() {
		String kind = space == Space.PIO ? "port" : "memory";
		return isWrite()
				? Texts.of("access." + kind + ".write", length, CNumber.hex(address), CNumber.hex(value.getAsLong()))
				: Texts.of("access." + kind + ".read", length, CNumber.hex(address));
	}
}
