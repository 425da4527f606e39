package org.irqscope.ui.walk;

import org.eclipse.jface.action.ControlContribution;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.irqscope.diagram.DiagramTheme;
import org.irqscope.diagram.player.PlayRate;
import org.irqscope.diagram.player.WalkPlayer;
import org.irqscope.ui.Texts;
import org.irqscope.ui.ThemeColors;

/** Says how many hops a second are asked for, and while a walk plays how many are reached. Used by the UI thread. */
final class RateLabel extends ControlContribution {
	private static final int WIDTH = 130, PAUSE_MILLIS = 250;
	private final WalkSource source;
	private final Runnable changed = this::later;
	private final Runnable show = this::show;
	private CLabel label;
	private DiagramTheme theme;
	private boolean pending;

	RateLabel(WalkSource source) {
		super("org.irqscope.ui.rate");
		this.source = source;
	}

	@Override
	protected Control createControl(Composite parent) {
		Control bar = BarControl.blend(parent, WIDTH, inside -> label = new CLabel(inside, SWT.LEFT));
		theme = new DiagramTheme(colours -> show());
		label.addListener(SWT.Dispose, event -> {
			source.removeListener(changed);
			theme.dispose();
		});
		source.addListener(changed);
		show();
		return bar;
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
		label.setForeground(new ThemeColors(DiagramTheme.current()).text());
		label.setText(source.player().map(RateLabel::text).orElse(""));
		label.setToolTipText(source.player().map(RateLabel::detail).orElse(""));
	}

	private static String text(WalkPlayer player) {
		PlayRate rate = player.rate();
		return player.isPlaying() ? Texts.of("walk.rate.playing", rate.asked(), rate.reached())
				: Texts.of("walk.rate", rate.asked());
	}

	private static String detail(WalkPlayer player) {
		PlayRate rate = player.rate();
		return player.isPlaying() ? Texts.of("walk.rate.detail", rate.asked(), rate.reached(), rate.shown())
				: Texts.of("walk.rate.tooltip");
	}

	/** What is said now. */
	String text() {
		return label.getText();
	}
}
