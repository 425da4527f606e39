package org.irqscope.core.picture.part.ioapic;

import java.util.Optional;

import org.irqscope.core.picture.Highlights;
import org.irqscope.core.picture.Places;
import org.irqscope.core.picture.Unfolded;
import org.irqscope.core.picture.part.PageColumns;
import org.irqscope.core.picture.part.PartPage;
import org.irqscope.core.picture.part.Texts;
import org.irqscope.model.IrqchipMode;
import org.irqscope.model.Machines;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;
import org.irqscope.scene.Diagram;
import org.irqscope.scene.DiagramStyle;
import org.irqscope.scene.Node;
import org.irqscope.scene.theme.Role;

/** The IOAPIC: its 24 pins between what drives them and the vCPUs that they interrupt. */
public final class IoapicPage extends PartPage {
	private static final String ID = "ioapic";

	public IoapicPage() {
		super(ID, new PageColumns(ID, IoapicPage::column, node -> isPart(node) ? 1 : 0, 2 * DiagramStyle.COLUMN_GAP));
	}

	/** The real-time clock stands below the table. */
	private static boolean isPart(Node node) {
		return !Places.whole(node.id()).equals(node.id());
	}

	private static int column(Node node) {
		return node.role() == Role.LAPIC ? 2 : node.role() == Role.IOAPIC ? 1 : 0;
	}

	@Override
	public String title() {
		return Texts.of("page.ioapic");
	}

	@Override
	public boolean exists(VirtualMachine machine) {
		return X86Chips.irqchipMode(machine) == IrqchipMode.KERNEL && X86Chips.optionalIoapic(machine)
				.filter(ioapic -> ioapic.getRedirtbl().size() == Machines.IOAPIC_PINS).isPresent();
	}

	@Override
	public Optional<String> inside(VirtualMachine machine, String node) {
		return exists(machine) && node.equals(X86Chips.ioapic(machine).getId()) ? Optional.of(node) : Optional.empty();
	}

	@Override
	protected Diagram diagram(VirtualMachine machine, Highlights highlights, Unfolded unfolded,
			Optional<String> active) {
		return exists(machine) ? new IoapicDiagram(machine, highlights, active).diagram()
				: NOTHING;
	}
}
