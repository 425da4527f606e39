package org.irqscope.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.views.properties.IPropertySource;
import org.eclipse.ui.views.properties.PropertySheet;
import org.irqscope.model.Eventfd;
import org.irqscope.model.ModelPackage;
import org.irqscope.testing.Desktop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The Properties view shows what is selected in a diagram, in the state of the walk. */
class PropertiesTest {
	private MachineEditor editor;

	@BeforeEach
	void open() throws Exception {
		Desktop.page().showView(IPageLayout.ID_PROP_SHEET);
		editor = (MachineEditor) Desktop.open(Desktop.example("noapic"));
		Gestures.viewer(editor).select(new Gestures(editor).node("eventfd0"));
		Desktop.settle();
		((WalkPlayer) editor.getAdapter(WalkPlayer.class)).setReducedMotion(true);
	}

	@AfterEach
	void close() {
		Desktop.page().closeEditor(editor, false);
	}

	private static String property(String name) {
		PropertySheet view = (PropertySheet) Desktop.page().findView(IPageLayout.ID_PROP_SHEET);
		return Arrays.stream(((Tree) view.getCurrentPage().getControl()).getItems())
				.filter(item -> item.getText(0).equals(name)).map((TreeItem item) -> item.getText(1)).findFirst()
				.orElseThrow(() -> new AssertionError(name));
	}

	@Test
	void whatWasSelectedBeforeTheWalkFollowsIt() {
		assertEquals("0", property("count"));
		Desktop.run("org.irqscope.walk.stepInto");
		assertEquals("1", property("count"));
		Desktop.run("org.irqscope.walk.end");
		assertEquals("0", property("count"));
	}

	@Test
	void aNumberIsReadInDecimalAndInHexadecimal() {
		Eventfd eventfd = editor.presenter().orElseThrow().document().getEventfds().get(0);
		IPropertySource properties = new ElementProperties(eventfd, editor::edit);
		properties.setPropertyValue(ModelPackage.Literals.EVENTFD__COUNT, "010");
		assertEquals(10, eventfd.getCount());
		properties.setPropertyValue(ModelPackage.Literals.EVENTFD__COUNT, "0x10");
		assertEquals(16, eventfd.getCount());
		assertTrue(editor.isDirty());
	}

	@Test
	void whatIsOnlyShownCannotBeSet() {
		Eventfd eventfd = editor.presenter().orElseThrow().document().getEventfds().get(0);
		new ElementProperties(eventfd).setPropertyValue(ModelPackage.Literals.EVENTFD__COUNT, "1");
		assertEquals(0, eventfd.getCount());
		assertFalse(editor.isDirty());
	}
}
