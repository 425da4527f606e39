package org.irqscope.ui.act;

import java.util.List;
import java.util.Optional;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.irqscope.core.decision.Instruction;
import org.irqscope.core.run.RunException;
import org.irqscope.core.run.Stop;
import org.irqscope.diagram.player.WalkPlayer;

/**
 * Asks what shall be done to a machine where its walk stands, and does it: what is refused is said here, so that it can
 * be put right. Used by the UI thread.
 */
final class ActDialog extends TitleAreaDialog {
	private final WalkPlayer player;
	private final List<String> proposed;
	private ActForm form;

	/** @param proposed lines about what is selected, the most likely first */
	ActDialog(Shell shell, WalkPlayer player, List<String> proposed) {
		super(shell);
		this.player = player;
		this.proposed = List.copyOf(proposed);
	}

	@Override
	protected boolean isResizable() {
		return true;
	}

	@Override
	protected void configureShell(Shell shell) {
		super.configureShell(shell);
		shell.setText(Texts.of("act.title"));
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		Composite area = (Composite) super.createDialogArea(parent);
		setTitle(Texts.of("act.title"));
		setMessage(where());
		form = new ActForm(area, proposed, () -> player.stop().flatMap(Stop::state), this::changed);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(form.control());
		return area;
	}

	private String where() {
		Optional<Stop> stop = player.stop();
		return stop.filter(one -> one.position() < one.length()).map(one -> Texts.of("act.message.middle",
				one.position())).orElseGet(() -> Texts.of("act.message.end"));
	}

	@Override
	protected void createButtonsForButtonBar(Composite parent) {
		createButton(parent, IDialogConstants.OK_ID, Texts.of("act.do"), true);
		createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
		form.begin();
	}

	private void changed(String line) {
		setErrorMessage(line.isBlank() ? null : error(line).orElse(null));
		getButton(IDialogConstants.OK_ID).setEnabled(!line.isBlank() && getErrorMessage() == null);
	}

	private Optional<String> error(String line) {
		try {
			Instruction.impulse(line, player.stop().flatMap(Stop::state));
			return Optional.empty();
		} catch (RunException e) {
			return Optional.of(e.getMessage());
		}
	}

	@Override
	protected void okPressed() {
		getButton(IDialogConstants.OK_ID).setEnabled(false);
		String line = form.line();
		try {
			Acts.run(player, List.of(line), refusal -> answered(line, refusal));
		} catch (RunException e) {
			setErrorMessage(e.getMessage());
		}
	}

	private void answered(String line, Optional<String> refusal) {
		if (refusal.isEmpty())
			LastActs.add(line);
		if (getShell() == null || getShell().isDisposed())
			return;
		refusal.ifPresentOrElse(this::setErrorMessage, super::okPressed);
	}
}
