package org.irqscope.core.picture;

import java.util.Optional;

import org.eclipse.emf.ecore.EObject;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.Diagram;
import org.irqscope.scene.layout.Legend;

/**
 * One view of a machine: which nodes, rows and links it shows, and where a walk stands on it. The desktop has a tab for
 * each page and the command line a name. Pages have no state and may be used by any thread.
 */
public interface Page {
	/** The name by which documents and the command line know the page. */
	String id();

	/** The name that readers see. */
	String title();

	/** The name that readers of a machine see, which may say of which of its parts the page is. */
	default String title(VirtualMachine machine) {
		return title();
	}

	/** True when a machine has what the page is about. */
	default boolean exists(VirtualMachine machine) {
		return true;
	}

	/** What pages of the same kind are together, which share a tab; nothing for a page that is the only one. */
	default Optional<String> kind() {
		return Optional.empty();
	}

	/** True when the page shows addresses, where something can be put. */
	default boolean showsAddresses() {
		return false;
	}

	/** The node of this page that shows what is inside of a node of another page; nothing when none does. */
	default Optional<String> inside(VirtualMachine machine, String node) {
		return Optional.empty();
	}

	/** True for a page of which a reader can filter the lines. */
	default boolean filters() {
		return false;
	}

	/**
	 * What the page says of a machine. Nodes have their sizes and no places.
	 *
	 * @param highlights what a walk has just changed
	 * @param unfolded what is shown one by one although there is much of it
	 */
	Diagram diagram(VirtualMachine machine, Highlights highlights, Unfolded unfolded);

	/** How the page lays out a machine, which the document may choose. */
	Arrangement arrangement(VirtualMachine machine);

	/** The signs that the page uses. */
	Legend legend();

	/** The node that a hop stands on; nothing when the page does not show it. */
	Optional<String> node(VirtualMachine machine, Hop hop);

	/** What a node stands for; nothing for nodes that are no single element. */
	Optional<EObject> element(VirtualMachine machine, String node);
}
