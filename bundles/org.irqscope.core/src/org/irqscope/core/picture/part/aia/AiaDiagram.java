package org.irqscope.core.picture.part.aia;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.irqscope.core.chip.ChipPicture;
import org.irqscope.core.chip.Chips;
import org.irqscope.core.chip.Links;
import org.irqscope.core.chip.UsedLines;
import org.irqscope.core.chip.riscv.AplicChip;
import org.irqscope.core.chip.riscv.ImsicChip;
import org.irqscope.core.picture.Highlights;
import org.irqscope.core.picture.part.PageLinks;
import org.irqscope.core.picture.part.Texts;
import org.irqscope.emulator.riscv.hart.HartFields;
import org.irqscope.emulator.state.FieldName;
import org.irqscope.model.Aplic;
import org.irqscope.model.AplicSource;
import org.irqscope.model.Imsic;
import org.irqscope.model.RiscvChips;
import org.irqscope.model.RiscvVcpu;
import org.irqscope.model.SourceMode;
import org.irqscope.model.Vcpu;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.BitState;
import org.irqscope.scene.Diagram;
import org.irqscope.scene.Link;
import org.irqscope.scene.Node;
import org.irqscope.scene.Row;
import org.irqscope.scene.Side;
import org.irqscope.scene.theme.Role;

/** What the page of the AIA shows: sources as a table, interrupt files as bit maps, and harts. For one thread. */
final class AiaDiagram {
	/** More harts than this are shown only where something is on its way to them. */
	private static final int MOST = 8, VS_EXTERNAL = 10;
	private final VirtualMachine machine;
	private final Aplic aplic;
	private final Highlights highlights;
	private final ChipPicture picture;
	private final PageLinks links = new PageLinks();

	AiaDiagram(VirtualMachine machine, Aplic aplic, Highlights highlights, Optional<String> active) {
		this.machine = machine;
		this.aplic = aplic;
		this.highlights = highlights;
		this.picture = new ChipPicture(machine, new UsedLines(machine), highlights, active);
	}

	Diagram diagram() {
		List<Node> nodes = new ArrayList<>();
		nodes.add(sources());
		for (Vcpu hart : shown()) {
			nodes.addAll(Chips.IMSIC.nodes(picture, hart));
			RiscvChips.imsic(hart).ifPresent(imsic -> join(imsic, hart));
		}
		shown().forEach(hart -> nodes.add(hart((RiscvVcpu) hart)));
		return new Diagram(nodes, links.all());
	}

	private List<Vcpu> shown() {
		List<Vcpu> harts = machine.getVcpus();
		return harts.stream().filter(hart -> harts.indexOf(hart) < MOST || isAskedFor(hart)).toList();
	}

	private boolean isAskedFor(Vcpu hart) {
		int index = machine.getVcpus().indexOf(hart);
		return RiscvChips.imsic(hart).filter(imsic -> !imsic.getEip().isEmpty()).isPresent()
				|| aplic.getSources().stream().anyMatch(source -> source.isEnabled() && source.getHart() == index);
	}

	private Node sources() {
		List<Row> rows = new ArrayList<>();
		rows.add(AplicChip.domain(aplic, highlights));
		rows.addAll(new SourceTable(machine, aplic, highlights).rows());
		aplic.getSources().forEach(this::message);
		return new Node(aplic.getId(), Role.APLIC, "APLIC", Texts.of("aia.aplic", aplic.getSources().size()), rows,
				picture.isActive(aplic.getId()));
	}

	/** A source sends a message to the file of a hart; the driver rings again for a level that stays. */
	private void message(AplicSource source) {
		if (source.getHart() >= machine.getVcpus().size() || source.getMode().getValue() < SourceMode.EDGE_RISE_VALUE)
			return;
		Vcpu hart = machine.getVcpus().get(source.getHart());
		RiscvChips.imsic(hart).filter(imsic -> shown().contains(hart))
				.ifPresent(imsic -> links.add(Links.right(aplic.getId(), AplicChip.row(source.getNumber())),
						Links.left(imsic.getId(), ImsicChip.PENDING), Link.Kind.INTERRUPT,
						source.isEnabled() && aplic.isDomainEnabled(), ""));
		if (source.getMode().getValue() >= SourceMode.LEVEL_HIGH_VALUE)
			links.add(new Link.Port(hart.getId(), "", Side.BOTTOM), new Link.Port(aplic.getId(), "", Side.BOTTOM),
					Link.Kind.RETURN, ((RiscvVcpu) hart).getHandled() == source.getEiid(),
					Texts.of("aia.setipnum"));
	}

	private void join(Imsic imsic, Vcpu hart) {
		boolean waits = imsic.isEidelivery() && ImsicChip.top(imsic) != 0;
		links.add(Links.right(imsic.getId(), ""), Links.left(hart.getId(), ""), Link.Kind.INTERRUPT, waits, "");
		links.add(new Link.Port(hart.getId(), "", Side.BOTTOM), new Link.Port(imsic.getId(), "", Side.BOTTOM),
				Link.Kind.RETURN, waits, Texts.of("aia.claim"));
	}

	private Node hart(RiscvVcpu hart) {
		int index = machine.getVcpus().indexOf(hart);
		boolean posted = (hart.getIrqsPending() >> VS_EXTERNAL & 1) != 0;
		boolean external = (hart.getHvip() >> VS_EXTERNAL & 1) != 0;
		List<Row> rows = List.of(
				bit("hart.pending", Texts.of("aia.posted"), posted, HartFields.IRQS_PENDING, index),
				bit("hart.sip", "sip.SEIP", external, HartFields.HVIP, index));
		return new Node(hart.getId(), Role.VCPU, Texts.of("plic.hart", hart.getVcpuId()), "", rows,
				picture.isActive(hart.getId()));
	}

	private Row bit(String id, String name, boolean up, FieldName field, int index) {
		return new Row.Pin(id, up ? BitState.PENDING : BitState.CLEAR, name, up ? "1" : "0",
				highlights.mark(field, index));
	}
}
