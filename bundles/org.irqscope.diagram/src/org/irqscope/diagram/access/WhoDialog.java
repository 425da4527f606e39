package org.irqscope.diagram.access;

import java.util.Optional;

import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.irqscope.core.access.Access;
import org.irqscope.diagram.MachineEditor;
import org.irqscope.diagram.Texts;
import org.irqscope.diagram.page.PagePresenter;
import org.irqscope.diagram.page.PageTurning;

/**
 * Asks who handles an access. The way that the access goes is told while it is typed, and drawn on the pages of buses
 * and memory as long as the dialog is open. Used by the UI thread.
 */
public final class WhoDialog extends Dialog {
	private static final int DELAY = 200, WIDTH = 620, HEIGHT = 170, EDGE = 12;
	private final MachineEditor editor;
	private WhoFields fields;
	private Text answer;
	private Optional<Job> asking = Optional.empty();

	public WhoDialog(MachineEditor editor) {
		super(editor.getSite().getShell());
		this.editor = editor;
		setShellStyle(SWT.DIALOG_TRIM | SWT.MODELESS | SWT.RESIZE);
		setBlockOnOpen(false);
	}

	@Override
	protected void configureShell(Shell shell) {
		super.configureShell(shell);
		shell.setText(Texts.of("who.title"));
	}

	/** Beside the diagram, which shows the way. */
	@Override
	protected Point getInitialLocation(Point size) {
		Rectangle window = getParentShell().getBounds();
		return new Point(window.x + window.width - size.x - EDGE, window.y + window.height - size.y - EDGE);
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		Composite area = (Composite) super.createDialogArea(parent);
		GridLayoutFactory.swtDefaults().numColumns(WhoFields.columns()).applyTo(area);
		int vcpus = presenter().map(page -> page.shown().getVcpus().size()).orElse(0);
		fields = new WhoFields(area, vcpus, this::ask);
		answer = new Text(area, SWT.BORDER | SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL);
		answer.setFont(JFaceResources.getTextFont());
		answer.setText(Texts.of("who.hint"));
		GridDataFactory.fillDefaults().grab(true, true).span(WhoFields.columns(), 1).hint(WIDTH, HEIGHT)
				.applyTo(answer);
		return area;
	}

	@Override
	protected void createButtonsForButtonBar(Composite parent) {
		PageTurning pages = (PageTurning) editor.getAdapter(PageTurning.class);
		for (String page : new String[] { "buses", "memory" })
			createButton(parent, IDialogConstants.CLIENT_ID, Texts.of("who.show." + page), false)
					.addListener(SWT.Selection, event -> pages.show(page));
		createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CLOSE_LABEL, false);
	}

	private Optional<PagePresenter> presenter() {
		return editor.presenter();
	}

	private void ask() {
		asking.ifPresent(Job::cancel);
		Optional<Access> access = fields.access();
		if (access.isEmpty() || presenter().isEmpty()) {
			tell(new WhoJob.Answer(Optional.empty(), Texts.of("who.hint")));
			return;
		}
		WhoJob job = new WhoJob(EcoreUtil.copy(presenter().get().shown()), access.get(), fields.vcpu(),
				getShell().getDisplay(), this::tell);
		asking = Optional.of(job);
		job.schedule(DELAY);
	}

	private void tell(WhoJob.Answer told) {
		if (answer.isDisposed())
			return;
		answer.setText(told.text());
		presenter().ifPresent(page -> page.ask(told.way()));
	}

	@Override
	public boolean close() {
		asking.ifPresent(Job::cancel);
		presenter().ifPresent(page -> page.ask(Optional.empty()));
		return super.close();
	}
}
