package org.irqscope.core.chip.x86;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.irqscope.core.Texts;
import org.irqscope.core.chip.ChipPicture;
import org.irqscope.core.chip.ChipRange;
import org.irqscope.core.chip.Links;
import org.irqscope.core.chip.Refused;
import org.irqscope.core.chip.RowPart;
import org.irqscope.emulator.state.FieldBits;
import org.irqscope.emulator.state.FieldName;
import org.irqscope.emulator.x86.X86Kvm;
import org.irqscope.emulator.x86.X86Place;
import org.irqscope.emulator.x86.pit.Pit;
import org.irqscope.emulator.x86.pit.PitFields;
import org.irqscope.emulator.x86.pit.PitIoctls;
import org.irqscope.emulator.x86.pit.PitPorts;
import org.irqscope.emulator.x86.pit.PitState;
import org.irqscope.model.BusKind;
import org.irqscope.model.KpitChannelState;
import org.irqscope.model.KpitState;
import org.irqscope.model.ModelFactory;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.BitState;
import org.irqscope.scene.Link;
import org.irqscope.scene.Node;
import org.irqscope.scene.Row;
import org.irqscope.scene.theme.Role;

/** The i8254, the kernel's own timer, of a machine that has one. */
public final class PitChip extends PcChip<KpitState, PitChip.State> {
	private static final int GSI = 0;
	private static final ChipRange SPEAKER = new ChipRange(BusKind.KVM_PIO_BUS, 0x61, 4, "speaker_dev_ops");
	private static final List<ChipRange> RANGES = List
			.of(new ChipRange(BusKind.KVM_PIO_BUS, PitPorts.BASE, 4, "pit_dev_ops"), SPEAKER);
	private static final String CHANNEL = PitFields.CHANNEL.name();

	/** The counters, and what stands beside them. */
	public record State(PitState registers, boolean reinject) {
	}

	public PitChip() {
		super(KpitState.class, X86Place.PIT, Role.PIT, new PitEditor());
	}

	@Override
	public boolean isOptional() {
		return true;
	}

	/** One as {@code KVM_CREATE_PIT2} leaves it. */
	public KpitState fresh() {
		KpitState pit = ModelFactory.eINSTANCE.createKpitState();
		for (int number = 0; number < PitState.CHANNELS; number++) {
			KpitChannelState channel = ModelFactory.eINSTANCE.createKpitChannelState();
			channel.setGate(number < PitState.CHANNELS - 1);
			pit.getChannels().add(channel);
		}
		return pit;
	}

	@Override
	public Set<Integer> drives() {
		return Set.of(GSI);
	}

	/** A counter that no mode was chosen for stands still. */
	@Override
	public Set<Integer> drives(VirtualMachine machine) {
		return of(machine).stream().anyMatch(PitChip::ticks) ? drives() : Set.of();
	}

	private static boolean ticks(KpitState pit) {
		return !pit.isHpetLegacy()
				&& pit.getChannels().stream().limit(1).anyMatch(first -> first.getMode() != PitState.NO_MODE);
	}

	@Override
	public Optional<String> missing(VirtualMachine machine) {
		return of(machine).stream().filter(pit -> pit.getChannels().size() != PitState.CHANNELS).findFirst()
				.map(KpitState::getId);
	}

	@Override
	public Optional<RowPart> part(KpitState pit, String row) {
		return row.startsWith(CHANNEL) ? Optional.of(RowPart.whole(pit.getChannels().get(channel(row))))
				: Optional.empty();
	}

	private static int channel(String row) {
		return Integer.parseInt(row.substring(CHANNEL.length()));
	}

	/** A counter with all that it has; else whether the guest is done with the ticks so far. */
	@Override
	public List<FieldBits> bits(int index, String row) {
		if (!row.startsWith(CHANNEL))
			return whole(index, PitFields.PENDING, PitFields.IRQ_ACK);
		FieldName channel = PitFields.CHANNEL.at(channel(row));
		return whole(index, PitState.Channel.REGISTERS.stream().map(channel::member).toArray(FieldName[]::new));
	}

	@Override
	public String creation() {
		return "KVM_CREATE_PIT2";
	}

	@Override
	public List<ChipRange> ranges() {
		return RANGES;
	}

	@Override
	public List<KpitState> behind(VirtualMachine machine, ChipRange range) {
		return range == SPEAKER ? of(machine).stream().filter(KpitState::isSpeaker).toList() : of(machine);
	}

	@Override
	public Optional<String> manual() {
		return Optional.of("8254: Mode Definitions");
	}

	@Override
	int create(VirtualMachine document, X86Kvm kvm) {
		return of(document).stream().findFirst()
				.map(pit -> new PitIoctls(kvm).createPit2(pit.isSpeaker() ? PitIoctls.SPEAKER_DUMMY : 0)).orElse(0);
	}

	@Override
	int count(X86Kvm kvm) {
		return kvm.hasPit() ? 1 : 0;
	}

	@Override
	Optional<Refused> load(KpitState pit, X86Kvm kvm, int index) {
		PitIoctls ioctls = new PitIoctls(kvm);
		int set = ioctls.setPit2(new PitState(pit.getChannels().stream().map(PitChip::channel).toList(),
				pit.isHpetLegacy(), pit.isSpeakerDataOn()));
		return Refused.of("KVM_SET_PIT2", set)
				.or(() -> Refused.of("KVM_REINJECT_CONTROL", ioctls.reinjectControl(pit.isReinject())));
	}

	private static PitState.Channel channel(KpitChannelState channel) {
		return new PitState.Channel(channel.getCount(), channel.getLatchedCount(), channel.getCountLatched(),
				channel.isStatusLatched(), channel.getStatus(), channel.getReadState(), channel.getWriteState(),
				channel.getWriteLatch(), channel.getRwMode(), channel.getMode(), channel.isBcd(), channel.isGate());
	}

	@Override
	State state(X86Kvm kvm, int index) {
		return new State(kvm.pit().state(), kvm.pit().reinject());
	}

	@Override
	protected void write(State state, KpitState pit) {
		pit.setHpetLegacy(state.registers().hpetLegacy());
		pit.setSpeakerDataOn(state.registers().speakerDataOn());
		pit.setReinject(state.reinject());
		for (int number = 0; number < PitState.CHANNELS; number++)
			write(state.registers().channels().get(number), pit.getChannels().get(number));
	}

	private static void write(PitState.Channel state, KpitChannelState channel) {
		channel.setCount(state.count());
		channel.setLatchedCount(state.latchedCount());
		channel.setCountLatched(state.countLatched());
		channel.setStatusLatched(state.statusLatched());
		channel.setStatus(state.status());
		channel.setReadState(state.readState());
		channel.setWriteState(state.writeState());
		channel.setWriteLatch(state.writeLatch());
		channel.setRwMode(state.rwMode());
		channel.setMode(state.mode());
		channel.setBcd(state.bcd());
		channel.setGate(state.gate());
	}

	@Override
	protected List<Node> nodes(List<KpitState> pits, ChipPicture picture) {
		KpitState pit = pits.get(0);
		List<Row> rows = new ArrayList<>();
		for (int number = 0; number < pit.getChannels().size(); number++)
			rows.add(counter(picture, number, pit));
		String missed = Texts.of(pit.isReinject() ? "node.pit.later" : "node.pit.lost");
		rows.add(new Row.Field(PitFields.REINJECT.name(), Texts.of("node.pit.missed"), missed,
				picture.marks().mark(PitFields.PENDING, 0), "", ""));
		return List.of(new Node(pit.getId(), Role.PIT, "PIT", Texts.of("node.pit"), rows,
				picture.isActive(pit.getId())));
	}

	private static Row counter(ChipPicture picture, int number, KpitState pit) {
		KpitChannelState channel = pit.getChannels().get(number);
		boolean runs = channel.getMode() != PitState.NO_MODE && !(number == 0 && pit.isHpetLegacy());
		return new Row.Pin(CHANNEL + number, runs ? BitState.SET : BitState.CLEAR, Texts.of("node.pit.channel", number),
				number == 0 && pit.isHpetLegacy() ? Texts.of("node.pit.hpet") : rate(channel),
				picture.marks().mark(PitFields.CHANNEL.at(number).member("count"), 0));
	}

	/** How often a counter begins again, or how long it takes once. */
	private static String rate(KpitChannelState channel) {
		int count = channel.getCount() == 0 ? 0x10000 : channel.getCount();
		return switch (channel.getMode()) {
		case PitState.NO_MODE -> Texts.of("node.pit.idle");
		case 2, 3 -> Texts.of("node.pit.count", Math.round(Pit.FREQUENCY / (double) count), channel.getMode());
		default -> Texts.of("node.pit.once", Pit.interval(count), channel.getMode());
		};
	}

	@Override
	public void link(ChipPicture picture, Links links) {
		for (KpitState pit : of(picture.machine()))
			links.add(Links.right(pit.getId(), CHANNEL + 0), Links.gsi(GSI), Link.Kind.INTERRUPT, ticks(pit), "");
	}
}
