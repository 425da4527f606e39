package org.irqscope.core.operation.export;

import java.util.Locale;

/** The files that pictures and walks can be written to. */
public enum ExportFormat {
	SVG("svg"), PNG("png"),
	/** A page for a browser that steps through a walk. */
	HTML("html"),
	/** A page a step. */
	PDF("pdf"),
	/** Upright pages with several steps. */
	HANDOUT("pdf"),
	/** A picture that moves. */
	GIF("gif"),
	/** The same in all its colours. */
	APNG("png"),
	/** A sequence diagram in SVG. */
	SEQUENCE("svg"),
	/** A sequence diagram as text for Mermaid. */
	MERMAID("mmd"),
	/** A sequence diagram as text for PlantUML. */
	PLANTUML("puml"), MARKDOWN("md"), CSV("csv");

	private final String extension;

	ExportFormat(String extension) {
		this.extension = extension;
	}

	/** True for a file with one picture; others are about the steps of a walk. */
	public boolean isPicture() {
		return this == SVG || this == PNG;
	}

	/** True for a file with a picture a step. */
	public boolean hasPictures() {
		return this == HTML || hasPaper() || isMoving();
	}

	/** True for a file whose colours are chosen when it is written. */
	public boolean hasColours() {
		return isPicture() || hasPaper() || isMoving() || this == SEQUENCE;
	}

	/** True for a picture that moves. */
	public boolean isMoving() {
		return this == GIF || this == APNG;
	}

	/** True for a file of pixels, which are as many as one wants. */
	public boolean isPixels() {
		return this == PNG || isMoving();
	}

	/** True for a file with pages of paper. */
	public boolean hasPaper() {
		return this == PDF || this == HANDOUT;
	}

	/** The name that readers and the command line know. */
	public String word() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** What the name of such a file ends with, without the dot. */
	public String extension() {
		return extension;
	}
}
