package org.irqscope.core.picture.part.pic;

import java.util.Optional;

import org.irqscope.core.chip.UsedLines;
import org.irqscope.core.picture.Highlights;
import org.irqscope.core.picture.Places;
import org.irqscope.core.picture.Unfolded;
import org.irqscope.core.picture.part.PageColumns;
import org.irqscope.core.picture.part.PartPage;
import org.irqscope.core.picture.part.Texts;
import org.irqscope.model.Element;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;
import org.irqscope.scene.Diagram;
import org.irqscope.scene.DiagramStyle;
import org.irqscope.scene.Node;
import org.irqscope.scene.theme.Role;

/** The pair of i8259 PICs: their lines, their priorities as wheels, and what their guest has made of them. */
public final class PicPage extends PartPage {
	static final String WHEEL = "wheel", STATE = "state";
	private static final String ID = "pic";

	public PicPage() {
		super(ID, new PageColumns(ID, PicPage::column, node -> node.title().equals(title(0)) ? 1 : 0,
				1.5 * DiagramStyle.COLUMN_GAP));
	}

	/** The title of all nodes of one of the pair, the master being 0. */
	static String title(int chip) {
		return Texts.of(chip == 0 ? "pic.master" : "pic.slave");
	}

	private static int column(Node node) {
		if (node.id().equals(Places.part(Places.whole(node.id()), WHEEL)))
			return 2;
		if (node.id().equals(Places.part(Places.whole(node.id()), STATE)))
			return 3;
		return node.role() == Role.PIC ? 1 : node.role() == Role.LAPIC ? 4 : 0;
	}

	@Override
	public String title() {
		return Texts.of("page.pic");
	}

	@Override
	public boolean exists(VirtualMachine machine) {
		return new UsedLines(machine).hasChips();
	}

	@Override
	public Optional<String> inside(VirtualMachine machine, String node) {
		return exists(machine) ? X86Chips.pics(machine).stream().map(Element::getId).filter(node::equals).findFirst()
				: Optional.empty();
	}

	@Override
	protected Diagram diagram(VirtualMachine machine, Highlights highlights, Unfolded unfolded,
			Optional<String> active) {
		return exists(machine) ? new PicDiagram(machine, highlights, active).diagram() : NOTHING;
	}
}
