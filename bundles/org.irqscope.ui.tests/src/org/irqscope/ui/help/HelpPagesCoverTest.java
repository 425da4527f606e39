package org.irqscope.ui.help;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.jface.preference.IPreferenceNode;
import org.eclipse.jface.preference.PreferenceManager;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.views.IViewDescriptor;
import org.irqscope.core.help.HelpPages;
import org.irqscope.testing.Desktop;
import org.irqscope.testing.NoErrorsLogged;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The help explains every view and every page of preferences, and F1 shows the page of the part that has the focus. */
@ExtendWith(NoErrorsLogged.class)
class HelpPagesCoverTest {
	private static final String OURS = "org.irqscope.";

	@Test
	void everyViewIsExplained() throws Exception {
		Set<String> views = Stream.of(PlatformUI.getWorkbench().getViewRegistry().getViews())
				.filter(view -> view.getId().startsWith(OURS)).map(IViewDescriptor::getLabel)
				.collect(Collectors.toSet());
		assertEquals(views, Set.copyOf(HelpPages.headings("views")));
	}

	@Test
	void everyPageOfPreferencesIsExplained() throws Exception {
		Set<String> pages = PlatformUI.getWorkbench().getPreferenceManager()
				.getElements(PreferenceManager.PRE_ORDER).stream()
				.filter(node -> node.getId().startsWith(OURS) && node.getSubNodes().length == 0)
				.map(IPreferenceNode::getLabelText).collect(Collectors.toSet());
		assertEquals(pages, Set.copyOf(HelpPages.headings("preferences")));
	}

	@Test
	void theHelpShowsThePageOfThePartThatHasTheFocus() throws Exception {
		Desktop.open(Desktop.example("apic"));
		Desktop.run("org.eclipse.ui.help.dynamicHelp");
		IViewPart help = Desktop.page().findView("org.irqscope.ui.help");
		assertTrue(help instanceof HelpView);
		Desktop.screenshot("help-pages");
		assertTrue(text().contains("Pages of a diagram") && !text().contains("#"), text());
		Desktop.page().hideView(help);
		Desktop.page().closeAllEditors(false);
	}

	private static String text() {
		return texts(Desktop.window().getShell()).stream().filter(one -> one.contains("whole way")).findFirst()
				.orElse("");
	}

	private static List<String> texts(Composite parent) {
		return Stream.of(parent.getChildren()).flatMap(HelpPagesCoverTest::texts).toList();
	}

	private static Stream<String> texts(Control child) {
		return child instanceof StyledText text ? Stream.of(text.getText())
				: child instanceof Composite inner ? texts(inner).stream() : Stream.empty();
	}
}
