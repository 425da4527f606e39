package org.irqscope.diagram.palette;

import java.util.Locale;

import org.eclipse.gef.palette.CombinedTemplateCreationEntry;
import org.eclipse.gef.palette.ConnectionCreationToolEntry;
import org.eclipse.gef.palette.MarqueeToolEntry;
import org.eclipse.gef.palette.PaletteDrawer;
import org.eclipse.gef.palette.PaletteGroup;
import org.eclipse.gef.palette.PaletteRoot;
import org.eclipse.gef.palette.PanningSelectionToolEntry;
import org.eclipse.gef.palette.ToolEntry;
import org.eclipse.gef.requests.CreationFactory;
import org.eclipse.jface.resource.ImageDescriptor;
import org.irqscope.core.edit.NewElement;
import org.irqscope.diagram.DiagramIcons;
import org.irqscope.diagram.Texts;
import org.irqscope.model.VirtualMachine;

/** The palette: tools, and everything that can be added to a machine of an architecture. UI thread. */
public final class DiagramPalette {
	private DiagramPalette() {
	}

	static PaletteRoot create(VirtualMachine machine) {
		PaletteRoot root = new PaletteRoot();
		PaletteGroup tools = new PaletteGroup(Texts.of("palette.tools"));
		ToolEntry select = new PanningSelectionToolEntry(Texts.of("palette.select"));
		tools.add(icon(select, "select"));
		tools.add(icon(new MarqueeToolEntry(Texts.of("palette.marquee")), "marquee"));
		tools.add(icon(new ConnectionCreationToolEntry(Texts.of("palette.connect"),
				Texts.of("palette.connect.description"), new JoinFactory(), null, null), "connect"));
		root.add(tools);
		root.setDefaultEntry(select);
		PaletteDrawer elements = new PaletteDrawer(Texts.of("palette.elements"));
		for (NewElement element : NewElement.of(machine))
			elements.add(entry(element));
		root.add(elements);
		return root;
	}

	private static ToolEntry entry(NewElement element) {
		return icon(new CombinedTemplateCreationEntry(element.title(), element.description(), element,
				new ElementFactory(element), null, null), element.name().toLowerCase(Locale.ROOT));
	}

	private static ToolEntry icon(ToolEntry entry, String name) {
		ImageDescriptor icon = DiagramIcons.descriptor(name);
		entry.setSmallIcon(icon);
		entry.setLargeIcon(icon);
		return entry;
	}

	/** Names the element; the layout policy adds it to the machine. */
	public record ElementFactory(NewElement element) implements CreationFactory {
		@Override
		public Object getNewObject() {
			return element;
		}

		@Override
		public Object getObjectType() {
			return element;
		}
	}

	/** A connection is made by its two ends, see the policy of nodes. */
	private record JoinFactory() implements CreationFactory {
		@Override
		public Object getNewObject() {
			return this;
		}

		@Override
		public Object getObjectType() {
			return JoinFactory.class;
		}
	}
}
