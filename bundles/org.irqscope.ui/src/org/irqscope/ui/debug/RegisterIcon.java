package org.irqscope.ui.debug;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.ResourceLocator;
import org.eclipse.swt.graphics.Image;

/**
 * The image of registers, which is seen on light and on dark grounds; that of the platform is not on dark ones. Made by
 * the UI thread, then asked for by any thread.
 */
final class RegisterIcon {
	private static volatile Image image;

	private RegisterIcon() {
	}

	/** True once any thread may ask for it. */
	static boolean isMade() {
		return image != null;
	}

	static Image get() {
		if (image == null)
			image = JFaceResources.getResources().create(ResourceLocator
					.imageDescriptorFromBundle(RegisterIcon.class, "icons/register.svg").orElseThrow());
		return image;
	}
}
