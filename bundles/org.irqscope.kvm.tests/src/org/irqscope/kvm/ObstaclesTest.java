package org.irqscope.kvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.irqscope.kvm.Obstacle.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is in the way is named, each with one line that says how to get it out of the way. */
class ObstaclesTest {
	private static final String INITIAL = "pid:[4026531836]";

	private static void assertObstacle(Kind kind, String words, List<Obstacle> obstacles) {
		assertEquals(1, obstacles.size(), obstacles::toString);
		assertEquals(kind, obstacles.get(0).kind());
		assertTrue(obstacles.get(0).text().contains(words), obstacles.get(0)::text);
		assertFalse(obstacles.get(0).text().contains("\n"), obstacles.get(0)::text);
	}

	@Test
	void aHostWithoutTheDeviceNeedsTheModule() {
		assertObstacle(Kind.DEVICE_ABSENT, "modprobe kvm_", HostKvm.check("/dev/no-such-kvm"));
	}

	@Test
	void aUserWithoutPermissionNeedsTheGroup() {
		assertObstacle(Kind.DEVICE_FORBIDDEN, "usermod -aG kvm $USER",
				List.of(HostKvm.notOpened("/dev/kvm", Libc.EACCES)));
	}

	@Test
	void anotherDeviceIsNoKvm() {
		assertObstacle(Kind.DEVICE_BROKEN, "/dev/null", HostKvm.check("/dev/null"));
	}

	@Test
	void everyCapabilitySaysWhatIsMissing() {
		for (Capability capability : Capability.values())
			assertTrue(capability.missing().startsWith("KVM_CAP_"), capability::missing);
	}

	@Test
	void tracefsThatIsNotMountedComesWithTheCommand() {
		assertObstacle(Kind.TRACEFS_NOT_MOUNTED, "mount -t tracefs nodev /sys/kernel/tracing",
				Tracefs.check(List.of("proc /proc proc rw 0 0"), INITIAL));
	}

	@Test
	void tracefsThatCannotBeWrittenNeedsRoot(@TempDir Path directory) {
		assertObstacle(Kind.TRACEFS_FORBIDDEN, "run as root", check(directory, INITIAL));
	}

	@Test
	void aKernelWithoutTracepointsNeedsTheModule(@TempDir Path directory) throws IOException {
		Files.createDirectory(directory.resolve("instances"));
		assertObstacle(Kind.TRACEPOINTS_ABSENT, "modprobe kvm", check(directory, INITIAL));
	}

	@Test
	void aContainerHasOtherThreadNumbersThanTraces(@TempDir Path directory) throws IOException {
		Files.createDirectory(directory.resolve("instances"));
		Files.createDirectories(directory.resolve("events/kvm"));
		assertObstacle(Kind.PID_NAMESPACE, "--pid=host", check(directory, "pid:[4026532208]"));
		assertEquals(List.of(), check(directory, INITIAL));
	}

	private static List<Obstacle> check(Path tracefs, String pidNamespace) {
		return Tracefs.check(List.of("nodev " + tracefs + " tracefs rw 0 0"), pidNamespace);
	}

	@Test
	void anErrorNamesTheOperationAndTheReason() {
		HostKvmException e = assertThrows(HostKvmException.class,
				() -> HostKvmException.check("KVM_CREATE_VM", -Libc.ENOMEM));
		assertEquals("KVM_CREATE_VM: Cannot allocate memory", e.getMessage());
		assertEquals(5, HostKvmException.check("KVM_CREATE_VM", 5));
	}
}
