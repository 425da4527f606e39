package org.irqscope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.e4.ui.css.swt.theme.ITheme;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.PlatformUI;
import org.irqscope.core.session.Session;
import org.irqscope.debug.WalkResult;
import org.irqscope.diagram.page.PagePresenter;
import org.irqscope.diagram.player.WalkPlayer;
import org.irqscope.scene.theme.Theme;
import org.irqscope.testing.Desktop;
import org.irqscope.testing.NoErrorsLogged;
import org.irqscope.ui.compare.CompareView;
import org.irqscope.ui.launch.ResultOpener;
import org.irqscope.ui.walk.WalkView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The desktop changes its colours while every view shows something that has been filled more than once. */
@ExtendWith(NoErrorsLogged.class)
class ThemeSwitchTest {
	private static final int TIMES = 3;
	private static final Duration PATIENCE = Duration.ofSeconds(60);
	private static final List<String> VIEWS = List.of(WalkView.ID, CompareView.ID, IPageLayout.ID_PROBLEM_VIEW,
			IPageLayout.ID_PROP_SHEET, IPageLayout.ID_OUTLINE, IPageLayout.ID_PROJECT_EXPLORER,
			IPageLayout.ID_PROGRESS_VIEW);
	private final IThemeEngine engine = PlatformUI.getWorkbench().getService(IThemeEngine.class);
	private ITheme before;
	private IEditorPart editor;

	@BeforeEach
	void fill() throws Exception {
		before = engine.getActiveTheme();
		for (String view : VIEWS)
			Desktop.page().showView(view);
		IFile machine = Desktop.example("noapic");
		Path trace = machine.getProject().getFile("noapic/perf-script-noapic.txt").getLocation().toPath();
		editor = Desktop.open(machine);
		WalkPlayer player = Adapters.adapt(editor, WalkPlayer.class);
		player.setReducedMotion(true);
		for (int time = 0; time < TIMES; time++) {
			Desktop.run("org.eclipse.debug.ui.commands.StepInto");
			Session session = player.session().orElseThrow();
			ResultOpener.open(WalkResult.Compared.of(session, trace, new NullProgressMonitor()));
			Desktop.settle();
			Desktop.page().showView(WalkView.ID);
			Desktop.settle();
			Desktop.page().activate(editor);
			Desktop.run("org.eclipse.debug.ui.commands.Terminate");
		}
		Desktop.page().showView(CompareView.ID);
		Desktop.settle();
	}

	@AfterEach
	void close() {
		engine.setTheme(before, false);
		Desktop.page().closeAllEditors(false);
		Desktop.page().hideView(Desktop.page().findView(CompareView.ID));
		Desktop.settle();
	}

	private ITheme theme(String kind) {
		return engine.getThemes().stream().filter(theme -> theme.getId().endsWith(kind)).findFirst()
				.orElseThrow(() -> new AssertionError(engine.getThemes().toString()));
	}

	/** GTK comes to the colours of a theme after the workbench, when there is nothing else to do. */
	private static void assertColours(boolean dark) {
		Shell window = Desktop.page().getWorkbenchWindow().getShell();
		long end = System.nanoTime() + PATIENCE.toNanos();
		Desktop.await("GTK has the colours", () -> System.nanoTime() > end
				|| ShownColours.wrong(window, dark).isEmpty());
		assertEquals(List.of(), ShownColours.wrong(window, dark));
	}

	@Test
	void theColoursChangeThereAndBackSeveralTimes() throws Exception {
		for (int time = 0; time < TIMES; time++)
			for (String kind : Arrays.asList("e4_dark", "e4_default")) {
				engine.setTheme(theme(kind), false);
				Desktop.settle();
				assertEquals(kind.endsWith("dark") ? Theme.DARK : Theme.LIGHT,
						Adapters.adapt(editor, PagePresenter.class).theme());
				assertColours(kind.endsWith("dark"));
				Desktop.awaitViews();
				assertEquals(List.of(), UnreadableRows.of(Desktop.window().getShell(),
						Desktop.screenshot("views-" + kind)));
			}
	}
}
