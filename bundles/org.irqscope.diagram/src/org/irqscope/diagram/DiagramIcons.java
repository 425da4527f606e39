package org.irqscope.diagram;

import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.ResourceLocator;

/** The icons of this bundle, as SVG. */
public final class DiagramIcons {
	private DiagramIcons() {
	}

	public static ImageDescriptor descriptor(String name) {
		return ResourceLocator.imageDescriptorFromBundle(DiagramIcons.class, "icons/" + name + ".svg").orElseThrow();
	}
}
