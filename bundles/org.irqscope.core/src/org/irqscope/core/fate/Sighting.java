package org.irqscope.core.fate;

/**
 * A hop that says what stands in the way of an interrupt. Immutable, for any thread.
 *
 * @param value what is meant: the GSI, the pin, the input of the PIC pair, the vector, the vCPU or the eventfd
 * @param hop the first hop that says so
 */
public record Sighting(DeliveryObstacle obstacle, int value, int hop) {
	/** True when both say the same, perhaps at different hops. */
	boolean isSame(Sighting other) {
		return obstacle == other.obstacle && value == other.value;
	}
}
