package org.irqscope.core.chip.x86;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

import org.irqscope.core.Texts;
import org.irqscope.core.chip.ChipPicture;
import org.irqscope.core.chip.ChipRange;
import org.irqscope.core.chip.Links;
import org.irqscope.core.chip.PackedBits;
import org.irqscope.core.chip.Refused;
import org.irqscope.core.chip.RowPart;
import org.irqscope.core.chip.Vectors;
import org.irqscope.emulator.state.FieldBits;
import org.irqscope.emulator.x86.IrqchipMode;
import org.irqscope.emulator.x86.X86Kvm;
import org.irqscope.emulator.x86.X86Place;
import org.irqscope.emulator.x86.X86VmIoctls;
import org.irqscope.emulator.x86.ioapic.IoapicFields;
import org.irqscope.emulator.x86.ioapic.IoapicState;
import org.irqscope.emulator.x86.lapic.LapicFields;
import org.irqscope.model.BusKind;
import org.irqscope.model.Ioapic;
import org.irqscope.model.Irqchip;
import org.irqscope.model.Machines;
import org.irqscope.model.RedirectionBits;
import org.irqscope.model.RedirectionEntry;
import org.irqscope.model.TriggerMode;
import org.irqscope.model.Vcpu;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;
import org.irqscope.scene.BitState;
import org.irqscope.scene.Node;
import org.irqscope.scene.Row;
import org.irqscope.scene.theme.Role;

/** The IOAPIC. */
public final class IoapicChip extends PcChip<Ioapic, IoapicState> {
	private static final String PIN = "pin";
	private static final List<ChipRange> RANGES = List.of(new ChipRange(BusKind.KVM_MMIO_BUS,
			org.irqscope.emulator.x86.ioapic.Ioapic.DEFAULT_BASE,
			org.irqscope.emulator.x86.ioapic.Ioapic.MMIO_LENGTH, "ioapic_mmio_ops"));

	public IoapicChip() {
		super(Ioapic.class, X86Place.IOAPIC, Role.IOAPIC, new IoapicEditor());
	}

	@Override
	public Optional<String> missing(VirtualMachine machine) {
		return X86Chips.optionalIoapic(machine).filter(ioapic -> ioapic.getRedirtbl().size() == Machines.IOAPIC_PINS)
				.isPresent() ? Optional.empty() : Optional.of("ioapic");
	}

	@Override
	public Optional<RowPart> part(Ioapic ioapic, String row) {
		if (!row.startsWith(PIN))
			return Optional.empty();
		int pin = Integer.parseInt(row.substring(PIN.length()));
		return pin < ioapic.getRedirtbl().size() ? Optional.of(RowPart.whole(ioapic.getRedirtbl().get(pin)))
				: Optional.empty();
	}

	/** A pin: its line, its request and its entry. */
	@Override
	public List<FieldBits> bits(int index, String row) {
		if (!row.startsWith(PIN))
			return List.of();
		int pin = Integer.parseInt(row.substring(PIN.length()));
		List<FieldBits> bits = new ArrayList<>(
				whole(index, IoapicFields.IRQ_STATES.at(pin), IoapicFields.REDIRTBL.at(pin)));
		bits.add(FieldBits.bit(IoapicFields.IRR, index, pin));
		return bits;
	}

	@Override
	public Map<String, String> otherNames() {
		return Map.of("ioredtbl", IoapicFields.REDIRTBL.name(), "ioapicid", IoapicFields.ID.name());
	}

	@Override
	public Map<String, List<PackedBits.Part>> packed(int index) {
		return ApicBits.IOAPIC;
	}

	@Override
	public List<ChipRange> ranges() {
		return RANGES;
	}

	@Override
	public Optional<String> manual() {
		return Optional.of("82093AA 3.2.4 I/O Redirection Table");
	}

	@Override
	int count(X86Kvm kvm) {
		return kvm.irqchipMode() == IrqchipMode.KERNEL ? 1 : 0;
	}

	@Override
	Optional<Refused> load(Ioapic ioapic, X86Kvm kvm, int index) {
		return Refused.of("KVM_SET_IRQCHIP", new X86VmIoctls(kvm).setIoapic(state(ioapic)));
	}

	@Override
	IoapicState state(X86Kvm kvm, int index) {
		return kvm.ioapic().liveState();
	}

	private static IoapicState state(Ioapic ioapic) {
		return new IoapicState(ioapic.getBaseAddress(), ioapic.getIoregsel(), ioapic.getIoapicId(), ioapic.getIrr(),
				ioapic.getRedirtbl().stream().mapToLong(RedirectionEntry::getBits).toArray());
	}

	@Override
	protected void write(IoapicState state, Ioapic ioapic) {
		ioapic.setBaseAddress(state.baseAddress());
		ioapic.setIoregsel(state.ioregsel());
		ioapic.setIoapicId(state.id());
		ioapic.setIrr(state.irr());
		for (int pin = 0; pin < ioapic.getRedirtbl().size(); pin++)
			RedirectionBits.set(ioapic.getRedirtbl().get(pin), state.entry(pin));
	}

	@Override
	protected List<Node> nodes(List<Ioapic> ioapics, ChipPicture picture) {
		return List.of(node(ioapics.get(0), picture));
	}

	/** The IOAPIC: the redirection entries that are used or not masked. */
	private static Node node(Ioapic ioapic, ChipPicture picture) {
		List<Row> rows = new ArrayList<>();
		SortedSet<Integer> pins = picture.lines().pins(Irqchip.IOAPIC);
		for (int pin = 0; pin < ioapic.getRedirtbl().size(); pin++)
			if (pins.contains(pin) || !ioapic.getRedirtbl().get(pin).isMask())
				rows.add(pin(picture, pin, ioapic.getRedirtbl().get(pin)));
		rows.add(0, new Row.BitTable("", Machines.IOAPIC_PINS, List.of(new Row.BitLine(IoapicFields.IRR.name(),
				ioapic.getIrr(), BitState.PENDING, BitState.CLEAR,
				picture.marks().changedBits(IoapicFields.IRR, 0),
				picture.marks().recentBits(IoapicFields.IRR, 0)))));
		return new Node(ioapic.getId(), Role.IOAPIC, "IOAPIC",
				Texts.of("node.ioapic", Long.toHexString(ioapic.getBaseAddress()),
						ioapic.getIoapicId()),
				rows, picture.isActive(ioapic.getId()));
	}

	private static Row pin(ChipPicture picture, int pin, RedirectionEntry entry) {
		boolean level = entry.getTrigMode() == TriggerMode.LEVEL;
		BitState state = entry.isMask() ? BitState.MASKED : level ? BitState.LEVEL : BitState.EDGE;
		StringBuilder value = new StringBuilder(Vectors.name(entry.getVector())).append(" \u2192 ")
				.append(entry.getDestId()).append("  ").append(entry.getDeliveryMode()).append(' ')
				.append(entry.getTrigMode());
		if (entry.isMask())
			value.append(' ').append(Texts.of("node.rte.masked"));
		if (AssumedParts.contain(entry))
			value.append(' ').append(Texts.of("node.assumed"));
		if (entry.isRemoteIrr())
			value.append(' ').append(Texts.of("node.rte.remote.irr"));
		return new Row.Pin("pin" + pin, state, Texts.of("node.pin", pin), value.toString(),
				picture.marks().mark(IoapicFields.REDIRTBL.at(pin), 0), "",
				level ? value + " " + Texts.of("node.rte.remote.irr") : "");
	}

	@Override
	public void link(ChipPicture picture, Links links) {
		Ioapic ioapic = X86Chips.ioapic(picture.machine());
		for (int pin = 0; pin < ioapic.getRedirtbl().size(); pin++) {
			RedirectionEntry entry = ioapic.getRedirtbl().get(pin);
			if (!entry.isMask())
				for (Vcpu vcpu : picture.lines().destinations().of(entry))
					links.interrupt(Links.right(ioapic.getId(), PIN + pin),
							Links.left(X86Chips.lapic(vcpu).getId(), LapicChip.bank(LapicFields.IRR)));
		}
	}
}
