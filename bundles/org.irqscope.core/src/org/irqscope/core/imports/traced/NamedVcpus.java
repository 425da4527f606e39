package org.irqscope.core.imports.traced;

import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.irqscope.trace.facts.QemuFact;
import org.irqscope.trace.recorded.EventText;
import org.irqscope.trace.recorded.EventThread;
import org.irqscope.trace.recorded.TraceEvent;
import org.irqscope.trace.text.LineScan;

/** The vCPUs that a line names, whatever it says about them: each of them exists. Keeps no state, for any thread. */
public final class NamedVcpus {
	/** Set of local APICs in the flat model of logical destinations; larger ones name clusters. */
	private static final int FLAT_BITS = 8, FLAT_ALL = 0xff;
	private static final int DESTINATION = 12, LOGICAL = 1 << 2;
	private static final Set<String> DESTINATIONS = Set.of("kvm_msi_set_irq", "kvm_apic_ipi", "kvm_ioapic_set_irq");
	private static final String VCPU = "vcpu", SEPARATORS = " =";
	private static final int DIGITS = 7;
	/** As QEMU and kvmtool name their threads. */
	private static final Pattern THREAD = Pattern.compile("(?:CPU |kvm-vcpu-)(\\d{1,7})(?:/(?:KVM|TCG))?");

	private NamedVcpus() {
	}

	/** Those of all events. Events that say the same follow each other, and each is looked at once. */
	public static Set<Integer> of(Traces traces) {
		Set<Integer> named = new TreeSet<>();
		Set<EventText> said = Collections.newSetFromMap(new IdentityHashMap<>());
		Set<EventThread> threads = new HashSet<>();
		traces.events().forEach(event -> {
			if (!event.content().isNumbered())
				number(event).ifPresent(named::add);
			else if (said.add(event.content()))
				ids(event).forEach(named::add);
			if (threads.add(event.thread()))
				ofThread(event.comm()).ifPresent(named::add);
		});
		return named;
	}

	private static Stream<Integer> ids(TraceEvent event) {
		return Stream.of(event.apicid().stream().boxed(), number(event).stream(), destinations(event))
				.flatMap(ids -> ids);
	}

	/** The vCPU that an event calls by its number. */
	public static Optional<Integer> number(TraceEvent event) {
		String text = event.text();
		for (int at = text.indexOf(VCPU); at >= 0; at = text.indexOf(VCPU, at + 1)) {
			int from = at + VCPU.length() + 1;
			int to = LineScan.endOfDigits(text, from);
			boolean word = (at == 0 || !isPart(text, at - 1)) && !isPart(text, to);
			if (word && to > from && to - from <= DIGITS && SEPARATORS.indexOf(text.charAt(from - 1)) >= 0)
				return Optional.of(Integer.parseInt(text, from, to, 10));
		}
		return Optional.empty();
	}

	private static boolean isPart(String text, int at) {
		return at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_');
	}

	/** The vCPU that a thread of that name runs. */
	public static Optional<Integer> ofThread(String comm) {
		Matcher thread = THREAD.matcher(comm);
		return thread.matches() ? Optional.of(Integer.parseInt(thread.group(1))) : Optional.empty();
	}

	/** Where a message goes that somebody logged as it was written. */
	public static Stream<Integer> of(QemuFact.Message message) {
		int destination = (int) (message.address() >> DESTINATION & FLAT_ALL);
		return isLogical(message.address()) ? flat(destination) : Stream.of(destination);
	}

	/** True for an address of messages that names a set of local APICs. */
	public static boolean isLogical(long address) {
		return (address & LOGICAL) != 0;
	}

	private static Stream<Integer> flat(int destination) {
		return destination < 0 || destination >= FLAT_ALL ? Stream.empty()
				: IntStream.range(0, FLAT_BITS).filter(bit -> (destination >> bit & 1) != 0).boxed();
	}

	/** Where a message goes; a masked entry sends none. */
	private static Stream<Integer> destinations(TraceEvent event) {
		if (!DESTINATIONS.contains(event.name()) || event.destination().isEmpty() || event.meaning().contains("masked")
				|| event.name().equals("kvm_apic_ipi") && !event.meaning().endsWith("|dst)"))
			return Stream.empty();
		int destination = event.destination().getAsInt();
		return event.meaning().contains("logical") ? flat(destination) : Stream.of(destination);
	}
}
