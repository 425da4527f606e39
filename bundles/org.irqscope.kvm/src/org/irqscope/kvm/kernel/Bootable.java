package org.irqscope.kvm.kernel;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.irqscope.kvm.Obstacle;

/** A kernel that can be booted in QEMU. Any thread. */
interface Bootable {
	/** As it was asked for, such as {@code 6.12}. */
	String version();

	/** Why machines cannot be made on it: nothing, or every obstacle. */
	List<Obstacle> check();

	/** What the kernel prints. */
	Path console();

	/** The command that boots it, with the port to it as standard input and output. */
	List<String> command();

	/** The greeting in a line; nothing for what the kernel prints before. */
	Optional<? extends Hello> greeting(String line);
}
