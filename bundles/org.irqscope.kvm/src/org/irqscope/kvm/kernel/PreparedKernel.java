package org.irqscope.kvm.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.irqscope.kvm.Obstacle;
import org.irqscope.kvm.Obstacle.Kind;

/**
 * A Linux kernel that {@code releng/kernel} has prepared, with the small system that drives its KVM. Any thread.
 *
 * @param version as it was asked for, such as {@code 6.12}
 * @param folder where it is kept
 */
public record PreparedKernel(String version, Path folder) implements Bootable {
	private static final String QEMU = "qemu-system-x86_64", NAME = "\\d+\\.\\d+[\\w.+~-]*";

	/** The kernel of a version, prepared or not. */
	public static PreparedKernel of(String version) {
		return new PreparedKernel(version, home().resolve(version));
	}

	/** True for what can be a kernel's version. */
	public static boolean isVersion(String word) {
		return word.matches(NAME);
	}

	/** The kernels that are prepared, the oldest version first. */
	public static List<PreparedKernel> all() {
		try (Stream<Path> folders = Files.list(home())) {
			return folders.map(folder -> of(folder.getFileName().toString())).filter(PreparedKernel::isPrepared)
					.sorted((one, other) -> compare(one.version, other.version)).toList();
		} catch (IOException e) {
			// Nothing has been prepared yet.
			return List.of();
		}
	}

	/** Versions in the order of their numbers. */
	static int compare(String one, String other) {
		String[] first = one.split("\\D+");
		String[] second = other.split("\\D+");
		for (int at = 0; at < Math.min(first.length, second.length); at++) {
			int order = Integer.compare(Integer.parseInt(first[at]), Integer.parseInt(second[at]));
			if (order != 0)
				return order;
		}
		return Integer.compare(first.length, second.length);
	}

	static Path home() {
		String cache = Optional.ofNullable(System.getenv("XDG_CACHE_HOME")).filter(path -> !path.isEmpty())
				.orElseGet(() -> System.getProperty("user.home") + "/.cache");
		return Path.of(cache, "irqscope", "kernels");
	}

	@Override
	public List<Obstacle> check() {
		List<Obstacle> obstacles = new ArrayList<>();
		if (!isPrepared())
			obstacles.add(new Obstacle(Kind.KERNEL_ABSENT, Texts.of("kernel.absent", version)));
		if (program().isEmpty())
			obstacles.add(new Obstacle(Kind.QEMU_ABSENT, Texts.of("qemu.absent", QEMU)));
		return List.copyOf(obstacles);
	}

	private boolean isPrepared() {
		return Files.isReadable(image()) && Files.isReadable(system());
	}

	/** The kernel's image. */
	Path image() {
		return folder.resolve("vmlinuz");
	}

	/** The initial file system, with the program that answers. */
	Path system() {
		return folder.resolve("initrd");
	}

	/** What the kernel prints. */
	@Override
	public Path console() {
		return folder.resolve("console");
	}

	/** The command that boots it: its second serial port is standard input and output. */
	@Override
	public List<String> command() {
		// Ends with the thread that starts it, however that ends.
		return List.of("setpriv", "--pdeathsig", "KILL", program().map(Path::toString).orElse(QEMU), "-accel", "tcg",
				"-cpu", "EPYC,+svm,+npt,+nrip-save", "-smp", "1", "-m", "512M", "-nodefaults", "-no-user-config",
				"-display", "none", "-no-reboot", "-kernel", image().toString(), "-initrd", system().toString(),
				"-append", "console=ttyS0 loglevel=3 panic=-1 rdinit=/init tsc=reliable mitigations=off audit=0",
				"-serial", "file:" + console(), "-serial", "stdio");
	}

	@Override
	public Optional<? extends Hello> greeting(String line) {
		return Greeting.parse(line);
	}

	private static Optional<Path> program() {
		return Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(":"))
				.filter(part -> !part.isEmpty()).map(folder -> Path.of(folder, QEMU)).filter(Files::isExecutable)
				.findFirst();
	}
}
