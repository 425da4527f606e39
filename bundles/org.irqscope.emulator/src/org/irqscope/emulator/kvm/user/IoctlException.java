package org.irqscope.emulator.kvm.user;

import org.irqscope.emulator.kvm.Errno;

/** An ioctl that answers with a struct has failed. */
public final class IoctlException extends IllegalStateException {
	private static final long serialVersionUID = 1L;
	private final int errno;

	public IoctlException(String ioctl, int errno) {
		super(ioctl + ": error " + errno);
		this.errno = errno;
	}

	/** One of the numbers of {@link Errno}. */
	public int errno() {
		return errno;
	}
}
