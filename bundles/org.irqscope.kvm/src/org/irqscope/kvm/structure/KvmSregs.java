package org.irqscope.kvm.structure;

/** {@code struct kvm_sregs}: the segments and control registers of a vCPU. */
public final class KvmSregs {
	public static final int SIZE = 312;
	public static final int CS = 0, DS = 24, ES = 48, FS = 72, GS = 96, SS = 120, TR = 144, LDT = 168, GDT = 192,
			IDT = 208, CR0 = 224, CR8 = 256, EFER = 264, APIC_BASE = 272, INTERRUPT_BITMAP = 280;
	/** Offsets in {@code struct kvm_segment}. */
	public static final int BASE = 0, LIMIT = 8, SELECTOR = 12, G = 20;
	/** A limit in pages, so that the data segment reaches the devices above the first megabyte. */
	private static final int WHOLE_ADDRESS_SPACE = 0xffffffff;

	public final NativeMemory memory = NativeMemory.allocate(SIZE);

	/** Real mode with code, data and stack at 0. */
	public KvmSregs flatten() {
		for (int segment : new int[] { CS, DS, SS }) {
			memory.putLong(segment + BASE, 0);
			memory.putShort(segment + SELECTOR, 0);
		}
		memory.putInt(DS + LIMIT, WHOLE_ADDRESS_SPACE);
		memory.putByte(DS + G, 1);
		return this;
	}

	/** True until something gives the vCPU the segments of a reset again. */
	public boolean isFlat() {
		return memory.getInt(DS + LIMIT) == WHOLE_ADDRESS_SPACE;
	}

	/** Everything as in an earlier state, but for what belongs to the local APIC. */
	public KvmSregs restore(KvmSregs earlier) {
		long tpr = memory.getLong(CR8);
		long apicBase = memory.getLong(APIC_BASE);
		memory.putBytes(0, earlier.memory.getBytes(0, SIZE));
		memory.putLong(CR8, tpr);
		memory.putLong(APIC_BASE, apicBase);
		return this;
	}
}
