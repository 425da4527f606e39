package org.irqscope.emulator.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.irqscope.emulator.RoutingTable;

/**
 * A stimulus file, {@code *.kvmops}: one operation a line, {@code #} starts a comment. A script that parses names
 * only vCPUs, GSIs and eventfds that exist when it runs.
 */
public final class OpScript {
	/** The most vCPUs of a machine. */
	public static final int MAX_VCPUS = 64;
	/** Guest addresses below this are memory; operations reach devices only. */
	public static final long GUEST_MEMORY = 1 << 20;
	private static final int FIRST_RESERVED_PORT = 0x97, LAST_RESERVED_PORT = 0x99;

	private final List<Op> ops;

	private OpScript(List<Op> ops) {
		this.ops = List.copyOf(ops);
	}

	public List<Op> ops() {
		return ops;
	}

	/**
	 * Reads a script.
	 *
	 * @throws ScriptException for the first line that is wrong
	 */
	public static OpScript parse(List<String> lines) throws ScriptException {
		Reader reader = new Reader();
		for (int at = 0; at < lines.size(); at++)
			reader.read(at + 1, lines.get(at).strip());
		return new OpScript(reader.ops);
	}

	/** Follows which vCPUs, eventfds and routes exist from line to line. */
	private static final class Reader {
		private final List<Op> ops = new ArrayList<>();
		private int vcpus = 1;
		private int eventfds;
		private int routes;

		void read(int line, String text) throws ScriptException {
			if (text.isEmpty() || text.startsWith("#"))
				return;
			String[] words = text.split("\\s+");
			Optional<OpCode> code = OpCode.named(words[0]);
			if (code.isEmpty())
				throw new ScriptException(line, "unknown.op", words[0]);
			Op op = new Op(line, text, code.get(), arguments(line, code.get(), words));
			follow(op);
			ops.add(op);
		}

		private List<Long> arguments(int line, OpCode code, String[] words) throws ScriptException {
			int given = words.length - 1;
			if (given < code.required().size())
				throw new ScriptException(line, "missing.argument", code.word(), name(code.required().get(given)));
			if (given > code.maximum())
				throw new ScriptException(line, "too.many.arguments", code.word(), words[code.maximum() + 1]);
			List<Long> values = new ArrayList<>();
			for (int at = 0; at < given; at++)
				values.add(argument(line, code, code.argument(at).orElseThrow(), words[at + 1]));
			return List.copyOf(values);
		}

		private long argument(int line, OpCode code, Argument argument, String word) throws ScriptException {
			long value;
			try {
				value = word.startsWith("0x") || word.startsWith("0X") ? Long.parseUnsignedLong(word.substring(2), 16)
						: Long.parseUnsignedLong(word);
			} catch (NumberFormatException e) {
				throw new ScriptException(line, "not.a.number", code.word(), name(argument), word);
			}
			if (!argument.inRange(value))
				throw new ScriptException(line, "out.of.range", code.word(), name(argument), word, argument.minimum(),
						argument.maximum());
			check(line, code, argument, value, word);
			return value;
		}

		private void check(int line, OpCode code, Argument argument, long value, String word) throws ScriptException {
			if (argument == Argument.VCPU && Long.compareUnsigned(value, vcpus) >= 0)
				throw new ScriptException(line, "no.such.vcpu", code.word(), word, vcpus);
			if (argument == Argument.EVENTFD && Long.compareUnsigned(value, eventfds) >= 0)
				throw new ScriptException(line, "no.such.eventfd", code.word(), word, eventfds);
			if (argument == Argument.PORT && value >= FIRST_RESERVED_PORT && value <= LAST_RESERVED_PORT)
				throw new ScriptException(line, "reserved.port", code.word(), word);
			if (argument == Argument.MSR && value != 0x1b && value != 0x6e0 && (value < 0x800 || value > 0x8ff))
				throw new ScriptException(line, "unknown.msr", code.word(), word);
		}

		private static String name(Argument argument) {
			return Texts.of(Locale.getDefault(), argument.key());
		}

		private void follow(Op op) throws ScriptException {
			switch (op.code()) {
			case VM -> {
				vcpus = op.intArgument(0);
				eventfds = 0;
				routes = 0;
			}
			case IRQFD -> eventfds++;
			case ROUTE_CLEAR -> routes = 0;
			case ROUTE_CHIP, ROUTE_MSI -> {
				if (++routes > RoutingTable.MAX_ROUTES)
					throw new ScriptException(op.line(), "too.many.routes", op.code().word(),
							RoutingTable.MAX_ROUTES);
			}
			default -> {
				// Nothing comes or goes with the other operations.
			}
			}
		}
	}
}
