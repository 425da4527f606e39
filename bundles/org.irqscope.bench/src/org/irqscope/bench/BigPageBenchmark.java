package org.irqscope.bench;

import java.awt.image.BufferedImage;
import java.util.concurrent.TimeUnit;

import org.irqscope.core.picture.Highlights;
import org.irqscope.core.picture.Page;
import org.irqscope.core.picture.PageLayout;
import org.irqscope.core.picture.PageScene;
import org.irqscope.core.picture.Sketch;
import org.irqscope.core.picture.Unfolded;
import org.irqscope.core.picture.pages.Pages;
import org.irqscope.core.session.MachineStateException;
import org.irqscope.core.session.Session;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.layout.Scene;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Somebody steps through an interrupt of a machine with 64 vCPUs and 4,096 routes, and looks at a page of it
 * as large as it can be read.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class BigPageBenchmark {
	private static final int VCPUS = 64, ROUTES = 4096, IRQFDS = 256;
	@Param({ "machine", "routing" })
	public String name;
	private final Frame frame = new Frame();
	private Page page;
	private PageLayout layout;
	private Session session;
	private int position;

	@Setup
	public void create() throws MachineStateException {
		page = Pages.named(name).orElseThrow();
		layout = new PageLayout(page);
		VirtualMachine machine = BigMachine.ofRoutes(VCPUS, ROUTES, IRQFDS);
		session = Session.run(machine, machine.getStimuli().get(0));
		layout.finished(sketch());
	}

	private Sketch sketch() {
		return Sketch.of(page, session.view(), Highlights.of(session), Unfolded.NONE);
	}

	@Benchmark
	public BufferedImage step() {
		position = position == session.walk().size() ? 0 : position + 1;
		session.goTo(position);
		Scene scene = layout.known(sketch()).scene();
		return frame.paintReadable(
				PageScene.motion(page, session, scene).map(motion -> motion.used(scene)).orElse(scene));
	}
}
