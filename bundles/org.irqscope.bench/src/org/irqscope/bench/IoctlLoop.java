package org.irqscope.bench;

import com.sun.jna.Function;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;

/**
 * Two ioctls in turn, many times in one call: machine code, so that the way from Java to C is no part of the time.
 * Any thread.
 */
final class IoctlLoop implements AutoCloseable {
	/** {@code int loop(int fd, long request, void *first, void *second, long times)} answers the OR of all results. */
	private static final int[] CODE = {
			0x49, 0x89, 0xd1, // mov r9, rdx
			0x49, 0x89, 0xca, // mov r10, rcx
			0x53, // push rbx
			0x31, 0xdb, // xor ebx, ebx
			0x4c, 0x89, 0xca, // again: mov rdx, r9
			0xb8, 0x10, 0, 0, 0, // mov eax, __NR_ioctl
			0x0f, 0x05, // syscall
			0x09, 0xc3, // or ebx, eax
			0x4c, 0x89, 0xd2, // mov rdx, r10
			0xb8, 0x10, 0, 0, 0, // mov eax, __NR_ioctl
			0x0f, 0x05, // syscall
			0x09, 0xc3, // or ebx, eax
			0x49, 0xff, 0xc8, // dec r8
			0x75, 0xe3, // jnz again
			0x89, 0xd8, // mov eax, ebx
			0x5b, // pop rbx
			0xc3 // ret
	};
	private static final int SIZE = 4096;
	private static final int PROT_ALL = 7, MAP_PRIVATE_ANONYMOUS = 0x22;

	private final Pointer code;
	private final Function function;

	/** The C library's functions. */
	private static final class C {
		static {
			Native.register(C.class, Platform.C_LIBRARY_NAME);
		}

		static native long mmap(Pointer address, long length, int protection, int flags, int fd, long offset);

		static native int munmap(Pointer address, long length);
	}

	IoctlLoop() {
		long address = C.mmap(Pointer.NULL, SIZE, PROT_ALL, MAP_PRIVATE_ANONYMOUS, -1, 0);
		if (address == -1)
			throw new IllegalStateException("no memory that can be executed");
		code = new Pointer(address);
		for (int at = 0; at < CODE.length; at++)
			code.setByte(at, (byte) CODE[at]);
		function = Function.getFunction(code);
	}

	/** Runs both ioctls the given number of times; below zero when one of them failed. */
	int run(int fd, long request, Pointer first, Pointer second, long times) {
		return function.invokeInt(new Object[] { fd, request, first, second, times });
	}

	@Override
	public void close() {
		C.munmap(code, SIZE);
	}
}
