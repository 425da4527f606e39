package org.irqscope.trace.facts;

/**
 * One entry of the IOAPIC's redirection table, as far as drgn printed it.
 *
 * @param pin 0 to 23
 * @param vector 0 to 255
 * @param destId 0 to 255
 */
public record RedirectionFact(SourceLine where, int pin, int vector, int destId) implements MachineFact {
}
