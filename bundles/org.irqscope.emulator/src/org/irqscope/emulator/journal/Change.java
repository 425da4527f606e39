package org.irqscope.emulator.journal;

/**
 * One field written by a hop.
 *
 * @param field the field
 * @param before the value before, as text
 * @param text the change as text, {@code 0x00 → 0x10}
 */
public record Change(Field field, String before, String text) {
}
