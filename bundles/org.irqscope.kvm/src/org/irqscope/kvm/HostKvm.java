package org.irqscope.kvm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.irqscope.kvm.Obstacle.Kind;
import org.irqscope.kvm.structure.KvmIoctl;
import org.irqscope.kvm.structure.KvmRun;

/** The device {@code /dev/kvm}: whether it can be used, and what all machines on it have in common. Any thread. */
public final class HostKvm implements AutoCloseable {
	private static final String DEVICE = "/dev/kvm";
	private static final Path PROCESSOR = Path.of("/proc/cpuinfo");
	private static final int API_VERSION = 12;

	private final int fd;
	private final int runSize;
	private final boolean syncRegs;
	private final KvmCpuid2 cpuid;
	private final Watchdog watchdog = new Watchdog();
	private boolean closed;

	/**
	 * Opens the device.
	 *
	 * @throws HostKvmException with a line for each obstacle that {@link #check} finds
	 */
	HostKvm() {
		List<Obstacle> obstacles = check();
		if (!obstacles.isEmpty())
			throw new HostKvmException(obstacles);
		fd = HostKvmException.check(DEVICE, Libc.open(DEVICE, Libc.O_RDWR | Libc.O_CLOEXEC));
		try {
			runSize = HostKvmException.check("KVM_GET_VCPU_MMAP_SIZE", Libc.ioctl(fd, KvmIoctl.GET_VCPU_MMAP_SIZE, 0));
			syncRegs = (Libc.ioctl(fd, KvmIoctl.CHECK_EXTENSION, Capability.SYNC_REGS) & KvmRun.SYNC_REGS) != 0;
			cpuid = KvmCpuid2.supported(fd);
		} catch (HostKvmException e) {
			Libc.close(fd);
			throw e;
		}
	}

	/** Whether machines can be made: nothing, or every obstacle that can be seen. */
	public static List<Obstacle> check() {
		return check(DEVICE);
	}

	static List<Obstacle> check(String device) {
		try {
			int fd = Libc.open(device, Libc.O_RDWR | Libc.O_CLOEXEC);
			if (fd < 0)
				return List.of(notOpened(device, -fd));
			try {
				return checkOpen(device, fd);
			} finally {
				Libc.close(fd);
			}
		} catch (LinkageError e) {
			return List.of(Obstacle.of(Kind.NATIVE_ACCESS, "native.access", String.valueOf(e.getMessage())));
		}
	}

	/** @param error the positive error number of opening the device */
	static Obstacle notOpened(String device, int error) {
		return switch (error) {
		case Libc.ENOENT -> Obstacle.of(Kind.DEVICE_ABSENT, "device.absent", device, module());
		case Libc.EACCES, Libc.EPERM -> Obstacle.of(Kind.DEVICE_FORBIDDEN, "device.forbidden", device);
		default -> Obstacle.of(Kind.DEVICE_BROKEN, "device.broken", device, Libc.strerror(error));
		};
	}

	private static List<Obstacle> checkOpen(String device, int fd) {
		int version = Libc.ioctl(fd, KvmIoctl.GET_API_VERSION, 0);
		if (version < 0)
			return List.of(Obstacle.of(Kind.DEVICE_BROKEN, "device.broken", device, Libc.strerror(-version)));
		if (version != API_VERSION)
			return List.of(Obstacle.of(Kind.API_VERSION, "api.version", version, API_VERSION));
		List<Obstacle> missing = new ArrayList<>();
		for (Capability capability : Capability.values())
			if (Libc.ioctl(fd, KvmIoctl.CHECK_EXTENSION, capability.number()) <= 0)
				missing.add(new Obstacle(Kind.CAPABILITY, capability.missing()));
		return List.copyOf(missing);
	}

	/** The kernel module for this processor. */
	private static String module() {
		try {
			return Files.readString(PROCESSOR).contains("AuthenticAMD") ? "kvm_amd" : "kvm_intel";
		} catch (IOException e) {
			return "kvm";
		}
	}

	int fd() {
		return fd;
	}

	/** The size of the page that a vCPU shares, with what follows it. */
	int runSize() {
		return runSize;
	}

	/** True when a vCPU takes its registers from the page it shares. */
	boolean syncRegs() {
		return syncRegs;
	}

	KvmCpuid2 cpuid() {
		return cpuid;
	}

	Watchdog watchdog() {
		return watchdog;
	}

	/** Machines that exist go on. */
	@Override
	public synchronized void close() {
		if (closed)
			return;
		closed = true;
		Libc.close(fd);
	}
}
