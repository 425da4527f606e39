package org.irqscope.emulator.host;

/**
 * An entry of the interrupt remapping table of AMD's IOMMU in the format with guest virtual APICs, its 128 bits and
 * their fields. Immutable, for any thread.
 *
 * @param low bits 63 to 0
 * @param high bits 127 to 64
 */
public record GaIrte(long low, long high) {
	private static final int VALID = 1, LOG = 1 << 2, RUNNING = 1 << 6, GUEST = 1 << 7, MODES = 7, BYTE = 0xff;
	private static final int TYPE_SHIFT = 2, DESTINATION_SHIFT = 8, TAG_SHIFT = 32, HIGH_DESTINATION = 56;
	private static final long DESTINATION = 0xffffffL, PAGE = 0xffffffffff000L;

	/** An entry that leads to a vector of the host. */
	public static GaIrte remapped(int vector, int destination, int type) {
		return new GaIrte(VALID | (long) (type & MODES) << TYPE_SHIFT
				| (destination & DESTINATION) << DESTINATION_SHIFT,
				vector | (long) (destination >>> 24) << HIGH_DESTINATION);
	}

	/**
	 * An entry that writes to the APIC page of a guest.
	 *
	 * @param running whether the vCPU runs on the destination, which is rung then; else its tag is logged
	 */
	public static GaIrte guest(int vector, long page, int tag, boolean running, int destination) {
		return new GaIrte(VALID | LOG | GUEST | (running ? RUNNING : 0)
				| (destination & DESTINATION) << DESTINATION_SHIFT | (long) tag << TAG_SHIFT,
				vector | page & PAGE | (long) (destination >>> 24) << HIGH_DESTINATION);
	}

	public boolean isValid() {
		return (low & VALID) != 0;
	}

	/** Whether it writes to the APIC page of a guest, guest_mode. */
	public boolean isGuest() {
		return (low & GUEST) != 0;
	}

	/** Whether the vCPU runs, is_run. */
	public boolean isRunning() {
		return isGuest() && (low & RUNNING) != 0;
	}

	/** Whether an interrupt of a vCPU that does not run is logged, ga_log_intr. */
	public boolean isLogged() {
		return isGuest() && (low & LOG) != 0;
	}

	/** The delivery mode of an entry that leads to the host, int_type. */
	public int type() {
		return isGuest() ? 0 : (int) (low >> TYPE_SHIFT) & MODES;
	}

	public int vector() {
		return (int) high & BYTE;
	}

	/** The processor of the host. */
	public int destination() {
		return (int) (low >> DESTINATION_SHIFT & DESTINATION | high >>> HIGH_DESTINATION << 24);
	}

	/** Which vCPU of which machine it is, as KVM finds it in the log, ga_tag. */
	public int tag() {
		return (int) (low >>> TAG_SHIFT);
	}

	/** The address of the guest's APIC page, ga_root_ptr. */
	public long page() {
		return high & PAGE;
	}
}
