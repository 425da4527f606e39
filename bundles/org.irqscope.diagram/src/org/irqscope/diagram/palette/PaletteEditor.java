package org.irqscope.diagram.palette;

import org.eclipse.gef.palette.PaletteRoot;
import org.eclipse.gef.tools.PanningSelectionTool;
import org.eclipse.gef.ui.parts.GraphicalEditor;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.irqscope.core.edit.NewElement;
import org.irqscope.model.VirtualMachine;

/** An editor with the palette beside it, from which elements can be dragged. Used by the UI thread. */
public abstract class PaletteEditor extends GraphicalEditor {
	private PaletteRoot palette = new PaletteRoot();
	private final ToolDomain tools = new ToolDomain(this);

	protected PaletteEditor() {
		tools.setDefaultTool(new PanningSelectionTool());
		setEditDomain(tools);
	}

	/** What the palette has. */
	public final PaletteRoot getPaletteRoot() {
		return palette;
	}

	/** Shows a diagram, and the palette with what its machine can have. */
	protected final void createPartControl(Composite parent, VirtualMachine machine) {
		palette = DiagramPalette.create(machine);
		Composite whole = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).spacing(0, 0).applyTo(whole);
		super.createPartControl(whole);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(getGraphicalControl());
		new PalettePanel(whole, palette, tools, this::add);
		tools.loadDefaultTool();
	}

	/** What shows the diagram. */
	protected abstract Control getGraphicalControl();

	/** Adds an element where there is room for it. */
	protected abstract void add(NewElement element);

	@Override
	protected void initializeGraphicalViewer() {
		// Each page gives its viewer its contents.
	}
}
