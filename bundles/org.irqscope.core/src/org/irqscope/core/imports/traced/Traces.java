package org.irqscope.core.imports.traced;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.irqscope.core.compare.Delivery;
import org.irqscope.core.imports.evidence.MachineImportException;
import org.irqscope.core.imports.traced.Trace.Entry;
import org.irqscope.core.imports.traced.Trace.Input;
import org.irqscope.core.imports.traced.Trace.Message;
import org.irqscope.emulator.kvm.IrqRouting;
import org.irqscope.emulator.x86.pit.Pit;
import org.irqscope.trace.recorded.TraceEvent;
import org.irqscope.trace.text.ImportedText;

/** All traces of an import together. A machine that two traces never show in one state is refused. */
public final class Traces {
	private static final String KWORKER = "kworker";

	private final List<Trace> traces = new ArrayList<>();
	private final Map<Integer, Seen<Entry>> pins = new TreeMap<>();
	private final Map<Integer, Seen<Input>> inputs = new TreeMap<>();
	private final Map<Integer, Seen<Message>> messages = new TreeMap<>();
	private final NamedEvents named;
	private final List<Delivery> raises;
	private final PostedInterrupts posted;

	/**
	 * Reads the traces of texts.
	 *
	 * @throws MachineImportException when two traces contradict each other
	 */
	public Traces(List<ImportedText> texts) throws MachineImportException {
		for (ImportedText text : texts)
			if (!text.events().isEmpty())
				add(new Trace(text));
		named = new NamedEvents(traces);
		raises = firstRaises();
		posted = new PostedInterrupts(named);
		models().forEach(this::choose);
	}

	/**
	 * Chips change while a trace is recorded. The machine is to have them as its interrupts found them: for each line
	 * as the first that a chip let through, else as the first.
	 */
	private Collection<Delivery> models() {
		Map<Integer, Delivery> models = new TreeMap<>();
		for (Trace trace : traces)
			for (Delivery delivery : trace.deliveries())
				if (delivery.raises())
					models.merge(delivery.gsi(), delivery,
							(known, other) -> !isLetThrough(known) && isLetThrough(other) ? other : known);
		return models.values();
	}

	private static boolean isLetThrough(Delivery delivery) {
		return delivery.chips().stream().anyMatch(event -> !event.meaning().contains("masked"));
	}

	private void choose(Delivery model) {
		for (TraceEvent event : model.chips())
			switch (Trace.chip(event)) {
			case KVM_IOAPIC_SET_IRQ -> ChipTexts.entry(event)
					.ifPresent(entry -> pins.get(event.pin().orElseThrow()).choose(entry, event.where()));
			case KVM_PIC_SET_IRQ -> ChipTexts.input(event).ifPresent(input -> inputs
					.get(event.chip().orElseThrow() * 8 + event.pin().orElseThrow()).choose(input, event.where()));
			case KVM_MSI_SET_IRQ -> ChipTexts.message(event)
					.ifPresent(message -> messages.get(model.gsi()).choose(message, event.where()));
			default -> {
				// The others show no state of a chip.
			}
			}
	}

	private void add(Trace trace) throws MachineImportException {
		traces.add(trace);
		merge(trace.pins(), pins, "contradiction.traced.pin");
		merge(trace.inputs(), inputs, "contradiction.traced.input");
		merge(trace.messages(), messages, "contradiction.traced.message");
	}

	private static <T> void merge(Map<Integer, Seen<T>> from, Map<Integer, Seen<T>> into, String key)
			throws MachineImportException {
		for (Map.Entry<Integer, Seen<T>> one : from.entrySet()) {
			Seen<T> before = into.putIfAbsent(one.getKey(), one.getValue());
			if (before != null && !before.shares(one.getValue()))
				throw new MachineImportException(one.getValue().firstLine(), key, one.getKey(), before.firstLine());
			if (before != null)
				before.addAll(one.getValue());
		}
	}

	public List<Trace> each() {
		return traces;
	}

	public boolean exist() {
		return !traces.isEmpty();
	}

	/** What was seen of a redirection entry. */
	public Optional<Seen<Entry>> pin(int pin) {
		return Optional.ofNullable(pins.get(pin));
	}

	/** What was seen of an input of the PIC pair, 0 to 15. */
	public Optional<Seen<Input>> input(int input) {
		return Optional.ofNullable(inputs.get(input));
	}

	/** What was seen of the message of a GSI. */
	public Optional<Seen<Message>> message(int gsi) {
		return Optional.ofNullable(messages.get(gsi));
	}

	/** Where lines lead to, by GSI. */
	public Map<Integer, TracedRoutes.Routes> routes() {
		return TracedRoutes.of(traces);
	}

	/** The GSIs that send messages. */
	public SortedSet<Integer> messageGsis() {
		return new TreeSet<>(messages.keySet());
	}

	/** True when chips of the kernel were seen at work. */
	public boolean showChips() {
		return !pins.isEmpty() || !inputs.isEmpty();
	}

	private List<Delivery> firstRaises() {
		SortedSet<Integer> gsis = new TreeSet<>();
		List<Delivery> raises = new ArrayList<>();
		for (Trace trace : traces)
			for (Delivery delivery : trace.deliveries())
				if (delivery.raises() && gsis.add(delivery.gsi()))
					raises.add(delivery);
		return raises;
	}

	/** The first call that raises each line, in the order of the traces. */
	public List<Delivery> raises() {
		return raises;
	}

	/** True when somebody raises a line. */
	public boolean raised(int gsi) {
		return raises.stream().anyMatch(raise -> raise.gsi() == gsi);
	}

	/** The work of an irqfd runs in a work queue; whoever else sets a line called an ioctl. */
	public static boolean byIrqfd(Delivery delivery) {
		return delivery.call().comm().startsWith(KWORKER);
	}

	public static boolean byResampler(Delivery delivery) {
		return delivery.call().isOfSource(IrqRouting.RESAMPLE_SOURCE);
	}

	public static boolean byPit(Delivery delivery) {
		return delivery.call().isOfSource(Pit.IRQ_SOURCE);
	}

	/** The interrupts of devices that are posted, by GSI. */
	public Map<Integer, PostedInterrupts.Posted> posted() {
		return posted.byGsi();
	}

	/** The events of kvm by their names. */
	public NamedEvents named() {
		return named;
	}

	/** All events of all traces. */
	public Stream<TraceEvent> events() {
		return traces.stream().flatMap(trace -> trace.events().stream());
	}

	/** True when an event was sampled: only then does it say something where it is missing. */
	public boolean show(String name) {
		return !named.of(name).isEmpty();
	}
}
