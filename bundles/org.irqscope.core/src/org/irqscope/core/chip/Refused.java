package org.irqscope.core.chip;

import java.util.Optional;

/**
 * A call that the kernel did not accept while a machine got its state. Immutable, for any thread.
 *
 * @param call its name as people know it
 * @param errno the error number, positive
 */
public record Refused(String call, int errno) {

	/**
	 * What a call has come to.
	 *
	 * @param result 0, or the kernel's negative error number
	 */
	public static Optional<Refused> of(String call, int result) {
		return result == 0 ? Optional.empty() : Optional.of(new Refused(call, -result));
	}
}
