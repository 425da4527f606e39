package org.irqscope.emulator.x86.pic;

/**
 * {@code struct kvm_pic_state}: one i8259 as {@code KVM_GET_IRQCHIP} and {@code KVM_SET_IRQCHIP} carry it; a byte each.
 */
public record KpicState(int lastIrr, int irr, int imr, int isr, int priorityAdd, int irqBase, int readRegSelect,
		int poll, int specialMask, int initState, int autoEoi, int rotateOnAutoEoi, int specialFullyNestedMode,
		int init4, int elcr, int elcrMask) {
}
