package org.irqscope.kvm.guest;

/**
 * What a guest can be made to do: a few bytes of real-mode code, each at its own address in {@link GuestMemory}.
 * Immutable, for any thread.
 */
public enum GuestProgram {
	/** {@code out dx, al} */
	OUT(0xee),
	/** {@code in al, dx} */
	IN(0xec),
	/** {@code mov [ebx], eax} */
	WRITE32(0x67, 0x66, 0x89, 0x03),
	/** {@code mov eax, [ebx]} */
	READ32(0x67, 0x66, 0x8b, 0x03),
	/** {@code wrmsr} */
	WRMSR(0x0f, 0x30),
	/** {@code rdmsr} */
	RDMSR(0x0f, 0x32),
	/** {@code mov edi, ebx; rep insb} */
	INS(0x66, 0x89, 0xdf, 0xf3, 0x6c),
	/** {@code mov esi, ebx; rep outsb} */
	OUTS(0x66, 0x89, 0xde, 0xf3, 0x6e),
	/** {@code sti; nop; out 0x97, al; nop; cli}: an exit in between, for hosts that look for interrupts only there. */
	TAKE(0xfb, 0x90, 0xe6, 0x97, 0x90, 0xfa);

	/** The port to which a handler writes its vector, and the one to which a program writes EAX at its end. */
	public static final int VECTOR_PORT = 0x98, END_PORT = 0x99;
	/** {@code out 0x99, eax} twice, so that the guest can be entered once more; {@code jmp $}. */
	private static final int[] END = { 0x66, 0xe7, END_PORT, 0x66, 0xe7, END_PORT, 0xeb, 0xfe };
	private static final int FIRST_ADDRESS = 0xc00, STRIDE = 16;

	private final int[] code;

	GuestProgram(int... code) {
		this.code = code;
	}

	public int address() {
		return FIRST_ADDRESS + STRIDE * ordinal();
	}

	/** True when the program can write to a local APIC. */
	public boolean writes() {
		return this == WRITE32 || this == WRMSR;
	}

	/** True for an offset that lies in the program. */
	public boolean contains(long rip) {
		return rip >= address() && rip < address() + STRIDE;
	}

	/** The machine code, with the end that reports EAX. */
	byte[] bytes() {
		byte[] bytes = new byte[code.length + END.length];
		for (int at = 0; at < bytes.length; at++)
			bytes[at] = (byte) (at < code.length ? code[at] : END[at - code.length]);
		return bytes;
	}
}
