package org.irqscope.trace.facts;

import java.util.Map;
import java.util.Set;

/**
 * The local APIC of a vCPU, as QEMU's monitor shows it.
 *
 * @param vcpu the number of the vCPU
 * @param registers by their names there, {@code LVT0}
 * @param isr the vectors in service
 * @param irr the vectors that are requested
 * @param tmr the requested vectors that are level-triggered
 */
public record LapicFact(SourceLine where, int vcpu, Map<String, Integer> registers, Set<Integer> isr,
		Set<Integer> irr, Set<Integer> tmr) implements Fact {
	public LapicFact {
		registers = Map.copyOf(registers);
		isr = Set.copyOf(isr);
		irr = Set.copyOf(irr);
		tmr = Set.copyOf(tmr);
	}
}
