package org.irqscope.ui.breakpoint;

import java.util.Optional;
import java.util.function.Supplier;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.irqscope.core.breakpoint.Breakpoint;
import org.irqscope.emulator.state.Snapshot;
import org.irqscope.ui.Texts;
import org.irqscope.ui.debug.Reasons;
import org.irqscope.ui.help.WorkbenchHelp;

/** Asks for a breakpoint of any kind. Used by the UI thread. */
final class BreakpointDialog extends TitleAreaDialog {
	private final Supplier<Optional<Snapshot>> machine;
	private final Optional<String> file;
	private BreakpointForm form;
	private Button all;
	private Optional<Breakpoint> breakpoint = Optional.empty();
	private boolean forAll;

	/** @param file the name of the machine's file; nothing where a breakpoint can only be for all machines */
	BreakpointDialog(Shell shell, Optional<String> file, Supplier<Optional<Snapshot>> machine) {
		super(shell);
		this.file = file;
		this.machine = machine;
	}

	@Override
	protected boolean isResizable() {
		return true;
	}

	@Override
	protected void configureShell(Shell shell) {
		super.configureShell(shell);
		shell.setText(Texts.of("breakpoint.new"));
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		Composite area = (Composite) super.createDialogArea(parent);
		setTitle(Texts.of("breakpoint.new"));
		setMessage(Texts.of("breakpoint.new.message"));
		WorkbenchHelp.explain(area, "breakpoint");
		form = new BreakpointForm(area, machine, this::changed);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(form.control());
		all = new Button(area, SWT.CHECK);
		all.setText(Texts.of("breakpoint.for.all"));
		all.setSelection(file.isEmpty());
		all.setEnabled(file.isPresent());
		GridDataFactory.fillDefaults().indent(5, 0).applyTo(all);
		return area;
	}

	@Override
	protected void createButtonsForButtonBar(Composite parent) {
		super.createButtonsForButtonBar(parent);
		getButton(IDialogConstants.OK_ID).setEnabled(false);
	}

	/** A breakpoint that can never hit may be wanted all the same; its reason is a warning. */
	private void changed() {
		breakpoint = form.breakpoint();
		setErrorMessage(breakpoint.isPresent() ? null : form.error());
		Optional<String> never = breakpoint.flatMap(one -> Reasons.whyNever(one, machine.get()));
		setMessage(never.map(why -> Texts.of("breakpoint.never.hits", why))
				.orElseGet(() -> breakpoint.map(Breakpoint::sentence).orElse("")),
				never.isPresent() ? IMessageProvider.WARNING : IMessageProvider.NONE);
		getButton(IDialogConstants.OK_ID).setEnabled(breakpoint.isPresent());
	}

	@Override
	protected void okPressed() {
		forAll = all.getSelection();
		super.okPressed();
	}

	/** What was asked for. */
	Optional<Breakpoint> breakpoint() {
		return breakpoint;
	}

	/** True when it is wanted for all machines. */
	boolean isForAll() {
		return forAll;
	}
}
