package org.irqscope.core.chip;

import org.irqscope.model.BusKind;

/**
 * Where the kernel puts a chip on a bus. Immutable, for any thread.
 *
 * @param ops the name of its operations, by which documents know what a range is
 */
public record ChipRange(BusKind bus, long address, int length, String ops) {
}
