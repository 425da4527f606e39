package org.irqscope.emulator.vmm;

import java.util.List;
import java.util.stream.IntStream;

import org.irqscope.emulator.state.IntField;
import org.irqscope.emulator.state.Struct;

/** The MSI-X capability of a PCI function as the VMM keeps it. Used by the thread that runs the emulator. */
public final class MsixCapability {
	/** Bits of message control; the size of the table is in the low ones. */
	public static final int FUNCTION_MASK = 0x4000, ENABLE = 0x8000;

	private final IntField control;
	private final List<MsixVector> vectors;

	MsixCapability(Struct struct, int size) {
		control = struct.hex32(VmmFields.MSIX_CONTROL);
		vectors = IntStream.range(0, size).mapToObj(number -> new MsixVector(struct, number)).toList();
	}

	/** What a document says of it. */
	public void restore(boolean enabled, boolean functionMask) {
		control.set((enabled ? ENABLE : 0) | (functionMask ? FUNCTION_MASK : 0));
	}

	public List<MsixVector> vectors() {
		return vectors;
	}

	public MsixVector vector(int number) {
		return vectors.get(number);
	}

	public boolean enabled() {
		return control.has(ENABLE);
	}

	public boolean functionMask() {
		return control.has(FUNCTION_MASK);
	}

	/** A function that is not enabled counts as masked as a whole. */
	boolean masksAll() {
		return !enabled() || functionMask();
	}

	/** Whether the entry sends no message now, for its own mask or the function's. */
	public boolean isMasked(int vector) {
		return masksAll() || vectors.get(vector).maskBit();
	}

	void write(int value) {
		control.set(value & (ENABLE | FUNCTION_MASK));
	}

	/** Message control as the guest reads it. */
	int read() {
		return control.get() | Math.max(0, vectors.size() - 1);
	}

	/** The pending bit array, one bit an entry. */
	long pendingBits() {
		return vectors.stream().filter(MsixVector::isPending).mapToLong(vector -> 1L << vector.number()).sum();
	}
}
