package org.irqscope.emulator.vmm.witness;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A QEMU whose processor is halted, and whose guest this process is, by the protocol of qtest. For one thread. */
final class Qtest implements AutoCloseable {
	private static final int ROM = 0x10000, RESET = 16;
	private static final long PATIENCE = 10_000_000_000L;
	private final Process process;
	private final BufferedWriter requests;
	private final BufferedReader answers;

	Qtest(List<String> devices) throws IOException {
		Path halted = Files.write(Files.createTempFile("halted", ".rom"), halted());
		halted.toFile().deleteOnExit();
		List<String> command = new ArrayList<>(List.of("qemu-system-x86_64", "-machine", "q35", "-accel", "tcg",
				"-bios", halted.toString(), "-qtest", "stdio", "-display", "none", "-nodefaults", "-m", "64"));
		command.addAll(devices);
		process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
		requests = process.outputWriter(StandardCharsets.US_ASCII);
		answers = process.inputReader(StandardCharsets.US_ASCII);
	}

	/** A firmware of which the processor executes CLI and HLT. */
	private static byte[] halted() {
		byte[] rom = new byte[ROM];
		byte[] reset = { (byte) 0xfa, (byte) 0xf4, (byte) 0xeb, (byte) 0xfd };
		System.arraycopy(reset, 0, rom, ROM - RESET, reset.length);
		return rom;
	}

	private String ask(String request) {
		try {
			requests.write(request);
			requests.newLine();
			requests.flush();
			String answer = answers.readLine();
			while (answer != null && !answer.startsWith("OK") && !answer.startsWith("FAIL"))
				answer = answers.readLine();
			if (answer == null || answer.startsWith("FAIL"))
				throw new IllegalStateException(request + ": " + answer);
			return answer.substring(2).strip();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private long number(String request) {
		return Long.parseUnsignedLong(ask(request).substring(2), 16);
	}

	void outl(int port, long value) {
		ask("outl 0x" + Integer.toHexString(port) + " 0x" + Long.toHexString(value & 0xffffffffL));
	}

	void outw(int port, int value) {
		ask("outw 0x" + Integer.toHexString(port) + " 0x" + Integer.toHexString(value));
	}

	void outb(int port, int value) {
		ask("outb 0x" + Integer.toHexString(port) + " 0x" + Integer.toHexString(value));
	}

	int inw(int port) {
		return (int) number("inw 0x" + Integer.toHexString(port));
	}

	void writew(long address, int value) {
		ask("writew 0x" + Long.toHexString(address) + " 0x" + Integer.toHexString(value));
	}

	long inl(int port) {
		return number("inl 0x" + Integer.toHexString(port));
	}

	void writel(long address, long value) {
		ask("writel 0x" + Long.toHexString(address) + " 0x" + Long.toHexString(value & 0xffffffffL));
	}

	long readl(long address) {
		return number("readl 0x" + Long.toHexString(address));
	}

	/** Waits until a word has some bits, which a device sets in its own time. */
	void await(long address, long mask, long bits) {
		long end = System.nanoTime() + PATIENCE;
		while ((readl(address) & mask) != bits)
			if (System.nanoTime() > end)
				throw new IllegalStateException(Long.toHexString(address) + " has no " + Long.toHexString(bits));
	}

	@Override
	public void close() {
		process.destroyForcibly();
	}
}
