package org.irqscope.scene.text;

import java.io.InputStream;

/** A bundled typeface; pictures look the same on every machine. */
public enum Face {
	SANS("IRQScope Sans", "IRQScopeSans.ttf"), SEMIBOLD("IRQScope Sans SemiBold", "IRQScopeSans-SemiBold.ttf"),
	MONO("IRQScope Mono", "IRQScopeMono.ttf");

	private final String family;
	private final String file;

	Face(String family, String file) {
		this.family = family;
		this.file = file;
	}

	/** The family's name, which no installed font has. */
	public String family() {
		return family;
	}

	/** The file's name. */
	public String file() {
		return file;
	}

	/** The TrueType file; the caller closes it. */
	public InputStream open() {
		InputStream stream = Face.class.getResourceAsStream("fonts/" + file);
		if (stream == null)
			throw new IllegalStateException(file + " is not in the bundle");
		return stream;
	}
}
