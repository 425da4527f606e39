package org.irqscope.core.imports.x86;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.irqscope.core.imports.traced.Traces;
import org.irqscope.emulator.x86.pit.PitPorts;
import org.irqscope.trace.facts.SourceLine;
import org.irqscope.trace.recorded.TraceEvent;

/**
 * Who answers what a guest writes to the ports of the timer chip: the kernel goes on with the guest, user space has to
 * be asked by an exit. That no exit is there says something only where exits were sampled. For one thread.
 */
final class PitAnswers {
	/** A write of one byte to a port, and the byte. */
	private static final Pattern WRITE = Pattern
			.compile("pio_write at 0x([0-9a-f]{1,4}) size 1 count 1 val 0x([0-9a-f]{1,2})\\b");
	/** How such a write begins: all but one in thousands are to other ports. */
	private static final String WRITE_PORTS = "pio_write at 0x4";
	private static final String ACCESS = "kvm_pio", READ = "pio_read", ENTRY = "kvm_entry", EXIT = "kvm_userspace_exit";
	/** What shows that an access is over, or that user space is asked. */
	private static final List<String> NEXT = List.of(ACCESS, ENTRY, EXIT);

	private final boolean exitsSampled;
	/** The write that each thread did last, while nothing shows who answers; and those whose exit is there. */
	private final Map<Integer, TraceEvent> asked = new HashMap<>(), exited = new HashMap<>();
	private Optional<SourceLine> kernel = Optional.empty();
	private Optional<SourceLine> userSpace = Optional.empty();

	/** A byte that the guest writes to one of the ports. */
	record Written(int port, int value, SourceLine where) {
		/** What an event says of it; nothing for all others. */
		static Optional<Written> of(TraceEvent event) {
			if (!event.name().equals(ACCESS) || !event.text().startsWith(WRITE_PORTS))
				return Optional.empty();
			Matcher write = WRITE.matcher(event.text());
			if (!write.lookingAt())
				return Optional.empty();
			int port = Integer.parseInt(write.group(1), 16);
			return port < PitPorts.BASE || port > PitPorts.CONTROL ? Optional.empty()
					: Optional.of(new Written(port, Integer.parseInt(write.group(2), 16), event.where()));
		}
	}

	private PitAnswers(boolean exitsSampled) {
		this.exitsSampled = exitsSampled;
	}

	static PitAnswers of(Traces traces) {
		PitAnswers answers = new PitAnswers(traces.show(EXIT));
		if (traces.named().of(ACCESS).stream().anyMatch(event -> Written.of(event).isPresent()))
			traces.events().filter(event -> NEXT.contains(event.name())).forEach(answers::take);
		return answers;
	}

	private void take(TraceEvent event) {
		TraceEvent write = asked.remove(event.pid()), after = exited.remove(event.pid());
		boolean exit = event.name().equals(EXIT);
		if (write != null && exit && event.text().contains("KVM_EXIT_IO "))
			exited.put(event.pid(), write);
		else if (write != null && !exit && exitsSampled)
			kernel = kernel.or(() -> Optional.of(write.where()));
		// A read is told when it is over, so that the exit may be its own.
		else if (after != null && !event.text().startsWith(READ))
			userSpace = userSpace.or(() -> Optional.of(after.where()));
		if (Written.of(event).isPresent())
			asked.put(event.pid(), event);
	}

	/** A write that the kernel answers. */
	Optional<SourceLine> byKernel() {
		return kernel;
	}

	/** A write that user space answers. */
	Optional<SourceLine> byUserSpace() {
		return userSpace;
	}
}
