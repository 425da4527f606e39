package org.irqscope.core.chip.riscv;

import static org.irqscope.model.ModelPackage.Literals.IMSIC__EIDELIVERY;
import static org.irqscope.model.ModelPackage.Literals.IMSIC__EIE;
import static org.irqscope.model.ModelPackage.Literals.IMSIC__EIP;
import static org.irqscope.model.ModelPackage.Literals.IMSIC__EITHRESHOLD;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

import org.irqscope.core.Texts;
import org.irqscope.core.chip.ChipPicture;
import org.irqscope.core.chip.ChipRange;
import org.irqscope.core.chip.Links;
import org.irqscope.core.chip.RowPart;
import org.irqscope.emulator.riscv.RiscvKvm;
import org.irqscope.emulator.riscv.RiscvPlace;
import org.irqscope.emulator.riscv.imsic.ImsicFields;
import org.irqscope.emulator.riscv.imsic.ImsicState;
import org.irqscope.emulator.riscv.kvmtool.Kvmtool;
import org.irqscope.emulator.state.FieldBits;
import org.irqscope.emulator.state.FieldName;
import org.irqscope.model.BusKind;
import org.irqscope.model.Imsic;
import org.irqscope.model.RiscvChips;
import org.irqscope.model.RiscvMachines;
import org.irqscope.model.Vcpu;
import org.irqscope.model.VectorSet;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.BitState;
import org.irqscope.scene.Link;
import org.irqscope.scene.Node;
import org.irqscope.scene.Row;
import org.irqscope.scene.theme.Role;

/** The interrupt files of the harts, one for each. */
public final class ImsicChip extends RiscvChip<Imsic, ImsicState> {
	/** The row of the identities that wait, where messages arrive. */
	public static final String PENDING = "file.eip";
	private static final String ENABLED = "file.eie", TOP = "file.topei", DELIVERY = "file.eidelivery",
			THRESHOLD = "file.eithreshold";
	static final int PAGE = 0x1000;
	private static final int WORDS = 8;

	public ImsicChip() {
		super(Imsic.class, RiscvPlace.IMSIC, Role.IMSIC, new ImsicEditor());
	}

	@Override
	public List<Imsic> of(VirtualMachine machine) {
		return machine.getVcpus().stream().flatMap(vcpu -> RiscvChips.imsic(vcpu).stream()).toList();
	}

	/** The identity on top follows from the others. */
	@Override
	public Optional<RowPart> part(Imsic imsic, String row) {
		return Optional.ofNullable(switch (row) {
		case PENDING -> IMSIC__EIP;
		case ENABLED -> IMSIC__EIE;
		case DELIVERY -> IMSIC__EIDELIVERY;
		case THRESHOLD -> IMSIC__EITHRESHOLD;
		default -> null;
		}).map(feature -> new RowPart(imsic, List.of(feature), OptionalInt.empty()));
	}

	@Override
	public List<FieldBits> bits(int index, String row) {
		return switch (row) {
		case PENDING -> words(index, ImsicFields.EIP);
		case ENABLED -> words(index, ImsicFields.EIE);
		case TOP -> whole(index, ImsicFields.TOPEI);
		case DELIVERY -> whole(index, ImsicFields.EIDELIVERY);
		case THRESHOLD -> whole(index, ImsicFields.EITHRESHOLD);
		default -> List.of();
		};
	}

	private List<FieldBits> words(int index, FieldName bank) {
		return whole(index, IntStream.range(0, WORDS).mapToObj(bank::at).toArray(FieldName[]::new));
	}

	/** An identity of a file. */
	@Override
	public FieldBits bit(int index, String row, int identity) {
		FieldName bank = row.equals(ENABLED) ? ImsicFields.EIE : ImsicFields.EIP;
		return super.bit(index, bank.at(identity / Integer.SIZE).name(), identity % Integer.SIZE);
	}

	/** A page for each hart, as kvmtool places them. */
	@Override
	public List<ChipRange> ranges(VirtualMachine machine) {
		return IntStream.range(0, machine.getVcpus().size()).mapToObj(
				hart -> new ChipRange(BusKind.KVM_MMIO_BUS, address(hart), PAGE, "imsic_iodoev_ops")).toList();
	}

	/** Where messages for a hart are written. */
	public static long address(int hart) {
		return Kvmtool.IRQCHIP + (long) hart * PAGE;
	}

	/** The index of the hart whose page has an address; nothing for other addresses. */
	public static Optional<Integer> hart(VirtualMachine machine, long address) {
		long page = Long.divideUnsigned(address - Kvmtool.IRQCHIP, PAGE);
		return page >= 0 && page < machine.getVcpus().size() ? Optional.of((int) page) : Optional.empty();
	}

	@Override
	public List<Imsic> behind(VirtualMachine machine, ChipRange range) {
		return hart(machine, range.address()).map(machine.getVcpus()::get).flatMap(RiscvChips::imsic).stream().toList();
	}

	@Override
	int count(RiscvKvm kvm) {
		return kvm.aia.initialized() ? kvm.vcpus().size() : 0;
	}

	@Override
	void load(Imsic imsic, RiscvKvm kvm, int index) {
		Set<Integer> pending = identities(imsic.getEip());
		Set<Integer> enabled = identities(imsic.getEie());
		for (int identity = 1; identity <= RiscvMachines.MOST_SOURCES; identity++)
			if (pending.contains(identity) || enabled.contains(identity))
				kvm.vcpu(index).imsic.file.restore(identity, pending.contains(identity), enabled.contains(identity));
		kvm.vcpu(index).imsic.file.restore(imsic.isEidelivery() ? 1 : 0, imsic.getEithreshold());
	}

	private static Set<Integer> identities(VectorSet set) {
		Set<Integer> identities = new HashSet<>();
		Arrays.stream(set.vectors()).forEach(identities::add);
		return identities;
	}

	@Override
	ImsicState state(RiscvKvm kvm, int index) {
		return kvm.vcpu(index).imsic.state();
	}

	@Override
	public Optional<String> manual() {
		return Optional.of("RISC-V AIA: Incoming MSI Controller (IMSIC)");
	}

	@Override
	protected void write(ImsicState state, Imsic imsic) {
		imsic.setEidelivery(state.eidelivery() != 0);
		imsic.setEithreshold(state.eithreshold());
		imsic.setEip(set(state.pending()));
		imsic.setEie(set(state.enabled()));
	}

	private static VectorSet set(List<Integer> identities) {
		return VectorSet.of(identities.stream().filter(one -> one < VectorSet.SIZE).mapToInt(one -> one).toArray());
	}

	/** What the guest would claim: the smallest identity that waits, is enabled, and below the threshold; or 0. */
	public static int top(Imsic imsic) {
		int limit = imsic.getEithreshold() == 0 ? VectorSet.SIZE : imsic.getEithreshold();
		return Arrays.stream(imsic.getEip().vectors()).filter(one -> one < limit && imsic.getEie().contains(one))
				.findFirst().orElse(0);
	}

	@Override
	protected List<Node> nodes(List<Imsic> imsics, ChipPicture picture) {
		return imsics.stream().map(imsic -> node(imsic, picture)).toList();
	}

	private static Node node(Imsic imsic, ChipPicture picture) {
		Vcpu vcpu = (Vcpu) imsic.eContainer();
		int index = picture.machine().getVcpus().indexOf(vcpu);
		List<Row> rows = new ArrayList<>();
		int top = top(imsic);
		rows.add(new Row.Field(TOP, ImsicFields.TOPEI.name(), top == 0 ? "\u2013" : Integer.toString(top),
				picture.marks().mark(ImsicFields.TOPEI, index), "", "255"));
		boolean on = imsic.isEidelivery();
		rows.add(Row.Pin.either(DELIVERY, on ? BitState.SET : BitState.CLEAR, ImsicFields.EIDELIVERY.name(),
				on ? "1" : "0", on ? "0" : "1", picture.marks().mark(ImsicFields.EIDELIVERY, index)));
		rows.add(new Row.Field(THRESHOLD, ImsicFields.EITHRESHOLD.name(), Integer.toString(imsic.getEithreshold()),
				picture.marks().mark(ImsicFields.EITHRESHOLD, index), "", "255"));
		rows.add(map(picture, index, PENDING, ImsicFields.EIP, imsic.getEip(), BitState.PENDING));
		rows.add(map(picture, index, ENABLED, ImsicFields.EIE, imsic.getEie(), BitState.SET));
		return new Node(imsic.getId(), Role.IMSIC, Texts.of("node.imsic.title", vcpu.getVcpuId()),
				Texts.of("node.imsic"), rows, picture.isActive(imsic.getId()));
	}

	private static Row map(ChipPicture picture, int index, String row, FieldName bank, VectorSet set, BitState state) {
		return new Row.VectorMap(row, bank.name(), Arrays.stream(set.vectors()).boxed().toList(), state,
				picture.marks().changedVectors(bank, index), picture.marks().recentVectors(bank, index));
	}

	@Override
	public void link(ChipPicture picture, Links links) {
		for (Vcpu vcpu : picture.machine().getVcpus())
			RiscvChips.imsic(vcpu)
					.ifPresent(imsic -> links.add(Links.right(imsic.getId(), ""), Links.left(vcpu.getId(), ""),
							Link.Kind.INTERRUPT, imsic.isEidelivery(), ""));
	}
}
