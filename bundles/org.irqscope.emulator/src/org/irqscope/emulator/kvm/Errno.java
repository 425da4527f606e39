package org.irqscope.emulator.kvm;

/** The error numbers of Linux that the interrupt paths return, negated, as the kernel does. */
public final class Errno {
	public static final int EPERM = 1;
	public static final int ENOENT = 2;
	public static final int EINTR = 4;
	public static final int EIO = 5;
	public static final int ENXIO = 6;
	public static final int EBADF = 9;
	public static final int EAGAIN = 11;
	public static final int ENOMEM = 12;
	public static final int EFAULT = 14;
	public static final int EBUSY = 16;
	public static final int EEXIST = 17;
	public static final int ENODEV = 19;
	public static final int EINVAL = 22;
	public static final int ENOTTY = 25;
	public static final int ENOSPC = 28;
	public static final int ENOSYS = 38;
	public static final int EOPNOTSUPP = 95;

	private Errno() {
	}

	/** The name of an error number, as manuals have it. */
	public static String name(int number) {
		return switch (number) {
		case EPERM -> "EPERM";
		case ENOENT -> "ENOENT";
		case EINTR -> "EINTR";
		case EIO -> "EIO";
		case ENXIO -> "ENXIO";
		case EBADF -> "EBADF";
		case EAGAIN -> "EAGAIN";
		case ENOMEM -> "ENOMEM";
		case EFAULT -> "EFAULT";
		case EBUSY -> "EBUSY";
		case EEXIST -> "EEXIST";
		case ENODEV -> "ENODEV";
		case EINVAL -> "EINVAL";
		case ENOTTY -> "ENOTTY";
		case ENOSPC -> "ENOSPC";
		case ENOSYS -> "ENOSYS";
		case EOPNOTSUPP -> "EOPNOTSUPP";
		default -> "errno " + number;
		};
	}
}
