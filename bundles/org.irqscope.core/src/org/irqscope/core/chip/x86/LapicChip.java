package org.irqscope.core.chip.x86;

import static org.irqscope.emulator.x86.lapic.Lapic.BASE_X2APIC;
import static org.irqscope.emulator.x86.lapic.Lapic.LVT_MASKED;
import static org.irqscope.emulator.x86.lapic.Lapic.SPIV_ENABLED;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import org.irqscope.core.Texts;
import org.irqscope.core.chip.ChipPicture;
import org.irqscope.core.chip.Links;
import org.irqscope.core.chip.PackedBits;
import org.irqscope.core.chip.Refused;
import org.irqscope.core.chip.Vectors;
import org.irqscope.emulator.kvm.Errno;
import org.irqscope.emulator.state.FieldBits;
import org.irqscope.emulator.state.FieldName;
import org.irqscope.emulator.x86.IrqchipMode;
import org.irqscope.emulator.x86.VcpuIoctls;
import org.irqscope.emulator.x86.X86Kvm;
import org.irqscope.emulator.x86.X86Place;
import org.irqscope.emulator.x86.guest.Msrs;
import org.irqscope.emulator.x86.lapic.LapicFields;
import org.irqscope.emulator.x86.lapic.LapicState;
import org.irqscope.model.Lapic;
import org.irqscope.model.Vcpu;
import org.irqscope.model.VectorSet;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;
import org.irqscope.scene.BitState;
import org.irqscope.scene.Link;
import org.irqscope.scene.Node;
import org.irqscope.scene.Row;
import org.irqscope.scene.theme.Role;

/** The local APICs, one for each vCPU. */
public final class LapicChip extends PcChip<Lapic, LapicChip.State> {
	private static final int WORDS = 8;
	private static final List<FieldName> BANKS = List.of(LapicFields.IRR, LapicFields.ISR, LapicFields.TMR);

	/** The register page, and IA32_APIC_BASE, which is beside it. */
	public record State(LapicState page, long apicBase) {
	}

	public LapicChip() {
		super(Lapic.class, X86Place.LAPIC, Role.LAPIC, new LapicEditor());
	}

	@Override
	public List<Lapic> of(VirtualMachine machine) {
		return machine.getVcpus().stream().flatMap(vcpu -> X86Chips.optionalLapic(vcpu).stream()).toList();
	}

	@Override
	public List<FieldBits> bits(int index, String row) {
		Optional<FieldName> bank = BANKS.stream().filter(one -> bank(one).equals(row)).findFirst();
		if (bank.isPresent())
			return whole(index, IntStream.range(0, WORDS).mapToObj(bank.get()::at).toArray(FieldName[]::new));
		return switch (row) {
		case "taskpri" -> whole(index, LapicFields.TASKPRI);
		case "procpri" -> whole(index, LapicFields.PROCPRI);
		case "lvt0" -> whole(index, LapicFields.LVT0);
		default -> List.of();
		};
	}

	/** A vector of a bank. */
	@Override
	public FieldBits bit(int index, String bank, int vector) {
		return super.bit(index, new FieldName(part(), bank).at(vector / Integer.SIZE).name(), vector % Integer.SIZE);
	}

	@Override
	public Map<String, String> otherNames() {
		return ApicBits.NAMES;
	}

	@Override
	public Map<String, List<PackedBits.Part>> packed(int index) {
		return ApicBits.LAPIC;
	}

	@Override
	public Optional<String> manual() {
		return Optional.of("SDM 3A 12.8 Handling Interrupts");
	}

	@Override
	int count(X86Kvm kvm) {
		return kvm.irqchipMode() == IrqchipMode.NONE ? 0 : kvm.vcpus().size();
	}

	@Override
	Optional<Refused> load(Lapic lapic, X86Kvm kvm, int index) {
		VcpuIoctls ioctls = new VcpuIoctls(kvm.vcpu(index));
		if (!ioctls.setMsr(Msrs.APIC_BASE, lapic.getApicBase()))
			return Optional.of(new Refused("KVM_SET_MSRS MSR_IA32_APICBASE", Errno.EINVAL));
		return Refused.of("KVM_SET_LAPIC", ioctls.setLapic(LapicPage.of(lapic)));
	}

	@Override
	State state(X86Kvm kvm, int index) {
		return new State(kvm.vcpu(index).lapic().state(), kvm.vcpu(index).lapic().apicBase());
	}

	@Override
	protected void write(State state, Lapic lapic) {
		LapicPage.write(state.page(), lapic);
		lapic.setApicBase(state.apicBase());
	}

	@Override
	protected List<Node> nodes(List<Lapic> lapics, ChipPicture picture) {
		return lapics.stream().map(lapic -> node(lapic, picture)).toList();
	}

	/** A local APIC: priorities, the PIC's input, and the three sets of vectors. */
	private static Node node(Lapic lapic, ChipPicture picture) {
		Vcpu vcpu = (Vcpu) lapic.eContainer();
		int index = picture.machine().getVcpus().indexOf(vcpu);
		boolean x2apic = (lapic.getApicBase() & BASE_X2APIC) != 0;
		List<Row> rows = new ArrayList<>();
		rows.add(register(picture, index, "taskpri", "tpr", LapicFields.TASKPRI, lapic.getTaskpri()));
		rows.add(register(picture, index, "procpri", "ppr", LapicFields.PROCPRI, lapic.getProcpri()));
		rows.add(lint0(picture, index, lapic));
		rows.add(vectors(picture, index, LapicFields.IRR, lapic.getIrr(), BitState.PENDING));
		rows.add(vectors(picture, index, LapicFields.ISR, lapic.getIsr(), BitState.IN_SERVICE));
		rows.add(vectors(picture, index, LapicFields.TMR, lapic.getTmr(), BitState.LEVEL));
		String caption = Texts.of("node.lapic", x2apic ? "x2APIC" : "xAPIC",
				x2apic ? lapic.getApicId() : lapic.getApicId() >>> 24,
				Texts.of((lapic.getSpiv() & SPIV_ENABLED) != 0 ? "node.lapic.enabled" : "node.lapic.disabled"));
		return new Node(lapic.getId(), Role.LAPIC, Texts.of("node.lapic.title", vcpu.getVcpuId()), caption, rows,
				picture.isActive(lapic.getId()));
	}

	private static Row register(ChipPicture picture, int lapic, String id, String name, FieldName field, int value) {
		String before = picture.marks().previous(field, lapic);
		return new Row.Field(id, name, Vectors.hex8(value), picture.marks().mark(field, lapic),
				before.isEmpty() ? before : Vectors.hex8(Long.decode(before).intValue()), "0x00 \u2192 0x00");
	}

	private static Row lint0(ChipPicture picture, int index, Lapic lapic) {
		boolean masked = (lapic.getLvt0() & LVT_MASKED) != 0;
		String mode = lapic.getLvt0() >> 8 == 7 ? "ExtINT" : Vectors.name(lapic.getLvt0() & 0xff);
		return new Row.Pin("lvt0", masked ? BitState.MASKED : BitState.EDGE, "LINT0",
				masked ? Texts.of("node.rte.masked") : mode, picture.marks().mark(LapicFields.LVT0, index));
	}

	/** The row of a set of vectors, where lines end. */
	public static String bank(FieldName bank) {
		return bank.name().toLowerCase(Locale.ROOT);
	}

	private static Row vectors(ChipPicture picture, int lapic, FieldName bank, VectorSet set, BitState state) {
		List<Integer> vectors = Arrays.stream(set.vectors()).boxed().toList();
		return new Row.VectorMap(bank(bank), bank.name(), vectors, state,
				picture.marks().changedVectors(bank, lapic), picture.marks().recentVectors(bank, lapic));
	}

	@Override
	public void link(ChipPicture picture, Links links) {
		boolean apicv = picture.machine().getHost().isApicv();
		for (Vcpu vcpu : picture.machine().getVcpus())
			X86Chips.optionalLapic(vcpu)
					.ifPresent(lapic -> links.add(Links.right(lapic.getId(), ""), Links.left(vcpu.getId(), ""),
							apicv ? Link.Kind.HARDWARE : Link.Kind.INTERRUPT, true, ""));
	}
}
