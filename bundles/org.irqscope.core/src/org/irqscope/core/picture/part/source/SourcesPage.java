package org.irqscope.core.picture.part.source;

import java.util.Optional;

import org.irqscope.core.picture.Highlights;
import org.irqscope.core.picture.Unfolded;
import org.irqscope.core.picture.part.PageStacks;
import org.irqscope.core.picture.part.PartPage;
import org.irqscope.core.picture.part.Texts;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.Diagram;

/** What an imported machine was made of: which line of which file says what, and what no line says. */
public final class SourcesPage extends PartPage {
	private static final String ID = "sources";

	public SourcesPage() {
		super(ID, new PageStacks(ID));
	}

	@Override
	public String title() {
		return Texts.of("page.sources");
	}

	@Override
	public boolean exists(VirtualMachine machine) {
		return !machine.getSources().isEmpty();
	}

	@Override
	public Optional<String> inside(VirtualMachine machine, String node) {
		return Optional.empty();
	}

	@Override
	protected Diagram diagram(VirtualMachine machine, Highlights highlights, Unfolded unfolded,
			Optional<String> active) {
		return new SourcesDiagram(machine).diagram();
	}
}
