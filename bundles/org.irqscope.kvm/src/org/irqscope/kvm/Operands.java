package org.irqscope.kvm;

/** What a guest program finds in its registers as it starts. */
record Operands(int eax, int ebx, int ecx, int edx) {
	static final Operands NONE = new Operands(0, 0, 0, 0);
}
