package org.irqscope.ui.kernel;

import java.util.List;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.text.Document;
import org.eclipse.jface.text.source.CompositeRuler;
import org.eclipse.jface.text.source.LineNumberRulerColumn;
import org.eclipse.jface.text.source.SourceViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.irqscope.core.kernel.CodeParts;
import org.irqscope.core.kernel.KernelFunction;
import org.irqscope.diagram.DiagramTheme;
import org.irqscope.scene.theme.Role;
import org.irqscope.scene.theme.Theme;
import org.irqscope.ui.ThemeColors;

/** A file of a kernel with the numbers of its lines, those of a function marked. Used by the UI thread. */
final class KernelPage {
	private static final int ABOVE = 3;
	private final LineNumberRulerColumn numbers = new LineNumberRulerColumn();
	private final SourceViewer viewer;
	private final StyledText text;
	private KernelFunction shown = new KernelFunction("", "", 0, 0);
	private List<CodeParts.Part> parts = List.of();

	KernelPage(Composite parent) {
		CompositeRuler ruler = new CompositeRuler();
		ruler.addDecorator(0, numbers);
		viewer = new SourceViewer(parent, ruler, SWT.H_SCROLL | SWT.V_SCROLL | SWT.MULTI | SWT.READ_ONLY);
		viewer.setEditable(false);
		viewer.setDocument(new Document());
		text = viewer.getTextWidget();
		text.setFont(JFaceResources.getFont(JFaceResources.TEXT_FONT));
		numbers.setFont(text.getFont());
		text.setTabs(8);
	}

	Control control() {
		return viewer.getControl();
	}

	StyledText text() {
		return text;
	}

	/** Shows a function in its file. */
	void show(KernelFunction function, List<CodeParts.Part> coloured) {
		if (!shown.text().equals(function.text()))
			viewer.setDocument(new Document(function.text()));
		shown = function;
		parts = coloured;
		recolor();
		int top = Math.max(0, function.first() - ABOVE);
		text.setTopIndex(top);
		text.setCaretOffset(text.getOffsetAtLine(function.first()));
	}

	/** Draws in the colours of the desktop as they are now. */
	void recolor() {
		Theme theme = DiagramTheme.current();
		ThemeColors colors = new ThemeColors(theme);
		text.setBackground(colors.canvas());
		text.setForeground(colors.text());
		numbers.setBackground(colors.stripe());
		numbers.setForeground(colors.quiet());
		text.setStyleRanges(parts.stream().map(part -> style(part, theme)).toArray(StyleRange[]::new));
		text.setLineBackground(0, text.getLineCount(), null);
		if (!shown.text().isEmpty())
			text.setLineBackground(shown.first(), shown.last() - shown.first() + 1, colors.chosen());
		numbers.redraw();
	}

	private static StyleRange style(CodeParts.Part part, Theme theme) {
		StyleRange range = new StyleRange(part.start(), part.length(), DiagramTheme.color(switch (part.kind()) {
		case COMMENT -> theme.quiet();
		case TEXT -> theme.role(Role.PIC);
		case DIRECTIVE -> theme.role(Role.LAPIC);
		case KEYWORD -> theme.role(Role.VCPU);
		}), null);
		range.fontStyle = part.kind() == CodeParts.Kind.COMMENT ? SWT.ITALIC
				: part.kind() == CodeParts.Kind.KEYWORD ? SWT.BOLD : SWT.NORMAL;
		return range;
	}
}
