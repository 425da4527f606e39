package org.irqscope.ui.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchPage;
import org.irqscope.core.run.Request.Move;
import org.irqscope.diagram.page.PagePresenter;
import org.irqscope.diagram.player.PlayRate;
import org.irqscope.diagram.player.WalkPlayer;
import org.irqscope.testing.Desktop;
import org.irqscope.testing.NoErrorsLogged;
import org.irqscope.ui.script.ScriptEditor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A script plays as fast as it is asked to, on a diagram with every pin in use, and runs without drawing. */
@ExtendWith(NoErrorsLogged.class)
class PlayTest {
	private static final int PINS = 24, ROUNDS = 8;
	private IFile file;
	private WalkPlayer player;
	private PagePresenter page;
	private WalkView view;

	@BeforeEach
	void open() throws Exception {
		StringBuilder script = new StringBuilder("vm 2\nlapic-enable\n");
		for (int pin = 0; pin < PINS; pin++)
			script.append(String.format(Locale.ROOT,
					"write32 0xfec00000 0x%x\nwrite32 0xfec00010 0x%x\n", 0x10 + 2 * pin, 0x40 + pin));
		for (int round = 0; round < ROUNDS; round++)
			for (int pin = 0; pin < PINS; pin++)
				script.append(String.format(Locale.ROOT, "line %1$d 1\nline %1$d 0\nack\nwrite32 0xfee000b0 0\n", pin));
		file = Desktop.example("noapic").getProject().getFile("play.kvmops");
		file.create(new ByteArrayInputStream(script.toString().getBytes(StandardCharsets.UTF_8)), true, null);
		((ScriptEditor) Desktop.open(file)).beginWalk();
		Desktop.await("the walk is open", () -> player(Desktop.page().getActiveEditor()) != null);
		view = (WalkView) Desktop.page().showView(WalkView.ID, null, IWorkbenchPage.VIEW_VISIBLE);
		player = player(Desktop.page().getActiveEditor());
		page = Adapters.adapt(Desktop.page().getActiveEditor(), PagePresenter.class);
		Desktop.await("the walk stands", () -> player.stop().isPresent());
	}

	@AfterEach
	void close() throws Exception {
		player.setHopMillis(WalkPlayer.USUAL);
		Desktop.page().closeAllEditors(false);
		file.delete(true, null);
	}

	private static WalkPlayer player(IEditorPart editor) {
		return editor == null ? null : Adapters.adapt(editor, WalkPlayer.class);
	}

	@Test
	void theRateReachedIsSaidBesideTheRateAsked() throws Exception {
		player.setHopMillis(WalkPlayer.FASTEST);
		int from = player.stop().orElseThrow().position();
		long start = System.nanoTime();
		player.play();
		Desktop.await("the walk goes on", () -> player.stop().orElseThrow().position() > from + 10
				&& player.rate().reached() > 0 && view.rate().contains("of 12.5 hops/s"));
		PlayRate rate = player.rate();
		int moved = player.stop().orElseThrow().position() - from;
		double seconds = (System.nanoTime() - start) / 1e9;
		Desktop.screenshot("play-rate");
		player.pause();
		// What is reached for a while is more where the picture has to catch up; all in all it is not.
		assertTrue(rate.reached() > 0, rate.toString());
		assertTrue(moved <= rate.asked() * seconds + 1, moved + " hops in " + seconds + " s");
	}

	@Test
	void theLastHopIsDrawnAndAtMostSixtyFramesASecond() {
		AtomicInteger frames = new AtomicInteger();
		page.addListener(new PagePresenter.Listener() {
			@Override
			public void sceneChanged() {
				frames.incrementAndGet();
			}

			@Override
			public void tokenMoved() {
				frames.incrementAndGet();
			}
		});
		player.setHopMillis(WalkPlayer.FASTEST);
		player.goTo(player.stop().orElseThrow().length() - 30);
		Desktop.awaitWalk();
		frames.set(0);
		long start = System.nanoTime();
		player.play();
		Desktop.await("the walk is at its end", () -> !player.isPlaying());
		double seconds = (System.nanoTime() - start) / 1e9;
		assertEquals(player.stop().orElseThrow().length(), player.stop().orElseThrow().position());
		// Each hop may draw its picture and the token's start within one frame.
		assertTrue(frames.get() <= 60 * seconds + 2 * 30, frames + " frames in " + seconds + " s");
	}

	@Test
	void aRunToTheEndIsDrawnOnce() {
		player.goTo(0);
		Desktop.awaitWalk();
		AtomicInteger scenes = new AtomicInteger();
		page.addListener(new PagePresenter.Listener() {
			@Override
			public void sceneChanged() {
				scenes.incrementAndGet();
			}

			@Override
			public void tokenMoved() {
				// A run has no token.
			}
		});
		player.jump(Move.TO_END);
		Desktop.awaitWalk();
		assertEquals(player.stop().orElseThrow().length(), player.stop().orElseThrow().position());
		assertTrue(scenes.get() <= 2, "pictures: " + scenes);
	}
}
