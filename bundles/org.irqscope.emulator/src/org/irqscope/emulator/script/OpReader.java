package org.irqscope.emulator.script;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads a script line by line: one operation a line, {@code #} starts a comment. It follows which vCPUs and eventfds
 * exist, so that an operation it gives names only such as exist when it runs. Used by one thread.
 */
public final class OpReader {
	private static final int FIRST_RESERVED_PORT = 0x97, LAST_RESERVED_PORT = 0x99;
	private static final int APIC_BASE = 0x1b, TSC_DEADLINE = 0x6e0, FIRST_X2APIC = 0x800, LAST_X2APIC = 0x8ff;

	private static final int LONGEST_SHOWN = 40;
	/** As many vCPUs as a kernel makes. */
	private static final int MOST_VCPUS = 1024;

	private final Language language;
	private int line;
	private int vcpus;
	private int eventfds;
	private int devices;

	/** A reader of a script, which begins with a PC of one vCPU. */
	public OpReader() {
		this(Language.X86);
	}

	/** A reader of a script, which begins with a machine of one vCPU. */
	public OpReader(Language language) {
		this(language, 1, 0, 0);
	}

	/** A reader of operations on a PC that has so many vCPUs, eventfds and devices. */
	public OpReader(int vcpus, int eventfds, int devices) {
		this(Language.X86, vcpus, eventfds, devices);
	}

	private OpReader(Language language, int vcpus, int eventfds, int devices) {
		this.language = language;
		this.vcpus = vcpus;
		this.eventfds = eventfds;
		this.devices = devices;
	}

	/** A reader of operations on a machine of which nobody knows yet what it has. */
	public static OpReader ofAnyMachine() {
		return ofAnyMachine(Language.X86);
	}

	/** As above, of an architecture. */
	public static OpReader ofAnyMachine(Language language) {
		return new OpReader(language, MOST_VCPUS, OpScript.MAX_EVENTFDS - 1, Short.MAX_VALUE);
	}

	/**
	 * Reads the next line.
	 *
	 * @return its operation; nothing for an empty line and for a comment
	 * @throws ScriptException when it is wrong; nothing can be read after that
	 */
	public Optional<Op> read(String text) throws ScriptException {
		line++;
		int comment = text.indexOf('#');
		String[] words = Arrays.stream((comment < 0 ? text : text.substring(0, comment)).split("\\s+"))
				.filter(word -> !word.isEmpty()).toArray(String[]::new);
		if (words.length == 0)
			return Optional.empty();
		OpCode code = OpCode.named(words[0]).orElseThrow(() -> wrong("unknown.op", shown(words[0])));
		if (!code.fits(language))
			throw wrong("other.architecture", code.word());
		Op op = new Op(line, String.join(" ", words), code, arguments(code, words));
		follow(op);
		return Optional.of(op);
	}

	private ScriptException wrong(String key, Object... values) {
		return new ScriptException(line, key, values);
	}

	private List<Long> arguments(OpCode code, String[] words) throws ScriptException {
		int given = words.length - 1;
		if (given < code.required().size())
			throw wrong("missing.argument", code.word(), name(code.required().get(given)));
		if (given > code.maximum())
			throw wrong("too.many.arguments", code.word(), shown(words[code.maximum() + 1]));
		List<Long> values = new ArrayList<>();
		for (int at = 0; at < given; at++)
			values.add(argument(code, code.argument(at).orElseThrow(), words[at + 1]));
		return List.copyOf(values);
	}

	private long argument(OpCode code, Argument argument, String word) throws ScriptException {
		if (!Numbers.isNumber(word))
			throw wrong("not.a.number", code.word(), name(argument), shown(word));
		Optional<Long> value = Numbers.parse(word);
		checkExists(code, argument, value, word);
		if (value.filter(argument::inRange).isEmpty())
			throw wrong("out.of.range", code.word(), name(argument), shown(word), argument.minimum(),
					argument.maximum());
		checkAllowed(code, argument, value.get(), word);
		return value.get();
	}

	private void checkExists(OpCode code, Argument argument, Optional<Long> value, String word)
			throws ScriptException {
		if (argument == Argument.VCPU && value.filter(number -> Numbers.below(number, vcpus)).isEmpty())
			throw wrong("no.such.vcpu", code.word(), shown(word), Integer.toString(vcpus));
		if (argument == Argument.EVENTFD && value.filter(number -> Numbers.below(number, eventfds)).isEmpty())
			throw wrong("no.such.eventfd", code.word(), shown(word), Integer.toString(eventfds));
		if (argument == Argument.DEVICE && value.filter(number -> Numbers.below(number, devices)).isEmpty())
			throw wrong("no.such.device", code.word(), shown(word), Integer.toString(devices));
	}

	private void checkAllowed(OpCode code, Argument argument, long value, String word) throws ScriptException {
		if (argument == Argument.PORT && value >= FIRST_RESERVED_PORT && value <= LAST_RESERVED_PORT)
			throw wrong("reserved.port", code.word(), word);
		if (argument == Argument.MSR && value != APIC_BASE && value != TSC_DEADLINE
				&& (value < FIRST_X2APIC || value > LAST_X2APIC))
			throw wrong("unknown.msr", code.word(), word);
	}

	/** What a message shows of a word, which can be anything that was in the file. */
	private static String shown(String word) {
		String start = word.length() > LONGEST_SHOWN ? word.substring(0, LONGEST_SHOWN) + "..." : word;
		return start.replaceAll("\\P{Graph}", "?");
	}

	private static String name(Argument argument) {
		return Texts.of(Locale.getDefault(), argument.key());
	}

	private void follow(Op op) throws ScriptException {
		switch (op.code()) {
		case VM -> {
			vcpus = op.intArgument(0);
			eventfds = 0;
			devices = 0;
		}
		case IRQFD -> {
			if (++eventfds > OpScript.MAX_EVENTFDS)
				throw wrong("too.many.eventfds", op.code().word(), Integer.toString(OpScript.MAX_EVENTFDS));
		}
		case PCI, PCI_PIN, UART, VIRTIO_MMIO -> {
			if (++devices > OpScript.MAX_DEVICES)
				throw wrong("too.many.devices", op.code().word(), Integer.toString(OpScript.MAX_DEVICES));
		}
		default -> {
			// Nothing comes or goes with the other operations.
		}
		}
	}
}
