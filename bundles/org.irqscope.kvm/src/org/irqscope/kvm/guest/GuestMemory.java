package org.irqscope.kvm.guest;

import java.util.function.Consumer;

import org.irqscope.kvm.structure.NativeMemory;

/**
 * The first megabyte of a guest: programs, a handler for each vector that reports it and returns with interrupts off,
 * and INT3 everywhere else, so that a vCPU which lost its way reports that at once. Programs lie where no other page
 * has code at the same offset: a startup interrupt moves the code segment by whole pages. Used by one thread at a time.
 */
public final class GuestMemory implements AutoCloseable {
	public static final int SIZE = 1 << 20;
	public static final int STACK = 0x8000;
	private static final int HANDLERS = 0x2000, HANDLER_STRIDE = 8, REPORT = 0x2800, VECTORS = 256;
	/** Where values of string instructions are. */
	private static final int BUFFER = 0x9000;
	/** Where the handler of SMIs begins after a reset. */
	private static final int SMI_HANDLER = 0x38000;
	private static final int INT3 = 0xcc, PUSH_AX = 0x50, MOV_AL = 0xb0, JMP_NEAR = 0xe9;
	/** {@code out 0x98, al; push bp; mov bp, sp; and byte [bp + 9], ~2; pop bp; pop ax; iret}: IF is in the byte. */
	private static final int[] REPORT_CODE = { 0xe6, GuestProgram.VECTOR_PORT, 0x55, 0x89, 0xe5, 0x80, 0x66, 0x09,
			0xfd, 0x5d, 0x58, 0xcf };
	private static final byte[] RSM = { 0x0f, (byte) 0xaa };

	private final NativeMemory memory;
	private final Consumer<NativeMemory> release;
	private boolean closed;

	/**
	 * Writes a guest into memory.
	 *
	 * @param memory of {@link #SIZE} bytes
	 * @param release gives it back
	 */
	public GuestMemory(NativeMemory memory, Consumer<NativeMemory> release) {
		this.memory = memory;
		this.release = release;
		install();
	}

	public NativeMemory memory() {
		return memory;
	}

	/** Writes the content; also after a vCPU has run astray and may have overwritten it. */
	public void install() {
		memory.fill(0, SIZE, INT3);
		for (int vector = 0; vector < VECTORS; vector++)
			installHandler(vector);
		for (int at = 0; at < REPORT_CODE.length; at++)
			memory.putByte(REPORT + at, REPORT_CODE[at]);
		for (GuestProgram program : GuestProgram.values())
			memory.putBytes(program.address(), program.bytes());
		memory.putBytes(SMI_HANDLER, RSM);
	}

	/** What a string instruction is to read. */
	public void putBuffer(byte... values) {
		memory.putBytes(BUFFER, values);
	}

	/** What the buffer holds; nothing of it stays that a vCPU astray could execute. */
	public byte[] takeBuffer(int length) {
		byte[] values = memory.getBytes(BUFFER, length);
		memory.fill(BUFFER, length, INT3);
		return values;
	}

	/** The registers of a string instruction that works on the buffer. */
	public Operands bufferAt(int port, int count) {
		return new Operands(0, BUFFER, count, port);
	}

	private void installHandler(int vector) {
		int handler = HANDLERS + HANDLER_STRIDE * vector;
		int next = handler + 6;
		memory.putShort(4 * vector, handler);
		memory.putShort(4 * vector + 2, 0);
		memory.putByte(handler, PUSH_AX);
		memory.putByte(handler + 1, MOV_AL);
		memory.putByte(handler + 2, vector);
		memory.putByte(handler + 3, JMP_NEAR);
		memory.putShort(handler + 4, REPORT - next);
	}

	@Override
	public void close() {
		if (closed)
			return;
		closed = true;
		release.accept(memory);
	}
}
