package org.irqscope.ui.help;

import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.core.runtime.ILog;
import org.eclipse.help.HelpSystem;
import org.eclipse.help.IContext;
import org.eclipse.jface.dialogs.TrayDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.help.AbstractHelpUI;
import org.irqscope.help.HelpBook;

/**
 * Shows the platform's help in this product's view, and beside dialogs, from files of the product. The platform's own
 * way would start a server and needs a browser. UI thread.
 */
public final class WorkbenchHelp extends AbstractHelpUI {
	private static final String START = "start";

	@Override
	public void displayHelp() {
		displayHelpResource(HelpBook.address(HelpBook.FIRST));
	}

	@Override
	public void displayHelpResource(String address) {
		view(view -> view.show(address));
	}

	@Override
	public void displayContext(IContext context, int x, int y) {
		Optional<TrayDialog> dialog = dialog();
		if (dialog.isEmpty())
			view(view -> view.show(context));
		else {
			if (dialog.get().getTray() != null)
				dialog.get().closeTray();
			dialog.get().openTray(new DialogHelp(context));
		}
	}

	/** In a dialog, the control that has the focus is asked, and then those around it. */
	@Override
	public void displayDynamicHelp() {
		if (dialog().isPresent()) {
			Control control = Display.getCurrent().getFocusControl();
			while (control != null && !control.isListening(SWT.Help))
				control = control.getParent();
			if (control != null)
				control.notifyListeners(SWT.Help, new Event());
			return;
		}
		IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
		if (window != null)
			view(view -> view.show(of(window.getActivePage().getActivePart())));
	}

	@Override
	public boolean isContextHelpDisplayed() {
		return dialog().filter(dialog -> dialog.getTray() != null).isPresent();
	}

	/** F1 in a control leads to the help of a wizard, a dialog or a page. */
	public static void explain(Control control, String id) {
		PlatformUI.getWorkbench().getHelpSystem().setHelp(control, HelpBook.context(id));
	}

	/** What the platform knows of a part. */
	static IContext of(IWorkbenchPart part) {
		IContext context = part == null ? null
				: HelpSystem.getContext(HelpBook.context(part.getSite().getId()));
		return context == null ? HelpSystem.getContext(HelpBook.context(START)) : context;
	}

	private static Optional<TrayDialog> dialog() {
		Shell shell = Display.getCurrent().getActiveShell();
		return shell != null && shell.getData() instanceof TrayDialog dialog ? Optional.of(dialog) : Optional.empty();
	}

	private static void view(Consumer<HelpView> work) {
		IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
		if (window == null)
			return;
		try {
			IWorkbenchPage page = window.getActivePage();
			if (page.showView(HelpView.ID, null, IWorkbenchPage.VIEW_VISIBLE) instanceof HelpView view)
				work.accept(view);
		} catch (PartInitException e) {
			ILog.get().error(e.getMessage(), e);
		}
	}
}
