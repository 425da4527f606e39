package org.irqscope.ui.welcome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javax.xml.parsers.DocumentBuilderFactory;

import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.FileLocator;
import org.eclipse.core.runtime.IPath;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.cheatsheets.OpenCheatSheetAction;
import org.eclipse.ui.forms.widgets.Hyperlink;
import org.irqscope.core.run.Stop;
import org.irqscope.diagram.player.WalkPlayer;
import org.irqscope.testing.Desktop;
import org.irqscope.testing.Dialogs;
import org.irqscope.testing.NoErrorsLogged;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.FrameworkUtil;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Each cheat sheet is led through to its end, by the links that its reader clicks. */
@ExtendWith(NoErrorsLogged.class)
class CheatSheetsTest {
	private static final String VIEW = "org.eclipse.ui.cheatsheets.views.CheatSheetView", BEGIN = "Click to Begin",
			PERFORM = "Click to perform";

	@AfterEach
	void close() {
		IViewPart view = Desktop.page().findView(VIEW);
		if (view != null)
			Desktop.page().hideView(view);
		Desktop.page().closeAllEditors(false);
	}

	private static List<String> commands(String sheet) throws Exception {
		List<String> commands = new ArrayList<>();
		try (InputStream file = FileLocator.openStream(FrameworkUtil.getBundle(Welcome.class),
				IPath.fromPortableString("cheatsheets/" + sheet + ".xml"), false)) {
			NodeList all = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file)
					.getElementsByTagName("command");
			for (int at = 0; at < all.getLength(); at++)
				commands.add(((Element) all.item(at)).getAttribute("serialization"));
		}
		return commands;
	}

	private static Optional<Hyperlink> link(String words) {
		return Dialogs.controls(Desktop.window().getShell(), Hyperlink.class).stream().filter(Hyperlink::isVisible)
				.filter(link -> words.equalsIgnoreCase(link.getText()) || words.equalsIgnoreCase(link.getToolTipText()))
				.findFirst();
	}

	private static void click(String words) {
		Desktop.await(words, () -> link(words).isPresent());
		Event event = new Event();
		event.character = SWT.CR;
		link(words).orElseThrow().notifyListeners(SWT.KeyDown, event);
		Desktop.awaitWalk();
		Desktop.settle();
	}

	private static int position() {
		return Optional.ofNullable(Desktop.page().getActiveEditor())
				.map(editor -> Adapters.adapt(editor, WalkPlayer.class)).flatMap(WalkPlayer::stop).map(Stop::position)
				.orElse(0);
	}

	@ParameterizedTest
	@ValueSource(strings = { "noapic", "apic", "rewrite-vfio" })
	void itsCommandsLeadFromTheFirstItemToTheLast(String sheet) throws Exception {
		Desktop.example(sheet);
		new OpenCheatSheetAction("org.irqscope.ui." + sheet).run();
		Desktop.await("the sheet is open", () -> Desktop.page().findView(VIEW) != null);
		click(BEGIN);
		List<String> commands = commands(sheet);
		for (String command : commands) {
			int before = position();
			click(PERFORM);
			if (command.contains("openResource"))
				Desktop.awaitOpened(Desktop.page().getActiveEditor());
			if (command.matches(".*(Step|Resume|\\.walk\\.).*"))
				assertNotEquals(before, position(), command);
			if (command.endsWith(".Resume"))
				Desktop.screenshot("cheatsheet-" + sheet);
		}
		assertEquals(Optional.empty(), link(PERFORM).map(Hyperlink::getText));
		assertEquals(sheet + ".irqscope", Desktop.page().getActiveEditor().getTitle());
		assertEquals(0, position());
		assertTrue(commands.size() > 10);
	}
}
