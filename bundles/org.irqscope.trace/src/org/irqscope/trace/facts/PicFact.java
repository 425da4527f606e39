package org.irqscope.trace.facts;

/**
 * One chip of the i8259 pair, from drgn.
 *
 * @param chip 0 for the master, 1 for the slave
 * @param irqBase the vector of its first input, 0 to 255
 */
public record PicFact(SourceLine where, int chip, int irqBase) implements MachineFact {
}
