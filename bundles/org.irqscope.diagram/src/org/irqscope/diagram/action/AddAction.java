package org.irqscope.diagram.action;

import java.util.Locale;

import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.gef.GraphicalEditPart;
import org.eclipse.gef.GraphicalViewer;
import org.eclipse.jface.action.Action;
import org.irqscope.core.edit.NewElement;
import org.irqscope.core.picture.pages.Pages;
import org.irqscope.diagram.DiagramIcons;
import org.irqscope.diagram.MachineEditor;
import org.irqscope.scene.Point;

/** Adds an element of the palette to the machine without a pointer, where the user looks. UI thread. */
public final class AddAction extends Action {
	private final MachineEditor editor;
	private final NewElement element;

	AddAction(MachineEditor editor, NewElement element) {
		super(element.title(), DiagramIcons.descriptor(element.name().toLowerCase(Locale.ROOT)));
		this.editor = editor;
		this.element = element;
		setId(id(element));
		setToolTipText(element.description());
	}

	/** The id of the action that adds an element. */
	public static String id(NewElement element) {
		return "org.irqscope.diagram.add." + element.name().toLowerCase(Locale.ROOT);
	}

	/** Other pages show what there is. */
	@Override
	public boolean isEnabled() {
		return editor.presenter().filter(page -> page.page() == Pages.MACHINE && element.hasRoom(page.document()))
				.isPresent();
	}

	@Override
	public void run() {
		GraphicalViewer viewer = editor.getAdapter(GraphicalViewer.class) instanceof GraphicalViewer one ? one : null;
		editor.presenter().filter(page -> viewer != null && isEnabled()).ifPresent(page -> viewer.getEditDomain()
				.getCommandStack().execute(NewNode.inOrder(viewer, page.document(), element, middle(viewer))));
	}

	/** The middle of what is seen, as a place of the picture. */
	private static Point middle(GraphicalViewer viewer) {
		Rectangle seen = new Rectangle(viewer.getControl().getBounds());
		org.eclipse.draw2d.geometry.Point middle = new org.eclipse.draw2d.geometry.Point(seen.width / 2,
				seen.height / 2);
		((GraphicalEditPart) viewer.getContents()).getFigure().translateToRelative(middle);
		return new Point(middle.x, middle.y);
	}
}
