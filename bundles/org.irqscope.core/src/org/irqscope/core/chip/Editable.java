package org.irqscope.core.chip;

/**
 * How user space can set a field of a machine. Immutable, for any thread.
 *
 * @param way what the kernel offers for it: {@code KVM_SET_IRQCHIP}
 * @param bits the bits that the field has; a value with others is none
 */
public record Editable(String way, long bits) {
	/** True when the field can have a value. */
	public boolean allows(long value) {
		return (value & ~bits) == 0;
	}
}
