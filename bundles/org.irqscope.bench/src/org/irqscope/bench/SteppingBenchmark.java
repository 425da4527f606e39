package org.irqscope.bench;

import java.awt.image.BufferedImage;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

import org.irqscope.core.picture.Highlights;
import org.irqscope.core.picture.Page;
import org.irqscope.core.picture.PageLayout;
import org.irqscope.core.picture.PageScene;
import org.irqscope.core.picture.Sketch;
import org.irqscope.core.picture.Unfolded;
import org.irqscope.core.picture.pages.Pages;
import org.irqscope.core.run.Request;
import org.irqscope.core.session.MachineStateException;
import org.irqscope.core.session.Session;
import org.irqscope.emulator.script.ScriptException;
import org.irqscope.scene.layout.Scene;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** In a walk of a million hops somebody steps, steps back and jumps, and sees the picture of where that leads. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class SteppingBenchmark {
	private static final int HOPS = 1_000_000, NODES = 45;
	private static final long NANOSECONDS = 10_000_000_000L;
	private final SplittableRandom anywhere = new SplittableRandom(1);
	private final Page page = Pages.MACHINE;
	private final PageLayout layout = new PageLayout(page);
	private final Frame frame = new Frame();
	private Session session;

	@Setup
	public void record() throws MachineStateException, ScriptException {
		session = Ticking.session(NODES, NANOSECONDS);
		session.ask(Request.Move.TO_END);
		if (session.walk().size() < HOPS)
			throw new IllegalStateException("only " + session.walk().size() + " hops");
		session.goTo(HOPS / 2);
		layout.finished(sketch());
	}

	private Sketch sketch() {
		return Sketch.of(page, session.view(), Highlights.of(session), Unfolded.NONE);
	}

	@Benchmark
	public BufferedImage step() throws MachineStateException {
		session.ask(Request.Move.STEP_INTO);
		return painted();
	}

	@Benchmark
	public BufferedImage stepBack() throws MachineStateException {
		session.ask(Request.Move.STEP_BACK);
		return painted();
	}

	@Benchmark
	public BufferedImage jump() {
		session.goTo(anywhere.nextInt(HOPS));
		return painted();
	}

	private BufferedImage painted() {
		Scene scene = layout.known(sketch()).scene();
		return frame.paint(PageScene.motion(page, session, scene).map(motion -> motion.used(scene)).orElse(scene));
	}
}
