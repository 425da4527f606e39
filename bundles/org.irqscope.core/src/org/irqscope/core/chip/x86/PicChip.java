package org.irqscope.core.chip.x86;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.EStructuralFeature;
import org.irqscope.core.Texts;
import org.irqscope.core.chip.ChipPicture;
import org.irqscope.core.chip.ChipRange;
import org.irqscope.core.chip.Destinations;
import org.irqscope.core.chip.Links;
import org.irqscope.core.chip.PackedBits;
import org.irqscope.core.chip.Refused;
import org.irqscope.core.chip.RowPart;
import org.irqscope.core.chip.Vectors;
import org.irqscope.emulator.state.FieldBits;
import org.irqscope.emulator.state.FieldName;
import org.irqscope.emulator.x86.IrqchipMode;
import org.irqscope.emulator.x86.X86Kvm;
import org.irqscope.emulator.x86.X86Place;
import org.irqscope.emulator.x86.X86VmIoctls;
import org.irqscope.emulator.x86.pic.PicFields;
import org.irqscope.emulator.x86.pic.PicPorts;
import org.irqscope.model.BusKind;
import org.irqscope.model.Irqchip;
import org.irqscope.model.KpicState;
import org.irqscope.model.ModelPackage.Literals;
import org.irqscope.model.Vcpu;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;
import org.irqscope.scene.BitState;
import org.irqscope.scene.Link;
import org.irqscope.scene.Mark;
import org.irqscope.scene.Node;
import org.irqscope.scene.Row;
import org.irqscope.scene.Side;
import org.irqscope.scene.theme.Role;

/** The i8259 pair, the master first. */
public final class PicChip extends PcChip<KpicState, PicChip.State> {
	private static final int CASCADE = 2, PAIR = 2;
	private static final String PIN = "pin";
	private static final List<EStructuralFeature> INPUT = List.of(Literals.KPIC_STATE__IRR, Literals.KPIC_STATE__ISR,
			Literals.KPIC_STATE__IMR, Literals.KPIC_STATE__ELCR, Literals.KPIC_STATE__LAST_IRR);

	private static final ChipRange MASTER = new ChipRange(BusKind.KVM_PIO_BUS, PicPorts.MASTER, 2, "picdev_master_ops");
	private static final ChipRange SLAVE = new ChipRange(BusKind.KVM_PIO_BUS, PicPorts.SLAVE, 2, "picdev_slave_ops");
	private static final ChipRange ELCR = new ChipRange(BusKind.KVM_PIO_BUS, PicPorts.MASTER_ELCR, 2,
			"picdev_eclr_ops");
	private static final int PINS = 8;
	/** The registers of each of the pair that have a bit for each input. */
	private static final List<Map<String, List<PackedBits.Part>>> INPUTS = List.of(inputs(0), inputs(PINS));

	/**
	 * One of the pair.
	 *
	 * @param output the pair's line to the processors
	 */
	public record State(org.irqscope.emulator.x86.pic.KpicState registers, boolean output) {
	}

	public PicChip() {
		super(KpicState.class, X86Place.PIC, Role.PIC, new PicEditor());
	}

	private static Map<String, List<PackedBits.Part>> inputs(int first) {
		List<PackedBits.Part> bits = IntStream.range(0, PINS)
				.mapToObj(bit -> PackedBits.bits("irq" + (first + bit), bit, 1)).toList();
		return Stream.of(PicFields.IRR, PicFields.IMR, PicFields.ISR, PicFields.ELCR, PicFields.LAST_IRR)
				.collect(Collectors.toMap(FieldName::name, field -> bits));
	}

	@Override
	public Optional<String> missing(VirtualMachine machine) {
		return X86Chips.pics(machine).size() == PAIR ? Optional.empty() : Optional.of("pics");
	}

	@Override
	public Set<EStructuralFeature> fixed() {
		return Set.of(Literals.KPIC_STATE__OUTPUT, Literals.KPIC_STATE__ISR_ACK);
	}

	@Override
	public Optional<RowPart> part(KpicState pic, String row) {
		return row.startsWith(PIN)
				? Optional.of(new RowPart(pic, INPUT, OptionalInt.of(Integer.parseInt(row.substring(PIN.length())))))
				: Optional.empty();
	}

	/** A pin: its line, its request, its service and its mask; else the line to the processors. */
	@Override
	public List<FieldBits> bits(int index, String row) {
		if (!row.startsWith(PIN))
			return whole(index, PicFields.OUTPUT);
		int pin = Integer.parseInt(row.substring(PIN.length()));
		List<FieldBits> bits = new ArrayList<>(whole(index, PicFields.IRQ_STATES.at(pin)));
		for (FieldName field : List.of(PicFields.LAST_IRR, PicFields.IRR, PicFields.ISR, PicFields.IMR, PicFields.ELCR))
			bits.add(FieldBits.bit(field, index, pin));
		return bits;
	}

	@Override
	public String path(int index) {
		return index == 0 ? "pic.master" : "pic.slave";
	}

	@Override
	public Map<String, List<PackedBits.Part>> packed(int index) {
		return INPUTS.get(index == 0 ? 0 : 1);
	}

	@Override
	public List<ChipRange> ranges() {
		return List.of(MASTER, SLAVE, ELCR);
	}

	@Override
	public List<KpicState> behind(VirtualMachine machine, ChipRange range) {
		List<KpicState> pair = of(machine);
		return range == ELCR || pair.size() < PAIR ? pair : List.of(pair.get(range == MASTER ? 0 : 1));
	}

	@Override
	public Optional<String> manual() {
		return Optional.of("8259A: Interrupt Sequence");
	}

	@Override
	int count(X86Kvm kvm) {
		return kvm.irqchipMode() == IrqchipMode.KERNEL ? PAIR : 0;
	}

	@Override
	Optional<Refused> load(KpicState pic, X86Kvm kvm, int index) {
		return Refused.of("KVM_SET_IRQCHIP", new X86VmIoctls(kvm).setPic(index, registers(pic)));
	}

	@Override
	State state(X86Kvm kvm, int index) {
		return new State(kvm.pic().pics[index].state(), index == 0 && kvm.pic().output());
	}

	private static org.irqscope.emulator.x86.pic.KpicState registers(KpicState pic) {
		return new org.irqscope.emulator.x86.pic.KpicState(pic.getLastIrr(), pic.getIrr(), pic.getImr(), pic.getIsr(),
				pic.getPriorityAdd(), pic.getIrqBase(), pic.getReadRegSelect(), pic.getPoll(), pic.getSpecialMask(),
				pic.getInitState(), pic.getAutoEoi(), pic.getRotateOnAutoEoi(), pic.getSpecialFullyNestedMode(),
				pic.getInit4(), pic.getElcr(), pic.getElcrMask());
	}

	@Override
	protected void write(State state, KpicState pic) {
		pic.setOutput(state.output());
		write(state.registers(), pic);
	}

	private static void write(org.irqscope.emulator.x86.pic.KpicState state, KpicState pic) {
		pic.setLastIrr(state.lastIrr());
		pic.setIrr(state.irr());
		pic.setImr(state.imr());
		pic.setIsr(state.isr());
		pic.setPriorityAdd(state.priorityAdd());
		pic.setIrqBase(state.irqBase());
		pic.setReadRegSelect(state.readRegSelect());
		pic.setPoll(state.poll());
		pic.setSpecialMask(state.specialMask());
		pic.setInitState(state.initState());
		pic.setAutoEoi(state.autoEoi());
		pic.setRotateOnAutoEoi(state.rotateOnAutoEoi());
		pic.setSpecialFullyNestedMode(state.specialFullyNestedMode());
		pic.setInit4(state.init4());
		pic.setElcr(state.elcr());
		pic.setElcrMask(state.elcrMask());
	}

	@Override
	protected List<Node> nodes(List<KpicState> pics, ChipPicture picture) {
		List<Node> nodes = new ArrayList<>();
		for (int chip = pics.size() - 1; chip >= 0; chip--)
			nodes.add(node(chip, pics.get(chip), picture));
		return nodes;
	}

	/** One i8259: its four registers bit by bit, the inputs in use, and the line to the processor. */
	private Node node(int chip, KpicState pic, ChipPicture picture) {
		List<Row> rows = new ArrayList<>();
		rows.add(new Row.BitTable("", 8, List.of(
				bits(picture, chip, PicFields.IRR, pic.getIrr(), BitState.PENDING, BitState.CLEAR),
				bits(picture, chip, PicFields.ISR, pic.getIsr(), BitState.IN_SERVICE, BitState.CLEAR),
				bits(picture, chip, PicFields.IMR, pic.getImr(), BitState.MASKED, BitState.CLEAR),
				bits(picture, chip, PicFields.ELCR, pic.getElcr(), BitState.LEVEL, BitState.EDGE))));
		SortedSet<Integer> pins = picture.lines().pins(chip == 0 ? Irqchip.PIC_MASTER : Irqchip.PIC_SLAVE);
		if (chip == 0)
			pins.remove(CASCADE);
		for (int pin : pins)
			rows.add(input(picture, chip, pic, pin));
		if (chip == 0)
			rows.add(Row.Pin.either("output", pic.isOutput() ? BitState.SET : BitState.CLEAR, "INTR",
					line(pic.isOutput()),
					line(!pic.isOutput()), picture.marks().mark(PicFields.OUTPUT, 0)));
		String title = Texts.of(chip == 0 ? "node.pic.master" : "node.pic.slave");
		return new Node(pic.getId(), Role.PIC, title, Texts.of("node.pic.base", Vectors.name(pic.getIrqBase())), rows,
				picture.isActive(pic.getId()));
	}

	private static Row.BitLine bits(ChipPicture picture, int chip, FieldName field, int value, BitState set,
			BitState clear) {
		return new Row.BitLine(field.name(), value, set, clear, picture.marks().changedBits(field, chip),
				picture.marks().recentBits(field, chip));
	}

	private static Row input(ChipPicture picture, int chip, KpicState pic, int pin) {
		boolean high = (pic.getLastIrr() >> pin & 1) != 0;
		boolean masked = (pic.getImr() >> pin & 1) != 0;
		boolean level = (pic.getElcr() >> pin & 1) != 0;
		Mark mark = picture.marks().mark(PicFields.IRQ_STATES.at(pin), chip);
		boolean changed = (picture.marks().changedBits(PicFields.LAST_IRR, chip) >> pin & 1) != 0;
		return new Row.Pin("pin" + pin, masked ? BitState.MASKED : level ? BitState.LEVEL : BitState.EDGE, "IR" + pin,
				masked ? Texts.of("node.masked", line(high)) : line(high), mark, changed ? line(!high) : "",
				Row.changed(line(false), masked ? Texts.of("node.masked", line(true)) : line(true)));
	}

	private static String line(boolean high) {
		return Texts.of(high ? "node.line.high" : "node.line.low");
	}

	@Override
	public void link(ChipPicture picture, Links links) {
		KpicState master = X86Chips.pics(picture.machine()).get(0);
		KpicState slave = X86Chips.pics(picture.machine()).get(1);
		links.add(new Link.Port(slave.getId(), "", Side.BOTTOM), new Link.Port(master.getId(), "", Side.TOP),
				Link.Kind.INTERRUPT, (master.getImr() >> CASCADE & 1) == 0, "");
		Destinations destinations = picture.lines().destinations();
		for (Vcpu vcpu : picture.machine().getVcpus())
			if (destinations.acceptsPic(vcpu) || vcpu == picture.machine().getVcpus().get(0))
				links.add(Links.right(master.getId(), "output"), Links.left(X86Chips.lapic(vcpu).getId(), "lvt0"),
						Link.Kind.INTERRUPT, destinations.acceptsPic(vcpu), "INTR");
	}
}
