package org.irqscope.core.imports.evidence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.irqscope.emulator.x86.ioapic.Ioapic;
import org.irqscope.emulator.x86.pic.Pic;
import org.irqscope.trace.facts.Fact;
import org.irqscope.trace.facts.InterruptCount;
import org.irqscope.trace.facts.SourceLine;
import org.irqscope.trace.text.ImportedText;

/** The guest's {@code /proc/interrupts}: which chip Linux uses for which interrupt. */
public final class GuestInterrupts {
	static final String PIC = "XT-PIC", IOAPIC = "IO-APIC";
	private static final String REMAPPED = "IR-", CASCADE = "cascade", TIMER = "timer", LOCAL_TIMER = "LOC";

	private final List<Growth> growths = new ArrayList<>();
	private final Map<String, InterruptCount> rows = new LinkedHashMap<>();
	private final List<InterruptCount> hostRows = new ArrayList<>();
	private Optional<SourceLine> host = Optional.empty();
	private Optional<SourceLine> remapped = Optional.empty();

	/**
	 * What came between two looks at a row.
	 *
	 * @param row the later look
	 * @param before the earlier one, with as many processors
	 */
	public record Growth(InterruptCount row, InterruptCount before) {
		public SourceLine since() {
			return before.where();
		}

		public long times() {
			return IntStream.range(0, row.counts().size()).mapToLong(this::at).sum();
		}

		private long at(int processor) {
			return row.counts().get(processor) - before.counts().get(processor);
		}

		/** Those that took it, by their names. */
		public String processors() {
			return IntStream.range(0, row.counts().size()).filter(one -> at(one) != 0).mapToObj(one -> "CPU" + one)
					.collect(Collectors.joining(", "));
		}
	}

	private GuestInterrupts() {
	}

	public static GuestInterrupts of(List<ImportedText> texts) throws MachineImportException {
		GuestInterrupts interrupts = new GuestInterrupts();
		for (ImportedText text : texts)
			interrupts.read(text);
		return interrupts;
	}

	/**
	 * A table with interrupts of VFIO is the host's and says nothing about the guest. Remapped ones are a host's too,
	 * unless it has devices that only guests have: then it is a guest with an IOMMU of its own.
	 */
	private void read(ImportedText text) throws MachineImportException {
		List<InterruptCount> table = new ArrayList<>();
		for (Fact fact : text.facts())
			if (fact instanceof InterruptCount row)
				table.add(row);
		boolean guest = table.stream().anyMatch(row -> acts(row, "virtio"));
		Optional<InterruptCount> ofHost = table.stream()
				.filter(row -> acts(row, "vfio-") || isRemapped(row) && !guest).findFirst();
		if (ofHost.isPresent()) {
			host = Optional.of(ofHost.get().where());
			hostRows.addAll(table);
			return;
		}
		remapped = remapped.or(() -> table.stream().filter(GuestInterrupts::isRemapped).findFirst()
				.map(InterruptCount::where));
		for (InterruptCount row : table)
			add(row);
	}

	private static boolean acts(InterruptCount row, String driver) {
		return row.actions().stream().anyMatch(action -> action.startsWith(driver));
	}

	private static boolean isRemapped(InterruptCount row) {
		return row.chip().startsWith(REMAPPED);
	}

	/** The chip without the IOMMU before it. */
	private static String chip(InterruptCount row) {
		return isRemapped(row) ? row.chip().substring(REMAPPED.length()) : row.chip();
	}

	/** Where the guest's interrupts begin to be remapped; entries of chips then hold handles. */
	public Optional<SourceLine> remapped() {
		return remapped;
	}

	private void add(InterruptCount row) throws MachineImportException {
		InterruptCount before = rows.put(row.label(), row);
		if (before == null)
			return;
		boolean same = before.chip().equals(row.chip()) && before.hwirq().equals(row.hwirq())
				&& before.trigger().equals(row.trigger()) && before.counts().size() == row.counts().size();
		if (!same)
			throw new MachineImportException(row.where(), "contradiction.interrupt", row.label(), before.where());
		Growth growth = new Growth(row, before);
		if (growth.times() > 0)
			growths.add(growth);
	}

	/** What came between two looks at the same rows. */
	public List<Growth> growths() {
		return growths;
	}

	/** True when there is a table of the guest. */
	public boolean known() {
		return !rows.isEmpty();
	}

	/** Where a table of the host begins to show that it is one. */
	public Optional<SourceLine> host() {
		return host;
	}

	/** The rows of tables of the host. */
	public List<InterruptCount> hostRows() {
		return hostRows;
	}

	public Collection<InterruptCount> rows() {
		return rows.values();
	}

	/** How many processors the guest has; nothing without a table. */
	public OptionalInt processors() {
		return rows.values().stream().mapToInt(row -> row.counts().size()).max();
	}

	/** The row of the interrupt that comes in at a pin of the IOAPIC. */
	public Optional<InterruptCount> atIoapic(int pin) {
		return rows.values().stream().filter(row -> ioapicPin(row).equals(OptionalInt.of(pin))).findFirst();
	}

	/** The row of the interrupt that comes in at an input of the PIC pair, 0 to 15; the cascade is none. */
	public Optional<InterruptCount> atPic(int input) {
		return rows.values().stream().filter(row -> picInput(row).equals(OptionalInt.of(input))).findFirst();
	}

	public static OptionalInt ioapicPin(InterruptCount row) {
		if (!chip(row).startsWith(IOAPIC) || !isNumber(row.label()))
			return OptionalInt.empty();
		long pin = row.hwirq().orElseGet(() -> Long.parseLong(row.label()));
		return pin < Ioapic.PINS ? OptionalInt.of((int) pin) : OptionalInt.empty();
	}

	public static OptionalInt picInput(InterruptCount row) {
		if (!row.chip().startsWith(PIC) || !isNumber(row.label()) || row.actions().contains(CASCADE))
			return OptionalInt.empty();
		long input = Long.parseLong(row.label());
		return input < Pic.PINS ? OptionalInt.of((int) input) : OptionalInt.empty();
	}

	private static boolean isNumber(String label) {
		return label.length() < 10 && label.chars().allMatch(c -> c >= '0' && c <= '9');
	}

	/** True for a row whose interrupt the kernel's PIT makes. */
	public static boolean isTimer(InterruptCount row) {
		return row.actions().contains(TIMER);
	}

	/** The first row that shows that the guest's local APICs work. */
	public Optional<InterruptCount> localApicUser() {
		return rows.values().stream().filter(row -> chip(row).startsWith(IOAPIC)
				|| row.label().equals(LOCAL_TIMER) && row.counts().stream().anyMatch(count -> count > 0)).findFirst();
	}
}
