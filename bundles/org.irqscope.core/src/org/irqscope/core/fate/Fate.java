package org.irqscope.core.fate;

/**
 * What has become of a vector that a local APIC or a processor was given. Immutable, for any thread.
 *
 * @param vcpu the number of the vCPU
 * @param vector the vector; 2 for non-maskable interrupts
 * @param hop the hop that gave it last: that accepted it, or else that began its handler
 * @param handled how often its handler began
 * @param ended how often it was acknowledged
 * @param handler the hop at which its handler began last, or -1
 */
public record Fate(int vcpu, int vector, int hop, int handled, int ended, int handler) {
	/** The vector of non-maskable interrupts. */
	public static final int NMI = 2;

	/** A vector that is given for the first time. */
	static Fate of(int vcpu, int vector, int hop) {
		return new Fate(vcpu, vector, hop, 0, 0, -1);
	}

	Fate accepted(int again) {
		return new Fate(vcpu, vector, again, handled, ended, handler);
	}

	Fate handledAt(int begin) {
		return new Fate(vcpu, vector, hop, handled + 1, ended, begin);
	}

	Fate endedOnce() {
		return new Fate(vcpu, vector, hop, handled, ended + 1, handler);
	}

	/** True when it has been given since its handler began last. */
	public boolean isPending() {
		return hop > handler;
	}

	/** True while it has never been taken. */
	public boolean waits() {
		return handled == 0;
	}
}
