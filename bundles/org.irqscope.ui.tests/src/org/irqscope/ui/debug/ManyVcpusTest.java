package org.irqscope.ui.debug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.debug.ui.IDebugUIConstants;
import org.eclipse.debug.ui.IDebugView;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.irqscope.core.edit.template.MachineTemplate;
import org.irqscope.core.edit.template.NewMachine;
import org.irqscope.diagram.DiagramTheme;
import org.irqscope.diagram.player.WalkPlayer;
import org.irqscope.model.file.MachineFiles;
import org.irqscope.model.Vendor;
import org.irqscope.testing.Desktop;
import org.irqscope.testing.Dialogs;
import org.irqscope.testing.NoErrorsLogged;
import org.irqscope.testing.SmallScreen;
import org.irqscope.testing.Trees;
import org.irqscope.ui.CutTexts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The perspective for debugging shows machines with one, some and many vCPUs, in every theme. */
@ExtendWith(NoErrorsLogged.class)
class ManyVcpusTest {
	private static final String CONTRAST = "contrast";
	private IFile file;

	@AfterEach
	void close() throws Exception {
		DiagramTheme.chooseContrast(false);
		Desktop.page().closeAllEditors(false);
		file.delete(true, null);
	}

	private WalkPlayer open(int vcpus) throws Exception {
		file = Desktop.example("apic").getProject().getFile("vcpus" + vcpus + ".irqscope");
		file.create(new ByteArrayInputStream(MachineFiles.bytes(
				new NewMachine("vcpus" + vcpus, MachineTemplate.IOAPIC, vcpus, Vendor.VMX, false).create())), true,
				null);
		WalkPlayer player = Adapters.adapt(Desktop.open(file), WalkPlayer.class);
		player.setReducedMotion(true);
		return player;
	}

	private static Tree tree(String id) throws Exception {
		return (Tree) ((IDebugView) Desktop.page().showView(id)).getViewer().getControl();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 8, 64 })
	void whatIsDebuggedIsSeen(int vcpus) throws Exception {
		try (SmallScreen screen = new SmallScreen("org.irqscope.ui.debug")) {
			WalkPlayer player = open(vcpus);
			for (int hop = 0; hop < 12; hop++)
				Desktop.run("org.eclipse.debug.ui.commands.StepInto");
			Tree debug = tree(IDebugUIConstants.ID_DEBUG_VIEW);
			String stopped = "hop 12 of " + player.stop().orElseThrow().length();
			Trees.saying(stopped, debug, "vcpus" + vcpus, "vcpus" + vcpus, "kworker");
			Desktop.await("the context that runs is in sight",
					() -> Trees.present(debug, "vcpus" + vcpus, "vcpus" + vcpus, "kworker")
							.filter(ManyVcpusTest::isSeen).isPresent());
			for (String kind : List.of(SmallScreen.LIGHT, SmallScreen.DARK, CONTRAST)) {
				screen.turn(kind.equals(CONTRAST) ? SmallScreen.LIGHT : kind);
				DiagramTheme.chooseContrast(kind.equals(CONTRAST));
				Trees.row(tree(IDebugUIConstants.ID_REGISTER_VIEW), "LAPIC " + (vcpus - 1));
				Desktop.page().showView("org.irqscope.ui.timeline");
				Desktop.awaitViews();
				Desktop.screenshot("many-" + vcpus + "-registers-" + kind);
				Trees.row(tree(IDebugUIConstants.ID_VARIABLE_VIEW), "LAPIC");
				Desktop.page().showView("org.irqscope.ui.walk");
				Desktop.page().showView("org.irqscope.ui.explanation");
				Desktop.awaitViews();
				Desktop.screenshot("many-" + vcpus + "-walk-" + kind);
				Desktop.await("frames and variables have room",
						() -> CutTexts.of(Desktop.window().getShell()).isEmpty());
				titles();
			}
		}
	}

	private static boolean isSeen(TreeItem row) {
		return row.getBounds().y >= 0 && row.getBounds().y < row.getParent().getClientArea().height;
	}

	/** The tabs of an editor's pages say their whole titles, in whatever theme. */
	private static void titles() {
		List<CTabFolder> pages = Dialogs.controls(Desktop.window().getShell(), CTabFolder.class).stream()
				.filter(folder -> (folder.getStyle() & SWT.BOTTOM) != 0 && folder.isVisible()).toList();
		assertEquals(1, pages.size());
		int longest = Stream.of(pages.get(0).getItems()).map(CTabItem::getText).mapToInt(String::length).max()
				.orElseThrow();
		Desktop.await("titles are whole", () -> pages.get(0).getMinimumCharacters() >= longest);
		assertTrue(Arrays.stream(pages.get(0).getItems()).anyMatch(CTabItem::isShowing));
	}
}
