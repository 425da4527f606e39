package org.irqscope.core.imports;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import org.irqscope.emulator.x86.ioapic.Ioapic;
import org.irqscope.emulator.x86.pic.Pic;
import org.irqscope.trace.facts.Fact;
import org.irqscope.trace.facts.InterruptCount;
import org.irqscope.trace.facts.SourceLine;
import org.irqscope.trace.text.ImportedText;

/** The guest's {@code /proc/interrupts}: which chip Linux uses for which interrupt. */
final class GuestInterrupts {
	static final String PIC = "XT-PIC", IOAPIC = "IO-APIC";
	private static final String CASCADE = "cascade", TIMER = "timer", LOCAL_TIMER = "LOC";

	private final Map<String, InterruptCount> rows = new LinkedHashMap<>();
	private Optional<SourceLine> host = Optional.empty();

	private GuestInterrupts() {
	}

	static GuestInterrupts of(List<ImportedText> texts) throws MachineImportException {
		GuestInterrupts interrupts = new GuestInterrupts();
		for (ImportedText text : texts)
			interrupts.read(text);
		return interrupts;
	}

	/** A table with interrupts of VFIO, or remapped ones, is the host's and says nothing about the guest. */
	private void read(ImportedText text) throws MachineImportException {
		List<InterruptCount> table = new ArrayList<>();
		for (Fact fact : text.facts())
			if (fact instanceof InterruptCount row)
				table.add(row);
		Optional<InterruptCount> ofHost = table.stream().filter(row -> row.chip().startsWith("IR-")
				|| row.actions().stream().anyMatch(action -> action.startsWith("vfio-"))).findFirst();
		if (ofHost.isPresent()) {
			host = Optional.of(ofHost.get().where());
			return;
		}
		for (InterruptCount row : table)
			add(row);
	}

	private void add(InterruptCount row) throws MachineImportException {
		InterruptCount before = rows.putIfAbsent(row.label(), row);
		if (before == null)
			return;
		boolean same = before.chip().equals(row.chip()) && before.hwirq().equals(row.hwirq())
				&& before.trigger().equals(row.trigger()) && before.counts().size() == row.counts().size();
		if (!same)
			throw new MachineImportException(row.where(), "contradiction.interrupt", row.label(), before.where());
	}

	/** True when there is a table of the guest. */
	boolean known() {
		return !rows.isEmpty();
	}

	/** Where a table of the host begins to show that it is one. */
	Optional<SourceLine> host() {
		return host;
	}

	Collection<InterruptCount> rows() {
		return rows.values();
	}

	/** How many processors the guest has; nothing without a table. */
	OptionalInt processors() {
		return rows.values().stream().mapToInt(row -> row.counts().size()).max();
	}

	/** The row of the interrupt that comes in at a pin of the IOAPIC. */
	Optional<InterruptCount> atIoapic(int pin) {
		return rows.values().stream().filter(row -> ioapicPin(row).equals(OptionalInt.of(pin))).findFirst();
	}

	/** The row of the interrupt that comes in at an input of the PIC pair, 0 to 15; the cascade is none. */
	Optional<InterruptCount> atPic(int input) {
		return rows.values().stream().filter(row -> picInput(row).equals(OptionalInt.of(input))).findFirst();
	}

	static OptionalInt ioapicPin(InterruptCount row) {
		if (!row.chip().startsWith(IOAPIC) || !isNumber(row.label()))
			return OptionalInt.empty();
		long pin = row.hwirq().orElseGet(() -> Long.parseLong(row.label()));
		return pin < Ioapic.PINS ? OptionalInt.of((int) pin) : OptionalInt.empty();
	}

	static OptionalInt picInput(InterruptCount row) {
		if (!row.chip().startsWith(PIC) || !isNumber(row.label()) || row.actions().contains(CASCADE))
			return OptionalInt.empty();
		long input = Long.parseLong(row.label());
		return input < Pic.PINS ? OptionalInt.of((int) input) : OptionalInt.empty();
	}

	private static boolean isNumber(String label) {
		return label.length() < 10 && label.chars().allMatch(c -> c >= '0' && c <= '9');
	}

	/** True for a row whose interrupt the kernel's PIT makes. */
	static boolean isTimer(InterruptCount row) {
		return row.actions().contains(TIMER);
	}

	/** The first row that shows that the guest's local APICs work. */
	Optional<InterruptCount> localApicUser() {
		return rows.values().stream().filter(row -> row.chip().startsWith(IOAPIC)
				|| row.label().equals(LOCAL_TIMER) && row.counts().stream().anyMatch(count -> count > 0)).findFirst();
	}
}
