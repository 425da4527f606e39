package org.irqscope.trace.facts;

/**
 * Facts about the machine of a process follow.
 *
 * @param pid {@code kvm.userspace_pid}
 */
public record ProcessFact(SourceLine where, int pid) implements Fact {
}
