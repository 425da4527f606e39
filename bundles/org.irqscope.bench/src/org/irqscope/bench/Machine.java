package org.irqscope.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.irqscope.emulator.script.OpScript;
import org.irqscope.emulator.script.ScriptException;
import org.irqscope.emulator.script.ScriptRunner;
import org.irqscope.emulator.script.Vm;
import org.irqscope.emulator.script.x86.X86Backend;
import org.irqscope.emulator.script.x86.X86Vm;

/**
 * A machine that the script {@code machine.kvmops} has brought to where interrupts repeat themselves: the same on the
 * emulator and on the host. Used by one thread.
 */
final class Machine implements AutoCloseable {
	static final int GSI = 4;
	static final long MSI_ADDRESS = 0xfee00000L;
	static final int MSI_DATA = 0x41;
	private static final String SCRIPT = "machine.kvmops";

	private final ScriptRunner<X86Vm> runner;
	private final List<String> answers;

	Machine(X86Backend backend) {
		runner = new ScriptRunner<>(backend);
		answers = script().ops().stream().map(op -> runner.run(op).withoutEvents().json()).toList();
	}

	private static OpScript script() {
		try (BufferedReader reader = new BufferedReader(
				new InputStreamReader(Machine.class.getResourceAsStream(SCRIPT), StandardCharsets.UTF_8))) {
			return OpScript.parse(reader.lines().toList());
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		} catch (ScriptException e) {
			throw new IllegalStateException(SCRIPT, e);
		}
	}

	Vm vm() {
		return runner.vm();
	}

	/** What each operation of the script answered: its result, and every chip that changed. */
	List<String> answers() {
		return answers;
	}

	@Override
	public void close() {
		runner.close();
	}
}
