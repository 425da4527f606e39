package org.irqscope.trace.facts;

/**
 * Where the IOAPIC answers, from drgn.
 *
 * @param baseAddress {@code vioapic.base_address}
 */
public record IoapicFact(SourceLine where, long baseAddress) implements MachineFact {
}
