package org.irqscope.core.imports.traced;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.irqscope.core.imports.traced.Trace.Entry;
import org.irqscope.core.imports.traced.Trace.Input;
import org.irqscope.core.imports.traced.Trace.Message;
import org.irqscope.emulator.x86.ioapic.Ioapic;
import org.irqscope.emulator.x86.lapic.Lapic;
import org.irqscope.model.DeliveryMode;
import org.irqscope.trace.recorded.TraceEvent;

/** Reads the state of chips and the content of messages out of the texts of their tracepoints. */
public final class ChipTexts {
	private static final Pattern ENTRY = Pattern.compile("pin (\\d{1,2}) dst ([0-9a-f]{1,2}) vec (\\d{1,3}) "
			+ "\\((\\w+)\\|(physical|logical)\\|(edge|level)(\\|masked)?\\)(?: \\(coalesced\\))?");
	private static final Pattern INPUT = Pattern
			.compile("chip ([01]) pin ([0-7]) \\((edge|level)(\\|masked)?\\)(?: \\(coalesced\\))?");
	private static final Pattern MESSAGE = Pattern.compile("dst ([0-9a-f]{1,8}) vec (\\d{1,3}) "
			+ "\\((\\w+)\\|(physical|logical)\\|(edge|level)(\\|rh)?\\)");
	private static final int LOGICAL = 1 << 2, REDIRECTION_HINT = 1 << 3, LEVEL = 1 << 15, ASSERT = 1 << 14;
	private static final int VECTORS = 256;

	private ChipTexts() {
	}

	/** The redirection entry that {@code kvm_ioapic_set_irq} shows, when the text is whole. */
	public static Optional<Entry> entry(TraceEvent event) {
		Matcher matcher = ENTRY.matcher(event.meaning());
		if (!matcher.matches() || Integer.parseInt(matcher.group(1)) >= Ioapic.PINS)
			return Optional.empty();
		int vector = Integer.parseInt(matcher.group(3));
		DeliveryMode mode = DeliveryMode.get(matcher.group(4));
		if (vector >= VECTORS || mode == null)
			return Optional.empty();
		return Optional.of(new Entry(vector, Integer.parseInt(matcher.group(2), 16), mode,
				matcher.group(5).equals("logical"), matcher.group(6).equals("level"), matcher.group(7) != null));
	}

	/** The input that {@code kvm_pic_set_irq} shows, when the text is whole. */
	public static Optional<Input> input(TraceEvent event) {
		Matcher matcher = INPUT.matcher(event.meaning());
		return matcher.matches() ? Optional.of(new Input(matcher.group(3).equals("level"), matcher.group(4) != null))
				: Optional.empty();
	}

	/** The message of {@code kvm_msi_set_irq} in the form in which a device writes it, when the text is whole. */
	public static Optional<Message> message(TraceEvent event) {
		Matcher matcher = MESSAGE.matcher(event.meaning());
		if (!matcher.matches() || Integer.parseInt(matcher.group(2)) >= VECTORS)
			return Optional.empty();
		DeliveryMode mode = DeliveryMode.get(matcher.group(3));
		if (mode == null)
			return Optional.empty();
		long destination = Long.parseLong(matcher.group(1), 16);
		long address = Lapic.DEFAULT_BASE | (destination & 0xff) << 12 | (destination & 0xffffff00L) << 32
				| (matcher.group(4).equals("logical") ? LOGICAL : 0) | (matcher.group(6) != null ? REDIRECTION_HINT
				: 0);
		boolean level = matcher.group(5).equals("level");
		return Optional.of(new Message(address,
				Integer.parseInt(matcher.group(2)) | mode.getValue() << 8 | (level ? LEVEL | ASSERT : 0)));
	}
}
