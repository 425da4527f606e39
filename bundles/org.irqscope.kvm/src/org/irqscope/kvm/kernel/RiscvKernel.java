package org.irqscope.kvm.kernel;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.irqscope.kvm.Obstacle;
import org.irqscope.kvm.Obstacle.Kind;

/**
 * A Linux kernel for RISC-V that {@code releng/riscv-oracle} has prepared, with the QEMU that boots it. Any thread.
 *
 * @param version as it was asked for, such as {@code 6.12}
 * @param folder where it is kept
 */
public record RiscvKernel(String version, Path folder) implements Bootable {
	/** The version that is asked for unless another one is. */
	public static final String USUAL = "6.12";

	/** The kernel of a version, prepared or not. */
	public static RiscvKernel of(String version) {
		return new RiscvKernel(version, PreparedKernel.home().resolveSibling("riscv").resolve(version));
	}

	@Override
	public List<Obstacle> check() {
		List<Obstacle> obstacles = new ArrayList<>();
		if (!Files.isReadable(file("vmlinux")) || !Files.isReadable(file("initrd")))
			obstacles.add(new Obstacle(Kind.KERNEL_ABSENT, Texts.of("riscv.absent", version)));
		if (!Files.isExecutable(qemu()))
			obstacles.add(new Obstacle(Kind.QEMU_ABSENT, Texts.of("riscv.qemu.absent", qemu())));
		return List.copyOf(obstacles);
	}

	private Path file(String name) {
		return folder.resolve(name);
	}

	private Path qemu() {
		return folder.resolveSibling("qemu-system-riscv64");
	}

	@Override
	public Path console() {
		return file("console");
	}

	@Override
	public List<String> command() {
		// Ends with the thread that starts it, however that ends.
		return List.of("setpriv", "--pdeathsig", "KILL", qemu().toString(), "-M", "virt,aia=aplic-imsic", "-cpu",
				"rv64,h=true,smaia=true,ssaia=true,sstc=true", "-smp", "1", "-m", "512M", "-nodefaults",
				"-no-user-config", "-display", "none", "-no-reboot", "-kernel", file("vmlinux").toString(), "-initrd",
				file("initrd").toString(), "-append", "loglevel=1 panic=-1 rdinit=/init audit=0", "-serial", "stdio");
	}

	@Override
	public Optional<? extends Hello> greeting(String line) {
		return RiscvGreeting.parse(line.strip());
	}
}
