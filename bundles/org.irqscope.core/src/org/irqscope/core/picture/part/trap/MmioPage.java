package org.irqscope.core.picture.part.trap;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.irqscope.core.bus.AddressPlaces;
import org.irqscope.core.picture.Highlights;
import org.irqscope.core.picture.Places;
import org.irqscope.core.picture.Unfolded;
import org.irqscope.core.picture.part.PageBands;
import org.irqscope.core.picture.part.PartPage;
import org.irqscope.core.picture.part.Texts;
import org.irqscope.emulator.journal.ContextKind;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.journal.Site;
import org.irqscope.emulator.kvm.KvmPlace;
import org.irqscope.emulator.riscv.RiscvPlace;
import org.irqscope.emulator.riscv.hart.HartSite;
import org.irqscope.emulator.riscv.hart.HartWhy;
import org.irqscope.emulator.riscv.kvmtool.KvmtoolFields;
import org.irqscope.emulator.state.Place;
import org.irqscope.model.BusKind;
import org.irqscope.model.RiscvMachine;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.Diagram;
import org.irqscope.scene.DiagramStyle;
import org.irqscope.scene.Link;
import org.irqscope.scene.Node;

/**
 * A guest's access that no memory answers: the fault, the bits of the instruction, what the kernel makes of them, who
 * is asked in turn, and how the guest goes on. For any thread.
 */
public final class MmioPage extends PartPage {
	/** The parts of a hart that have nodes of their own. */
	static final String FAULT = "fault", INSTRUCTION = "instruction", DECODE = "mmio_decode", RUN = "kvm_run",
			COMPLETION = "completion";
	/** Nodes that stand for no element of the document. */
	static final String TREE = KvmtoolFields.MMIO_TREE.name(), KNOWN = "instructions";
	private static final String ID = "mmio";
	private static final Map<Site, String> PARTS = Map.of(HartSite.GSTAGE_PAGE_FAULT, FAULT,
			HartSite.KVM_RISCV_VCPU_EXIT, FAULT, HartSite.KVM_RISCV_VCPU_UNPRIV_READ, INSTRUCTION,
			HartSite.KVM_RISCV_VCPU_MMIO_LOAD, DECODE, HartSite.KVM_RISCV_VCPU_MMIO_STORE, DECODE,
			HartSite.KVM_RISCV_VCPU_MMIO_RETURN, COMPLETION);

	public MmioPage() {
		super(ID, new PageBands(ID, MmioPage::band, MmioPage::column, DiagramStyle.COLUMN_GAP));
	}

	private static String kind(Node node) {
		int at = node.id().indexOf('#');
		return at < 0 ? node.id() : node.id().substring(at + 1);
	}

	private static int band(Node node) {
		return switch (kind(node)) {
		case DECODE, RUN -> 1;
		case COMPLETION, KNOWN -> 2;
		default -> node.id().equals(bus()) || node.id().equals(TREE) ? 1 : 0;
		};
	}

	private static int column(Node node) {
		return switch (kind(node)) {
		case DECODE, COMPLETION -> 0;
		case FAULT, KNOWN -> 1;
		case INSTRUCTION, RUN -> 2;
		default -> node.id().equals(TREE) ? 3 : node.id().equals(bus()) ? 1 : 0;
		};
	}

	static String bus() {
		return AddressPlaces.bus(BusKind.KVM_MMIO_BUS);
	}

	@Override
	protected String line(Link.Kind kind, String state) {
		return Texts.of("trap.line." + kind.name().toLowerCase(Locale.ROOT), state);
	}

	@Override
	public String title() {
		return Texts.of("page.mmio");
	}

	@Override
	public boolean exists(VirtualMachine machine) {
		return machine instanceof RiscvMachine && !machine.getVcpus().isEmpty();
	}

	/** The hart that a hop is about, as its thread or its guest; the first one otherwise. */
	static int hart(VirtualMachine machine, Optional<Hop> hop) {
		int index = hop.filter(MmioPage::isOfHart).map(one -> one.context().index()).orElse(0);
		return Math.min(index, machine.getVcpus().size() - 1);
	}

	private static boolean isOfHart(Hop hop) {
		return hop.context().kind() == ContextKind.VCPU || hop.context().kind() == ContextKind.GUEST;
	}

	@Override
	public Optional<String> node(VirtualMachine machine, Hop hop) {
		if (hop.place().kind() == RiscvPlace.KVMTOOL)
			return Optional.of(TREE);
		if (!isOfHart(hop))
			return Optional.empty();
		String hart = machine.getVcpus().get(hart(machine, Optional.of(hop))).getId();
		if (PARTS.containsKey(hop.site()))
			return Optional.of(Places.part(hart, PARTS.get(hop.site())));
		if (hop.isBecause(HartWhy.USERSPACE_EXIT))
			return Optional.of(Places.part(hart, RUN));
		Place.Kind kind = hop.place().kind();
		if (kind == RiscvPlace.UART || kind == RiscvPlace.PLIC || kind == RiscvPlace.PLIC_CONTEXT)
			return Optional.of(TREE);
		boolean bus = kind == KvmPlace.IO_BUS || kind == KvmPlace.IOEVENTFD || kind == RiscvPlace.APLIC
				|| kind == RiscvPlace.IMSIC || kind == RiscvPlace.AIA;
		return Optional.of(bus ? bus() : hart);
	}

	@Override
	protected Diagram diagram(VirtualMachine machine, Highlights highlights, Unfolded unfolded,
			Optional<String> active) {
		return exists(machine) ? new MmioDiagram(machine, highlights, active).diagram() : NOTHING;
	}
}
