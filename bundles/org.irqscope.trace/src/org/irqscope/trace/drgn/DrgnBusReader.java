package org.irqscope.trace.drgn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.irqscope.trace.facts.BusFact;
import org.irqscope.trace.facts.RangeFact;
import org.irqscope.trace.text.Findings;
import org.irqscope.trace.text.ImportException;
import org.irqscope.trace.text.Line;
import org.irqscope.trace.text.LineReader;
import org.irqscope.trace.text.Quantity;
import org.irqscope.trace.text.TextFormat;

/** The io buses of a machine: for each a heading, the {@code struct kvm_io_bus}, and its ranges with their devices. */
public final class DrgnBusReader implements LineReader {
	private static final String BUS = "===>kvm.buses[", RANGE = "=>range[";

	private Optional<OpenBus> bus = Optional.empty();

	@Override
	public Optional<TextFormat> format() {
		return Optional.of(TextFormat.DRGN);
	}

	@Override
	public boolean take(Line line, Findings findings) throws ImportException {
		if (bus.isPresent() && bus.get().inStruct())
			return bus.get().takeMember(line);
		if (line.starts(BUS)) {
			end(findings);
			bus = Optional.of(new OpenBus(line));
			return true;
		}
		if (line.starts(RANGE)) {
			bus.orElseThrow(() -> line.wrong("range.without.bus")).openRange(line);
			return true;
		}
		return bus.isPresent() && bus.get().openStruct(line);
	}

	@Override
	public void end(Findings findings) throws ImportException {
		if (bus.isPresent())
			bus.get().close(findings);
		bus = Optional.empty();
	}

	/** A bus whose ranges are still being read. */
	private static final class OpenBus {
		private final Line heading;
		private final int index;
		private final List<RangeFact> ranges = new ArrayList<>();
		private Optional<DrgnStruct> header = Optional.empty();
		private Optional<DrgnStruct> device = Optional.empty();
		/** The range whose device has not been read; the symbol is still empty. */
		private Optional<RangeFact> range = Optional.empty();

		OpenBus(Line heading) throws ImportException {
			this.heading = heading;
			this.index = heading.index('[', ']', Quantity.BUS);
		}

		boolean inStruct() {
			return header.isPresent() && !header.get().closed() || device.isPresent();
		}

		boolean takeMember(Line line) throws ImportException {
			if (device.isEmpty())
				return header.orElseThrow().take(line);
			boolean taken = device.get().take(line);
			if (device.get().closed()) {
				RangeFact known = range.orElseThrow();
				ranges.add(new RangeFact(known.address(), known.length(), device.get().symbol("ops")));
				range = Optional.empty();
				device = Optional.empty();
			}
			return taken;
		}

		void openRange(Line line) throws ImportException {
			closeRange();
			int number = line.index('[', ']', Quantity.RANGE);
			if (number != ranges.size())
				throw line.wrong("range.order", Integer.toString(number), Integer.toString(ranges.size()));
			range = Optional.of(new RangeFact(line.field("addr", Quantity.ADDRESS),
					line.intField("len", Quantity.LENGTH), ""));
		}

		private void closeRange() {
			range.ifPresent(ranges::add);
			range = Optional.empty();
		}

		/** A second struct of the bus, or a device that belongs to no range, is not the bus's. */
		boolean openStruct(Line line) {
			if (header.isEmpty()) {
				header = DrgnStruct.open(line, "kvm_io_bus");
				return header.isPresent();
			}
			if (range.isPresent())
				device = DrgnStruct.open(line, "kvm_io_device");
			return device.isPresent();
		}

		void close(Findings findings) throws ImportException {
			if (inStruct())
				throw (device.isPresent() ? device : header).orElseThrow().neverCloses();
			closeRange();
			DrgnStruct struct = header.orElseThrow(() -> heading.wrong("missing", "struct kvm_io_bus"));
			int devCount = struct.number("dev_count", Quantity.DEVICES);
			if (devCount != ranges.size())
				throw heading.wrong("dev.count", Integer.toString(devCount), Integer.toString(ranges.size()));
			String name = heading.text().substring(heading.text().indexOf(']') + 1).replaceFirst("^: *", "");
			BusFact fact = new BusFact(heading.where(), index, name, devCount,
					struct.number("ioeventfd_count", Quantity.DEVICES), ranges);
			List<Object> content = List.of(name, devCount, fact.ioeventfdCount(), fact.ranges());
			findings.addOnce(heading, "contradiction.bus", index, content, fact);
		}
	}
}
