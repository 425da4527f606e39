package org.irqscope.core.picture.part.aia;

import java.util.Optional;

import org.irqscope.core.chip.Chips;
import org.irqscope.core.picture.Highlights;
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
import org.irqscope.scene.DiagramStyle;
import org.irqscope.scene.Node;
import org.irqscope.scene.theme.Role;

/**
 * The kernel's AIA: the sources of the APLIC, the interrupt files that their messages are written to, and the harts
 * that claim them. For any thread.
 */
public final class AiaPage extends PartPage {
	private static final String ID = "aia";

	public AiaPage() {
		super(ID, new PageColumns(ID, AiaPage::column, 1.5 * DiagramStyle.COLUMN_GAP));
	}

	private static int column(Node node) {
		return node.role() == Role.APLIC ? 0 : node.role() == Role.IMSIC ? 1 : 2;
	}

	@Override
	public String title() {
		return Texts.of("page.aia");
	}

	@Override
	public boolean exists(VirtualMachine machine) {
		return RiscvChips.aplic(machine).isPresent();
	}

	@Override
	public Optional<String> inside(VirtualMachine machine, String node) {
		boolean file = Chips.IMSIC.of(machine).stream().anyMatch(imsic -> imsic.getId().equals(node));
		return file ? Optional.of(node) : aplic(machine).filter(node::equals);
	}

	private static Optional<String> aplic(VirtualMachine machine) {
		return RiscvChips.aplic(machine).map(Element::getId);
	}

	/** The device as a whole looks for the hart of a message, which is on its way from the APLIC. */
	@Override
	public Optional<String> node(VirtualMachine machine, Hop hop) {
		return hop.place().kind() == RiscvPlace.AIA ? aplic(machine) : super.node(machine, hop);
	}

	@Override
	protected Diagram diagram(VirtualMachine machine, Highlights highlights, Unfolded unfolded,
			Optional<String> active) {
		return RiscvChips.aplic(machine)
				.map(aplic -> new AiaDiagram(machine, aplic, highlights, active).diagram()).orElse(NOTHING);
	}
}
