package org.irqscope.core.picture.part.plic;

import java.util.Optional;

import org.irqscope.core.picture.Highlights;
import org.irqscope.core.picture.Places;
import org.irqscope.core.picture.Unfolded;
import org.irqscope.core.picture.part.PageColumns;
import org.irqscope.core.picture.part.PartPage;
import org.irqscope.core.picture.part.Texts;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.riscv.RiscvPlace;
import org.irqscope.model.Element;
import org.irqscope.model.RiscvChips;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.Diagram;
import org.irqscope.scene.Node;
import org.irqscope.scene.DiagramStyle;
import org.irqscope.scene.theme.Role;

/** kvmtool's PLIC: its sources, what each context has of them, and the harts that claim and complete. */
public final class PlicPage extends PartPage {
	private static final String ID = "plic", CONTEXT = "context";

	public PlicPage() {
		super(ID, new PageColumns(ID, PlicPage::column, 1.5 * DiagramStyle.COLUMN_GAP));
	}

	private static int column(Node node) {
		if (node.role() == Role.VCPU)
			return 2;
		return node.id().equals(Places.whole(node.id())) ? 0 : 1;
	}

	/** The node of a context. */
	static String context(String plic, int number) {
		return Places.part(plic, CONTEXT + number);
	}

	@Override
	public String title() {
		return Texts.of("page.plic");
	}

	@Override
	public boolean exists(VirtualMachine machine) {
		return RiscvChips.plic(machine).isPresent();
	}

	@Override
	public Optional<String> inside(VirtualMachine machine, String node) {
		return RiscvChips.plic(machine).map(Element::getId).filter(node::equals);
	}

	/** What happens in a context is shown there. */
	@Override
	public Optional<String> node(VirtualMachine machine, Hop hop) {
		return hop.place().kind() == RiscvPlace.PLIC_CONTEXT
				? RiscvChips.plic(machine).map(plic -> context(plic.getId(), hop.place().index()))
				: super.node(machine, hop);
	}

	@Override
	protected Diagram diagram(VirtualMachine machine, Highlights highlights, Unfolded unfolded,
			Optional<String> active) {
		return RiscvChips.plic(machine).map(plic -> new PlicDiagram(machine, plic, highlights, active).diagram())
				.orElse(NOTHING);
	}
}
