package org.irqscope.cli;

import org.irqscope.scene.theme.Theme;

/** The themes by the names that their pictures have. */
enum ThemeName {
	LIGHT(Theme.LIGHT), DARK(Theme.DARK), CONTRAST(Theme.CONTRAST);

	private final Theme theme;

	ThemeName(Theme theme) {
		this.theme = theme;
	}

	Theme theme() {
		return theme;
	}
}
