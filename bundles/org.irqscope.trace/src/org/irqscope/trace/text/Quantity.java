package org.irqscope.trace.text;

import java.util.Locale;

import org.irqscope.emulator.kvm.routing.RoutingTable;
import org.irqscope.emulator.x86.ioapic.Ioapic;

/** What a number in a text means, and which values it can have. */
public enum Quantity {
	PID(0, 1 << 22), CPU(0, 8191), SECONDS(0, 9_000_000_000L), TICKS(0, Long.MAX_VALUE), BUS(0, 4),
	DEVICES(0, 1000), RANGE(0, 999),
	ADDRESS(0, -1), LENGTH(0, Integer.MAX_VALUE), IOAPIC_PIN(0, Ioapic.PINS - 1), VECTOR(0, 255), DESTINATION(0, 255),
	PIC(0, 1),
	IRQ_BASE(0, 255), GSI(0, Integer.MAX_VALUE), ROUTED_GSI(-1, RoutingTable.MAX_ROUTES - 1),
	GSIS(0, RoutingTable.MAX_ROUTES), ROUTE_TYPE(0, 255),
	COUNT(0, Long.MAX_VALUE), EVENTS(0, Long.MAX_VALUE), ARGUMENT(Long.MIN_VALUE, Long.MAX_VALUE);

	private final long minimum;
	/** -1 for all 64 bits, unsigned. */
	private final long maximum;

	Quantity(long minimum, long maximum) {
		this.minimum = minimum;
		this.maximum = maximum;
	}

	/** The name for people. */
	public String title() {
		return Texts.of("quantity." + name().toLowerCase(Locale.ROOT));
	}

	/**
	 * The value of a decimal word, or of a hexadecimal one with 0x.
	 *
	 * @throws ImportException for a word that is no number, or one out of range
	 */
	public long read(Line line, String word) throws ImportException {
		if (!LineScan.isNumber(word))
			throw line.wrong(word.isEmpty() ? "missing" : "not.a.number", title(), word);
		try {
			long value = maximum == -1 && !word.startsWith("0x") ? Long.parseUnsignedLong(word) : LineScan.number(word);
			if (maximum == -1 || value >= minimum && value <= maximum)
				return value;
			throw outOfRange(line, word);
		} catch (NumberFormatException e) {
			throw outOfRange(line, word);
		}
	}

	private ImportException outOfRange(Line line, String word) {
		return line.wrong("out.of.range", title(), word, Long.toString(minimum),
				maximum == -1 ? "0xffffffffffffffff" : Long.toString(maximum));
	}
}
