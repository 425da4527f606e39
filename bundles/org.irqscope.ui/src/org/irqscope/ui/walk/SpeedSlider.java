package org.irqscope.ui.walk;

import org.eclipse.jface.util.IPropertyChangeListener;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Scale;
import org.irqscope.diagram.player.WalkPlayer;
import org.irqscope.ui.Texts;

/** The slider for the time of a hop: slow at the left, fast at the right, each step a share of the one before. */
final class SpeedSlider {
	private static final int STEPS = 100, WIDTH = 80;
	private static final double RANGE = Math.log((double) WalkPlayer.SLOWEST / WalkPlayer.FASTEST);
	private final IPropertyChangeListener changed = event -> {
		if (WalkPreferences.HOP_MILLIS.equals(event.getProperty()))
			show();
	};
	private final Control bar;
	private Scale scale;

	SpeedSlider(Composite parent) {
		bar = BarControl.blend(parent, WIDTH, inside -> scale = new Scale(inside, SWT.HORIZONTAL));
		scale.setMaximum(STEPS);
		scale.setPageIncrement(STEPS / 10);
		scale.addListener(SWT.Selection, event -> WalkPreferences.store().setValue(WalkPreferences.HOP_MILLIS,
				(int) Math.round(WalkPlayer.SLOWEST * Math.exp(-RANGE * scale.getSelection() / STEPS))));
		WalkPreferences.store().addPropertyChangeListener(changed);
		scale.addListener(SWT.Dispose, event -> WalkPreferences.store().removePropertyChangeListener(changed));
		show();
	}

	Control control() {
		return bar;
	}

	private void show() {
		int millis = WalkPreferences.store().getInt(WalkPreferences.HOP_MILLIS);
		int selection = (int) Math.round(STEPS * Math.log((double) WalkPlayer.SLOWEST / millis) / RANGE);
		if (scale.getSelection() != selection)
			scale.setSelection(selection);
		scale.setToolTipText(Texts.of("walk.speed", millis));
	}
}
