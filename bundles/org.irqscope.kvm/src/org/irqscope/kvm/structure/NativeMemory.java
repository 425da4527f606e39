package org.irqscope.kvm.structure;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;

/**
 * Memory outside the Java heap that the kernel reads and writes too, in the processor's byte order. What is allocated
 * here is freed with the object; what is mapped must not be touched after it is unmapped.
 */
public final class NativeMemory {
	private final Pointer pointer;
	private final ByteBuffer bytes;

	private NativeMemory(Pointer pointer, int size) {
		this.pointer = pointer;
		this.bytes = pointer.getByteBuffer(0, size).order(ByteOrder.nativeOrder());
	}

	/** New memory, all zero. */
	public static NativeMemory allocate(int size) {
		Memory memory = new Memory(size);
		memory.clear();
		return new NativeMemory(memory, size);
	}

	public static NativeMemory mapped(Pointer pointer, int size) {
		return new NativeMemory(pointer, size);
	}

	public Pointer pointer() {
		return pointer;
	}

	long address() {
		return Pointer.nativeValue(pointer);
	}

	public int size() {
		return bytes.capacity();
	}

	int getByte(int offset) {
		return bytes.get(offset) & 0xff;
	}

	int getShort(int offset) {
		return bytes.getShort(offset) & 0xffff;
	}

	public int getInt(int offset) {
		return bytes.getInt(offset);
	}

	public long getLong(int offset) {
		return bytes.getLong(offset);
	}

	public byte[] getBytes(int offset, int length) {
		byte[] copy = new byte[length];
		bytes.get(offset, copy);
		return copy;
	}

	public void putByte(int offset, int value) {
		bytes.put(offset, (byte) value);
	}

	public void putShort(int offset, int value) {
		bytes.putShort(offset, (short) value);
	}

	public void putInt(int offset, int value) {
		bytes.putInt(offset, value);
	}

	public void putLong(int offset, long value) {
		bytes.putLong(offset, value);
	}

	public void putBytes(int offset, byte... values) {
		bytes.put(offset, values);
	}

	/** Sets a range to one value. */
	public void fill(int offset, int length, int value) {
		pointer.setMemory(offset, length, (byte) value);
	}
}
