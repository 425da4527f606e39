package org.irqscope.ui.debug;

import java.util.Optional;

import org.eclipse.core.resources.IFile;
import org.eclipse.debug.core.DebugException;
import org.eclipse.debug.core.model.IRegister;
import org.eclipse.debug.core.model.IValue;
import org.eclipse.debug.ui.IDebugModelPresentation;
import org.eclipse.debug.ui.IDebugModelPresentationExtension;
import org.eclipse.debug.ui.IValueDetailListener;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.swt.graphics.Image;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.part.FileEditorInput;
import org.irqscope.core.breakpoint.Breakpoint;
import org.irqscope.debug.breakpoint.MachineBreakpoint;
import org.irqscope.debug.model.ContextThread;
import org.irqscope.debug.model.HopFrame;
import org.irqscope.ui.Texts;

/** How the platform's views show what is debugged and its breakpoints. Texts are asked for by any thread. */
public final class MachinePresentation extends LabelProvider
		implements IDebugModelPresentation, IDebugModelPresentationExtension {

	@Override
	public String getText(Object element) {
		if (element instanceof MachineBreakpoint breakpoint)
			return breakpoint(breakpoint);
		if (element instanceof ContextThread thread)
			return StopTexts.of(thread);
		return element instanceof HopFrame frame ? StopTexts.of(frame) : null;
	}

	private static String breakpoint(MachineBreakpoint breakpoint) {
		Optional<Breakpoint> what = breakpoint.breakpoint();
		if (what.isEmpty())
			return Texts.of("breakpoint.unreadable", breakpoint.text());
		String text = breakpoint.isForAll() ? Texts.of("breakpoint.all", what.get().sentence())
				: Texts.of("breakpoint.of", what.get().sentence(), breakpoint.getMarker().getResource().getName());
		return Reasons.whyNever(breakpoint).map(why -> Texts.of("breakpoint.never", text, why)).orElse(text);
	}

	/** The platform has images for all else that this shows. */
	@Override
	public Image getImage(Object element) {
		return element instanceof IRegister ? RegisterIcon.get() : null;
	}

	@Override
	public boolean requiresUIThread(Object element) {
		return element instanceof IRegister && !RegisterIcon.isMade();
	}

	@Override
	public void setAttribute(String attribute, Object value) {
		// There is one way only in which elements are shown.
	}

	@Override
	public void computeDetail(IValue value, IValueDetailListener listener) {
		try {
			listener.detailComputed(value, value.getValueString());
		} catch (DebugException e) {
			listener.detailComputed(value, e.getMessage());
		}
	}

	/** A breakpoint is in the diagram of its machine. */
	@Override
	public IEditorInput getEditorInput(Object element) {
		return element instanceof MachineBreakpoint breakpoint && breakpoint.getMarker() != null
				&& breakpoint.getMarker().getResource() instanceof IFile file ? new FileEditorInput(file) : null;
	}

	@Override
	public String getEditorId(IEditorInput input, Object element) {
		return input instanceof FileEditorInput file && IDE.getDefaultEditor(file.getFile()) != null
				? IDE.getDefaultEditor(file.getFile()).getId() : null;
	}
}
