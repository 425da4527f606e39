package org.irqscope.emulator.x86;

/**
 * {@code struct kvm_vcpu_events}, as far as interrupts go: what keeps a processor from taking one. Immutable.
 *
 * @param interruptShadow bits of {@code KVM_X86_SHADOW_INT_*}
 * @param nmiMasked true while the handler of a non-maskable interrupt runs
 */
public record VcpuEvents(int interruptShadow, boolean nmiMasked) {
}
