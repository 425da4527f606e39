package org.irqscope.core.picture.part.address;

import java.util.Locale;
import java.util.Optional;

import org.eclipse.emf.ecore.EObject;
import org.irqscope.core.bus.AddressPlaces;
import org.irqscope.core.picture.Arrangement;
import org.irqscope.core.picture.Places;
import org.irqscope.core.picture.part.PartPage;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.Link;
import org.irqscope.scene.Mark;

/** What the pages about addresses have in common: accesses go along their lines. */
abstract class AddressPage extends PartPage {
	AddressPage(String id, Arrangement arrangement) {
		super(id, arrangement);
	}

	@Override
	protected String line(Link.Kind kind, String state) {
		return Texts.of("line." + kind.name().toLowerCase(Locale.ROOT), state);
	}

	@Override
	protected String mark(Mark mark) {
		return Texts.of("mark." + mark.name().toLowerCase(Locale.ROOT));
	}

	@Override
	public boolean showsAddresses() {
		return true;
	}

	@Override
	public Optional<String> node(VirtualMachine machine, Hop hop) {
		return AccessHops.node(machine, hop);
	}

	@Override
	public Optional<EObject> element(VirtualMachine machine, String node) {
		return AddressPlaces.element(machine, node).or(() -> Places.element(machine, node));
	}
}
