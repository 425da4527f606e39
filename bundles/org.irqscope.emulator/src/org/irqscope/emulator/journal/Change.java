package org.irqscope.emulator.journal;

/**
 * One field written by a hop.
 *
 * @param field the field
 * @param from the value before, as a number; 0 for a field that points at an object
 * @param to the value after
 * @param before the value before, as text
 * @param text the change as text, {@code 0x00 → 0x10}
 */
public record Change(Field field, long from, long to, String before, String text) {
}
