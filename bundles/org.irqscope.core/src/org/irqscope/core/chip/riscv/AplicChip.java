package org.irqscope.core.chip.riscv;

import static org.irqscope.model.ModelPackage.Literals.APLIC__DOMAIN_ENABLED;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.irqscope.core.Texts;
import org.irqscope.core.chip.ChipPicture;
import org.irqscope.core.chip.ChipRange;
import org.irqscope.core.chip.Links;
import org.irqscope.core.chip.Marks;
import org.irqscope.core.chip.RowPart;
import org.irqscope.emulator.riscv.RiscvKvm;
import org.irqscope.emulator.riscv.RiscvPlace;
import org.irqscope.emulator.riscv.aplic.AplicFields;
import org.irqscope.emulator.riscv.aplic.AplicState;
import org.irqscope.emulator.riscv.aplic.SourceMode;
import org.irqscope.emulator.riscv.kvmtool.Kvmtool;
import org.irqscope.emulator.state.FieldBits;
import org.irqscope.emulator.state.FieldName;
import org.irqscope.model.Aplic;
import org.irqscope.model.AplicSource;
import org.irqscope.model.BusKind;
import org.irqscope.model.RiscvChips;
import org.irqscope.model.Vcpu;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.BitState;
import org.irqscope.scene.Link;
import org.irqscope.scene.Mark;
import org.irqscope.scene.Node;
import org.irqscope.scene.Row;
import org.irqscope.scene.theme.Role;

/** The APLIC of a machine of RISC-V whose kernel has the interrupt chips. */
public final class AplicChip extends RiscvChip<Aplic, AplicState> {
	private static final String SOURCE = "source", DOMAIN = "domain";

	public AplicChip() {
		super(Aplic.class, RiscvPlace.APLIC, Role.APLIC, new AplicEditor());
	}

	/** The row of a source, where its line ends and its message begins. */
	public static String row(int source) {
		return SOURCE + source;
	}

	/** A source is an element of its own. */
	@Override
	public Optional<RowPart> part(Aplic aplic, String row) {
		return row.equals(DOMAIN)
				? Optional.of(new RowPart(aplic, List.of(APLIC__DOMAIN_ENABLED), OptionalInt.empty()))
				: aplic.getSources().stream().filter(one -> row.equals(row(one.getNumber()))).map(RowPart::whole)
						.findFirst();
	}

	@Override
	public List<FieldBits> bits(int index, String row) {
		if (!row.startsWith(SOURCE))
			return row.equals(DOMAIN) ? whole(index, AplicFields.DOMAINCFG) : List.of();
		FieldName irq = AplicFields.IRQS.at(Integer.parseInt(row.substring(SOURCE.length())));
		return whole(index, irq.member("sourcecfg"), irq.member("target"), irq.member("state"));
	}

	/** Behind the pages of the harts, as kvmtool places it. */
	@Override
	public List<ChipRange> ranges(VirtualMachine machine) {
		return List.of(new ChipRange(BusKind.KVM_MMIO_BUS,
				Kvmtool.IRQCHIP + (long) machine.getVcpus().size() * ImsicChip.PAGE,
				org.irqscope.emulator.riscv.aplic.Aplic.LENGTH, "aplic_iodoev_ops"));
	}

	@Override
	int count(RiscvKvm kvm) {
		return kvm.aia.initialized() ? 1 : 0;
	}

	@Override
	void load(Aplic aplic, RiscvKvm kvm, int index) {
		for (AplicSource source : aplic.getSources())
			kvm.aplic.restore(source.getNumber(),
					new AplicState.OfSource(SourceMode.of(source.getMode().getValue()),
							AplicState.OfSource.target(source.getHart(), source.getEiid()), source.isPending(),
							source.isEnabled(), source.isInput()));
		kvm.aplic.restore(aplic.isDomainEnabled());
	}

	@Override
	AplicState state(RiscvKvm kvm, int index) {
		return kvm.aplic.state();
	}

	@Override
	public Optional<String> manual() {
		return Optional.of("RISC-V AIA: Advanced Platform-Level Interrupt Controller (APLIC)");
	}

	@Override
	protected void write(AplicState state, Aplic aplic) {
		aplic.setDomainEnabled(state.interruptsEnabled());
		for (AplicSource source : aplic.getSources()) {
			AplicState.OfSource now = state.sources().get(source.getNumber() - 1);
			source.setMode(org.irqscope.model.SourceMode.get(now.mode().ordinal()));
			source.setHart(now.hart());
			source.setEiid(now.eiid());
			source.setPending(now.pending());
			source.setEnabled(now.enabled());
			source.setInput(now.input());
		}
	}

	@Override
	protected List<Node> nodes(List<Aplic> aplics, ChipPicture picture) {
		Aplic aplic = aplics.get(0);
		List<Row> rows = new ArrayList<>();
		rows.add(domain(aplic, picture.marks()));
		for (AplicSource source : aplic.getSources())
			rows.add(source(picture, source));
		return List.of(new Node(aplic.getId(), Role.APLIC, "APLIC", Texts.of("node.aplic"), rows,
				picture.isActive(aplic.getId())));
	}

	/** The row of the domain: whether it delivers at all. */
	public static Row domain(Aplic aplic, Marks marks) {
		boolean on = aplic.isDomainEnabled();
		return Row.Pin.either(DOMAIN, on ? BitState.SET : BitState.CLEAR, "IE",
				Texts.of(on ? "node.aplic.on" : "node.aplic.off"), Texts.of(on ? "node.aplic.off" : "node.aplic.on"),
				marks.mark(AplicFields.DOMAINCFG, 0));
	}

	/** A source: whether it pends, what it listens for, and which identity of which hart hears of it. */
	private static Row source(ChipPicture picture, AplicSource source) {
		FieldName irq = AplicFields.IRQS.at(source.getNumber());
		Mark mark = picture.marks().mark(irq.member("state"), 0);
		return new Row.Pin(row(source.getNumber()), shape(source),
				source.getNumber() + " " + Texts.of("node.aplic.mode." + source.getMode().getValue()),
				Texts.of(source.isEnabled() ? "node.aplic.sends" : "node.aplic.disabled", source.getHart(),
						source.getEiid()),
				mark, "", "");
	}

	private static BitState shape(AplicSource source) {
		if (source.isPending())
			return BitState.PENDING;
		if (!source.isEnabled())
			return BitState.MASKED;
		return source.isInput() ? BitState.LEVEL : BitState.CLEAR;
	}

	@Override
	public void link(ChipPicture picture, Links links) {
		RiscvChips.aplic(picture.machine()).ifPresent(aplic -> aplic.getSources().forEach(source -> {
			List<Vcpu> harts = picture.machine().getVcpus();
			if (source.getHart() < harts.size())
				RiscvChips.imsic(harts.get(source.getHart()))
						.ifPresent(imsic -> links.add(Links.right(aplic.getId(), row(source.getNumber())),
								Links.left(imsic.getId(), ImsicChip.PENDING), Link.Kind.INTERRUPT,
								source.isEnabled() && aplic.isDomainEnabled(), ""));
		}));
	}
}
