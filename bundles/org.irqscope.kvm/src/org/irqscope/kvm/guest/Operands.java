package org.irqscope.kvm.guest;

/** What a guest program finds in its registers as it starts. Immutable, for any thread. */
public record Operands(int eax, int ebx, int ecx, int edx) {
	public static final Operands NONE = new Operands(0, 0, 0, 0);
}
