package org.irqscope.core.picture.part.vector;

import java.util.Optional;

import org.eclipse.emf.ecore.EObject;
import org.irqscope.core.picture.Highlights;
import org.irqscope.core.picture.Places;
import org.irqscope.core.picture.Unfolded;
import org.irqscope.core.picture.part.PageFlow;
import org.irqscope.core.picture.part.PartPage;
import org.irqscope.core.picture.part.Texts;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.model.Vcpu;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.X86Chips;
import org.irqscope.scene.Diagram;
import org.irqscope.scene.theme.Role;

/** Which device ends in which vector on which vCPU, and by which way. */
public final class VectorMapPage extends PartPage {
	static final String TABLE = "vectors";
	private static final String ID = "vectors";
	/** Four maps beside each other. */
	private static final double WIDTH = 1200;

	public VectorMapPage() {
		super(ID, new PageFlow(ID, node -> node.role() == Role.LAPIC, WIDTH));
	}

	@Override
	public String title() {
		return Texts.of("page.vectors");
	}

	@Override
	public boolean filters() {
		return true;
	}

	@Override
	public Optional<String> inside(VirtualMachine machine, String node) {
		return Places.vector(node).map(vector -> TABLE);
	}

	/** What happens to a vCPU is shown at its vectors, all else in the table. */
	@Override
	public Optional<String> node(VirtualMachine machine, Hop hop) {
		Optional<String> node = Places.node(machine, hop);
		if (node.isEmpty())
			return node;
		for (Vcpu vcpu : machine.getVcpus()) {
			String lapic = X86Chips.optionalLapic(vcpu).map(one -> one.getId()).orElse("");
			if (node.get().equals(vcpu.getId()) || node.get().equals(lapic))
				return Optional.of(lapic);
		}
		return Optional.of(TABLE);
	}

	@Override
	public Optional<EObject> element(VirtualMachine machine, String node) {
		return node.equals(TABLE) ? Optional.of(machine.getIrqRouting()) : super.element(machine, node);
	}

	@Override
	protected Diagram diagram(VirtualMachine machine, Highlights highlights, Unfolded unfolded,
			Optional<String> active) {
		return new VectorMapDiagram(machine, highlights, unfolded, active).diagram();
	}
}
