package org.irqscope.emulator.script;

import java.util.ArrayList;
import java.util.List;

/** A stimulus file, {@code *.kvmops}, as a whole; {@link OpReader} reads one line by line. */
public final class OpScript {
	/** The most vCPUs of a machine. */
	public static final int MAX_VCPUS = 64;
	/** The most eventfds that a script may make for one machine. */
	public static final int MAX_EVENTFDS = 4096;
	/** How many entries the table of a PCI function has at most, and how many functions there are. */
	public static final int MAX_ENTRIES = 64, MAX_DEVICES = 16;
	/** The last sort of PCI function with a table, and the last with a pin; those come behind. */
	public static final int LAST_SORT = 7, LAST_PIN_SORT = 10;
	/** Guest addresses below this are memory; operations reach devices only. */
	public static final long GUEST_MEMORY = 1 << 20;

	private final List<Op> ops;

	private OpScript(List<Op> ops) {
		this.ops = List.copyOf(ops);
	}

	public List<Op> ops() {
		return ops;
	}

	/**
	 * Reads a script for a PC.
	 *
	 * @throws ScriptException for the first line that is wrong
	 */
	public static OpScript parse(List<String> lines) throws ScriptException {
		return parse(lines, Language.X86);
	}

	/** Reads a script for a machine of an architecture. */
	public static OpScript parse(List<String> lines, Language language) throws ScriptException {
		OpReader reader = new OpReader(language);
		List<Op> ops = new ArrayList<>();
		for (String line : lines)
			reader.read(line).ifPresent(ops::add);
		return new OpScript(ops);
	}
}
