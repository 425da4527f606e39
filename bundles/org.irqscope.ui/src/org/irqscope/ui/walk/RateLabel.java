package org.irqscope.ui.walk;

import org.eclipse.jface.action.ControlContribution;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.irqscope.diagram.PlayRate;
import org.irqscope.diagram.WalkPlayer;
import org.irqscope.ui.Texts;

/** Says how many hops a second are asked for, and while a walk plays how many are reached. Used by the UI thread. */
final class RateLabel extends ControlContribution {
	private static final int WIDTH = 210, PAUSE_MILLIS = 250;
	private final WalkSource source;
	private final Runnable changed = this::later;
	private final Runnable show = this::show;
	private Label label;
	private boolean pending;

	RateLabel(WalkSource source) {
		super("org.irqscope.ui.rate");
		this.source = source;
	}

	@Override
	protected Control createControl(Composite parent) {
		label = new Label(parent, SWT.NONE);
		label.setToolTipText(Texts.of("walk.rate.tooltip"));
		label.addListener(SWT.Dispose, event -> source.removeListener(changed));
		source.addListener(changed);
		show();
		return label;
	}

	@Override
	protected int computeWidth(Control control) {
		return WIDTH;
	}

	/** Numbers that change with each hop could not be read. */
	private void later() {
		if (pending || label.isDisposed())
			return;
		pending = true;
		label.getDisplay().timerExec(PAUSE_MILLIS, show);
	}

	private void show() {
		pending = false;
		if (label.isDisposed())
			return;
		label.setText(source.player().map(RateLabel::text).orElse(""));
	}

	private static String text(WalkPlayer player) {
		PlayRate rate = player.rate();
		return player.isPlaying() ? Texts.of("walk.rate.playing", rate.asked(), rate.reached(), rate.shown())
				: Texts.of("walk.rate", rate.asked());
	}

	/** What is said now. */
	String text() {
		return label.getText();
	}
}
