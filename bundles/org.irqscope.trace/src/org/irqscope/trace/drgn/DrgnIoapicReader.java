package org.irqscope.trace.drgn;

import java.util.Optional;

import org.irqscope.trace.facts.DeviceFact;
import org.irqscope.trace.facts.IoapicFact;
import org.irqscope.trace.facts.RedirectionFact;
import org.irqscope.trace.text.Findings;
import org.irqscope.trace.text.ImportException;
import org.irqscope.trace.text.Line;
import org.irqscope.trace.text.LineReader;
import org.irqscope.trace.text.Quantity;
import org.irqscope.trace.text.TextFormat;

/** The IOAPIC of a machine: where it answers, its device, and the entries of its redirection table. */
public final class DrgnIoapicReader implements LineReader {
	private static final String ENTRY = "===>gsi(", BASE = "vioapic base_address";

	private Optional<DrgnStruct> device = Optional.empty();

	@Override
	public Optional<TextFormat> format() {
		return Optional.of(TextFormat.DRGN);
	}

	@Override
	public boolean take(Line line, Findings findings) throws ImportException {
		if (device.isPresent())
			return takeMember(device.get(), line, findings);
		if (line.starts(ENTRY)) {
			addEntry(line, findings);
			return true;
		}
		if (line.starts(BASE)) {
			addBase(line, findings);
			return true;
		}
		device = DrgnStruct.open(line, "kvm_io_device");
		return device.isPresent();
	}

	private static void addEntry(Line line, Findings findings) throws ImportException {
		RedirectionFact entry = new RedirectionFact(line.where(), line.index('(', ')', Quantity.IOAPIC_PIN),
				line.intField("vector", Quantity.VECTOR), line.intField("dest_id", Quantity.DESTINATION));
		findings.addOnce(line, "contradiction.pin", entry.pin(), entry.vector() << 8 | entry.destId(), entry);
	}

	private static void addBase(Line line, Findings findings) throws ImportException {
		long base = line.field("base_address", Quantity.ADDRESS);
		findings.addOnce(line, "contradiction.ioapic", 0, base, new IoapicFact(line.where(), base));
	}

	private boolean takeMember(DrgnStruct struct, Line line, Findings findings) throws ImportException {
		boolean taken = struct.take(line);
		if (struct.closed()) {
			findings.add(new DeviceFact(struct.where(), struct.symbol("ops")));
			device = Optional.empty();
		}
		return taken;
	}

	@Override
	public void end(Findings findings) throws ImportException {
		if (device.isPresent())
			throw device.get().neverCloses();
	}
}
