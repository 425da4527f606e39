package org.irqscope.ui.walk;

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
final class RateLabel {
	private static final int WIDTH = 130, PAUSE_MILLIS = 250;
	private final WalkSource source;
	private final Runnable changed = this::later;
	private final Runnable show = this::show;
	private final Control bar;
	private final DiagramTheme theme;
	private CLabel label;
	private boolean pending;

	RateLabel(Composite parent, WalkSource source) {
		this.source = source;
		bar = BarControl.blend(parent, WIDTH, inside -> label = new CLabel(inside, SWT.LEFT));
		theme = new DiagramTheme(colours -> show());
		label.addListener(SWT.Dispose, event -> {
			source.removeListener(changed);
			theme.dispose();
		});
		source.addListener(changed);
		show();
	}

	Control control() {
		return bar;
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
