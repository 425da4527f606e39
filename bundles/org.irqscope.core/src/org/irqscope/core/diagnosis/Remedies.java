package org.irqscope.core.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

import org.irqscope.core.run.Impulse;
import org.irqscope.core.run.Waiting;
import org.irqscope.core.run.snapshot.VcpuSnapshot;
import org.irqscope.emulator.kvm.routing.RoutingEntry;
import org.irqscope.emulator.state.FieldName;
import org.irqscope.emulator.state.Place;
import org.irqscope.emulator.vmm.PciDevice;
import org.irqscope.emulator.vmm.VmmFields;
import org.irqscope.emulator.x86.Irqchips;
import org.irqscope.emulator.x86.X86Place;
import org.irqscope.emulator.x86.ioapic.Ioapic;
import org.irqscope.emulator.x86.ioapic.IoapicFields;
import org.irqscope.emulator.x86.ioapic.RedirectionEntry;
import org.irqscope.emulator.x86.lapic.Lapic;
import org.irqscope.emulator.x86.lapic.LapicFields;
import org.irqscope.emulator.x86.lapic.LapicIrq;
import org.irqscope.emulator.x86.pic.PicFields;

/** What would clear an obstacle: settings of the machine where it stands, or what user space does. For one thread. */
final class Remedies {
	/** Indices of rings have 16 bits. */
	private static final int INDEX = 0xffff;
	private final Trail trail;
	private final Blockage blockage;

	Remedies(Trail trail, Blockage blockage) {
		this.trail = trail;
		this.blockage = blockage;
	}

	/** In the order in which they are to be done. */
	List<Remedy> all() {
		int value = blockage.values().isEmpty() ? 0 : blockage.value();
		return switch (blockage.obstacle()) {
		case NO_CONSUMER -> List.of(new Remedy.Consumer(value, openGsi()));
		case MASKED_MSIX, DRIVER_WANTS_NO_INTERRUPT -> List.of(setting(0));
		case USED_EVENT_NOT_PASSED -> List.of(setting(blockage.values().get(2) - 1 & INDEX));
		case BUS_MASTER_OFF, PIN_DISABLED -> List.of(setting(VmmFields.COMMAND, value, PciDevice.BUS_MASTER));
		case MASKED_LVT -> lapic(value, Lapic.LVTT, register(value, Lapic.LVTT) & ~Lapic.LVT_MASKED);
		case NO_ROUTE, ROUTE_INACTIVE -> List.of(trail.routed(route(value)));
		case POLARITY -> List.of(line(value, true));
		case MASKED_IMR -> pic(PicFields.IMR, value / Irqchips.PIC_PINS,
				imr(value) & ~(1 << value % Irqchips.PIC_PINS));
		case EDGE_COALESCED -> again();
		case TRIGGER_MISMATCH, PIC_TRIGGER_MISMATCH -> trigger(value);
		case EXTINT_NOT_THROUGH_LINT0 -> new MessageRemedies(trail, blockage).entry()
				.orElseGet(() -> lapic(0, Lapic.LVT0, LapicIrq.EXTINT));
		case MASKED_RTE, REMOTE_IRR, RESAMPLER_WAITS -> entry();
		case NO_DESTINATION, DELIVERY_MODE, VECTOR_BELOW_16 -> new MessageRemedies(trail, blockage).all();
		case TASK_WAITS, INTERRUPT_SHADOW -> List.of(new Remedy.GoOn(trail.waiting().map(Waiting::title).orElse("")));
		case NOTHING_RAISED -> List.of();
		default -> new VcpuRemedies(trail, blockage).all();
		};
	}

	/** The field in the way gets a value. */
	private Remedy setting(long value) {
		return new Remedy.Setting(blockage.place(), blockage.field(), value);
	}

	static Remedy setting(FieldName field, int index, long value) {
		return new Remedy.Setting(new Place(field.part(), index), field.name(), value);
	}

	private static List<Remedy> lapic(int vcpu, int offset, int value) {
		return List.of(setting(LapicFields.register(offset), vcpu, value & 0xffffffffL));
	}

	private int register(int vcpu, int offset) {
		return trail.vcpus().get(vcpu).lapic().get(offset);
	}

	private static List<Remedy> pic(FieldName field, int chip, int value) {
		return List.of(setting(field, chip, value & 0xff));
	}

	private int imr(int input) {
		return trail.chips().orElseThrow().pic(input / Irqchips.PIC_PINS).imr();
	}

	/** The pin of the IOAPIC with the lowest number that is not masked. */
	private OptionalInt openPin() {
		return trail.chips().map(chips -> IntStream.range(0, Ioapic.PINS)
				.filter(pin -> !RedirectionEntry.masked(chips.ioapic().entry(pin))).findFirst())
				.orElse(OptionalInt.empty());
	}

	/** The GSI of a pin that is not masked. */
	private int openGsi() {
		OptionalInt pin = openPin();
		return pin.isEmpty() ? 0
				: Math.max(0, trail.machine().orElseThrow().routing().chipPin(Irqchips.IOAPIC, pin.getAsInt()));
	}

	/** An entry to a pin of the IOAPIC that is not masked, if there is one. */
	private RoutingEntry route(int gsi) {
		return new RoutingEntry.Irqchip(gsi, Irqchips.IOAPIC, openPin().orElse(gsi % Ioapic.PINS));
	}

	static Remedy line(int gsi, boolean level) {
		return new Remedy.Act(new Impulse.OfLine("GSI " + gsi + (level ? " 1" : " 0"), gsi, level));
	}

	private List<Remedy> again() {
		int gsi = trail.gsi(blockage.hop()).orElse(0);
		return List.of(line(gsi, false), line(gsi, true));
	}

	/** The chip takes from now on what it has not taken so far. */
	private List<Remedy> trigger(int pin) {
		if (blockage.place().kind() != X86Place.PIC)
			return List.of(setting(IoapicFields.REDIRTBL.at(pin), Place.ONLY, bits(pin) | RedirectionEntry.LEVEL));
		int elcr = trail.chips().orElseThrow().pic(pin / Irqchips.PIC_PINS).elcr();
		return pic(PicFields.ELCR, pin / Irqchips.PIC_PINS, elcr ^ 1 << pin % Irqchips.PIC_PINS);
	}

	private long bits(int pin) {
		return trail.chips().orElseThrow().ioapic().entry(pin);
	}

	/** The entry as it is once it is not masked and its last interrupt has been acknowledged. */
	private List<Remedy> entry() {
		int pin = blockage.values().get(blockage.values().size() - 1);
		int vector = RedirectionEntry.vector(bits(pin));
		long bits = bits(pin) & ~RedirectionEntry.MASK & ~RedirectionEntry.REMOTE_IRR
				| MessageRemedies.legal(vector, pin);
		List<Remedy> remedies = new ArrayList<>();
		acknowledged(RedirectionEntry.vector(bits)).ifPresent(remedies::add);
		remedies.add(setting(IoapicFields.REDIRTBL.at(pin), Place.ONLY, bits));
		return remedies;
	}

	/** No local APIC has a vector in service. */
	private Optional<Remedy> acknowledged(int vector) {
		for (VcpuSnapshot vcpu : trail.vcpus())
			if (Trail.contains(vcpu.lapic().vectors(Lapic.ISR), vector))
				return Optional.of(VcpuRemedies.withoutService(trail.vcpus().indexOf(vcpu), vcpu, vector));
		return Optional.empty();
	}
}
