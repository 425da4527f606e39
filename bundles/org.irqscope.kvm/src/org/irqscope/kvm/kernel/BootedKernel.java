package org.irqscope.kvm.kernel;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A prepared kernel that runs in QEMU, and the serial port to it: a line is asked, and lines are answered. Used by one
 * thread at a time; whatever goes wrong, it is switched off, and so it is when this process ends.
 */
final class BootedKernel implements AutoCloseable {
	/**
	 * How long is waited for it.
	 *
	 * @param boot seconds until it greets
	 * @param answer seconds until it has answered a line
	 */
	record Patience(int boot, int answer) {
		static final Patience USUAL = new Patience(240, 60);
	}

	private static final int TURN_MILLISECONDS = 100;
	/** So many lines can wait at the port. */
	private static final int AT_ONCE = 32;
	/** What QEMU says of the processor that it emulates in part. */
	private static final String WARNING = ": warning: ";
	/** The line after the last one, which no kernel prints; the process may still be about to end. */
	private static final String END = "\0";

	private final Bootable kernel;
	private final Patience patience;
	private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
	private final Process process;
	private final Writer port;
	private final Thread shutdownHook;
	private Hello greeting;

	private BootedKernel(Bootable kernel, Patience patience, Process process) {
		this.kernel = kernel;
		this.patience = patience;
		this.process = process;
		this.port = process.outputWriter(StandardCharsets.ISO_8859_1);
		this.shutdownHook = new Thread(process::destroyForcibly, "kernel " + kernel.version());
		Runtime.getRuntime().addShutdownHook(shutdownHook);
	}

	/**
	 * Boots a kernel, which takes half a minute.
	 *
	 * @param cancelled asked again and again
	 * @throws KernelException when it does not come to answer
	 * @throws CancellationException when it was cancelled
	 */
	static BootedKernel boot(Bootable kernel, BooleanSupplier cancelled) {
		return boot(kernel, kernel.command(), Patience.USUAL, cancelled);
	}

	/** Boots a kernel with a command whose standard input and output are the port. */
	static BootedKernel boot(Bootable kernel, List<String> command, Patience patience,
			BooleanSupplier cancelled) {
		BootedKernel booted = new QemuThread(kernel, command, patience).started();
		try {
			booted.greeting = booted.awaitGreeting(cancelled);
			return booted;
		} catch (KernelException | CancellationException e) {
			booted.close();
			throw e;
		}
	}

	/** The thread that QEMU belongs to: it is killed when that ends. It reads what comes from the port. */
	private static final class QemuThread extends Thread {
		private final Bootable kernel;
		private final List<String> command;
		private final Patience patience;
		private final BlockingQueue<Object> result = new LinkedBlockingQueue<>();

		QemuThread(Bootable kernel, List<String> command, Patience patience) {
			super("QEMU " + kernel.version());
			this.kernel = kernel;
			this.command = command;
			this.patience = patience;
			setDaemon(true);
		}

		/** Starts, and waits until there is a process or none. */
		BootedKernel started() {
			start();
			try {
				Object first = result.take();
				if (first instanceof BootedKernel booted)
					return booted;
				throw new KernelException("kernel.not.started", kernel.version(), first);
			} catch (InterruptedException e) {
				interrupt();
				Thread.currentThread().interrupt();
				throw new CancellationException();
			}
		}

		@Override
		public void run() {
			try {
				Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
				BootedKernel booted = new BootedKernel(kernel, patience, process);
				result.add(booted);
				try (BufferedReader reader = process.inputReader(StandardCharsets.ISO_8859_1)) {
					reader.lines().forEach(booted.lines::add);
				} catch (IOException | UncheckedIOException e) {
					// The process has ended, which the last line tells.
				}
				booted.lines.add(END);
			} catch (IOException e) {
				result.add(e.getMessage());
			}
		}
	}

	private Hello awaitGreeting(BooleanSupplier cancelled) {
		long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(patience.boot);
		StringBuilder printed = new StringBuilder();
		while (System.nanoTime() < deadline) {
			if (cancelled.getAsBoolean())
				throw new CancellationException();
			String line = poll(TURN_MILLISECONDS);
			if (line == null)
				continue;
			if (line.equals(END))
				throw new KernelException("kernel.ended", kernel.version(), said(printed.toString()));
			Hello found = kernel.greeting(line).orElse(null);
			if (found != null)
				return accepted(found);
			if (!line.contains(WARNING))
				printed.append(line).append(' ');
		}
		throw new KernelException("kernel.silent", kernel.version(), patience.boot);
	}

	private Hello accepted(Hello found) {
		if (found.protocol() != Hello.PROTOCOL)
			throw new KernelException("kernel.other", kernel.version());
		if (!found.hasKvm())
			throw new KernelException("kernel.no.kvm", kernel.version(), said(""));
		return found;
	}

	/** What QEMU said, or else the last line that the kernel printed. */
	private String said(String qemu) {
		String last = qemu.strip();
		if (last.isEmpty())
			try {
				last = Files.readAllLines(kernel.console(), StandardCharsets.ISO_8859_1).stream()
						.filter(line -> !line.isBlank()).reduce("", (before, line) -> line);
			} catch (IOException e) {
				last = "";
			}
		return last.isEmpty() ? "" : Texts.of("kernel.console", last);
	}

	private String poll(int milliseconds) {
		try {
			return lines.poll(milliseconds, TimeUnit.MILLISECONDS);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new CancellationException();
		}
	}

	Bootable kernel() {
		return kernel;
	}

	Hello greeting() {
		return greeting;
	}

	boolean isAlive() {
		return process.isAlive();
	}

	/**
	 * Asks a line.
	 *
	 * @throws KernelException when no answer comes; the kernel is switched off
	 */
	AgentAnswer ask(String line) {
		write(line);
		return answer();
	}

	/** Asks lines one after the other, without waiting for each answer; the last answer that is no 0, or the last. */
	AgentAnswer askAll(List<String> all) {
		AgentAnswer last = new AgentAnswer(0, List.of());
		for (int from = 0; from < all.size(); from += AT_ONCE) {
			List<String> some = all.subList(from, Math.min(from + AT_ONCE, all.size()));
			write(String.join("\n", some));
			for (int left = some.size(); left > 0; left--) {
				AgentAnswer answer = answer();
				last = last.result() == 0 ? answer : last;
			}
		}
		return last;
	}

	private void write(String text) {
		try {
			port.write(text + "\n");
			port.flush();
		} catch (IOException e) {
			close();
			throw new KernelException("kernel.ended", kernel.version(), said(""));
		}
	}

	private AgentAnswer answer() {
		List<String> told = new ArrayList<>();
		while (true) {
			String line = poll((int) TimeUnit.SECONDS.toMillis(patience.answer));
			if (line == null || line.equals(END)) {
				close();
				throw new KernelException(line == null ? "kernel.silent" : "kernel.ended", kernel.version(),
						line == null ? patience.answer : said(""));
			}
			if (line.startsWith("= "))
				return new AgentAnswer(Long.parseLong(line.substring(2).strip()), told);
			told.add(line);
		}
	}

	/** Switches it off. */
	@Override
	public void close() {
		process.destroyForcibly();
		try {
			Runtime.getRuntime().removeShutdownHook(shutdownHook);
		} catch (IllegalStateException e) {
			// The hook runs by now, and does the same.
			return;
		}
	}
}
