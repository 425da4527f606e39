package org.irqscope.kvm;

import org.irqscope.kvm.structure.NativeMemory;

import com.sun.jna.Native;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;

/**
 * The functions of the C library that KVM and tracefs need, for any thread. What is below zero in an answer is a
 * negated error number.
 */
final class Libc {
	static final int O_RDONLY = 0, O_RDWR = 2, O_NONBLOCK = 0x800, O_CLOEXEC = 0x80000;
	static final int PROT_READ = 1, PROT_WRITE = 2;
	static final int MAP_SHARED = 1, MAP_ANONYMOUS = 0x20;
	static final int EFD_CLOEXEC = O_CLOEXEC, EFD_NONBLOCK = O_NONBLOCK;
	static final int SIG_BLOCK = 0, SIG_SETMASK = 2;
	static final int EPERM = 1, ENOENT = 2, EINTR = 4, EAGAIN = 11, ENOMEM = 12, EACCES = 13;

	private Libc() {
	}

	/** The native side; its numbers are as C has them, with the error in {@code errno}. */
	private static final class C {
		static {
			Native.register(C.class, Platform.C_LIBRARY_NAME);
		}

		static native int open(String path, int flags);

		static native int close(int fd);

		static native int ioctl(int fd, long request, Pointer argument);

		static native int ioctl(int fd, long request, long argument);

		static native long mmap(Pointer address, long length, int protection, int flags, int fd, long offset);

		static native int munmap(Pointer address, long length);

		static native int eventfd(int count, int flags);

		static native long read(int fd, Pointer buffer, long length);

		static native long write(int fd, Pointer buffer, long length);

		static native int sigprocmask(int how, Pointer set, Pointer old);

		static native int sigtimedwait(Pointer set, Pointer info, Pointer timeout);

		static native int getpid();

		static native int gettid();

		static native int tgkill(int pid, int tid, int signal);

		static native String strerror(int error);
	}

	private static int answer(int result) {
		return result < 0 ? -Native.getLastError() : result;
	}

	private static long answer(long result) {
		return result < 0 ? -Native.getLastError() : result;
	}

	static int open(String path, int flags) {
		return answer(C.open(path, flags));
	}

	static int close(int fd) {
		return answer(C.close(fd));
	}

	static int ioctl(int fd, long request, NativeMemory argument) {
		return answer(C.ioctl(fd, request, argument.pointer()));
	}

	static int ioctl(int fd, long request, long argument) {
		return answer(C.ioctl(fd, request, argument));
	}

	/** Memory that can be read and written, shared with a file, or with nobody when the descriptor is -1. */
	static NativeMemory mmap(int length, int fd) {
		int flags = fd < 0 ? MAP_SHARED | MAP_ANONYMOUS : MAP_SHARED;
		long address = answer(C.mmap(Pointer.NULL, length, PROT_READ | PROT_WRITE, flags, fd, 0));
		if (address < 0)
			throw new HostKvmException("mmap", (int) -address);
		return NativeMemory.mapped(new Pointer(address), length);
	}

	/** The memory must not be touched from here on. */
	static int munmap(NativeMemory mapped) {
		return answer(C.munmap(mapped.pointer(), mapped.size()));
	}

	static int eventfd(int flags) {
		return answer(C.eventfd(0, flags));
	}

	static long read(int fd, NativeMemory buffer) {
		return answer(C.read(fd, buffer.pointer(), buffer.size()));
	}

	static long write(int fd, NativeMemory buffer) {
		return answer(C.write(fd, buffer.pointer(), buffer.size()));
	}

	/** Changes the signal mask of the calling thread; {@code old} takes the one before. */
	static int sigprocmask(int how, NativeMemory set, NativeMemory old) {
		return answer(C.sigprocmask(how, set.pointer(), old.pointer()));
	}

	/** Takes a pending signal of a set, without waiting when the time is zero. */
	static int sigtimedwait(NativeMemory set, NativeMemory timeout) {
		return answer(C.sigtimedwait(set.pointer(), Pointer.NULL, timeout.pointer()));
	}

	/** The kernel's number of the calling thread. */
	static int gettid() {
		return C.gettid();
	}

	/** Sends a signal to a thread of this process. */
	static int tgkill(int tid, int signal) {
		return answer(C.tgkill(C.getpid(), tid, signal));
	}

	/** The C library's words for an error number. */
	static String strerror(int error) {
		return C.strerror(error);
	}
}
