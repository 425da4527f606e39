package org.irqscope.bench;

import java.util.Optional;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.irqscope.core.operation.OperationException;
import org.irqscope.core.operation.WalkOperation;
import org.irqscope.core.picture.Highlights;
import org.irqscope.core.picture.Page;
import org.irqscope.core.picture.PageLayout;
import org.irqscope.core.picture.PageScene;
import org.irqscope.core.picture.Sketch;
import org.irqscope.core.picture.Unfolded;
import org.irqscope.core.picture.pages.Pages;
import org.irqscope.core.session.Session;
import org.irqscope.model.Machines;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.layout.Scene;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A walk goes to its next hop, and the picture of the machine is made that shows it; all has its place. */
@State(Scope.Thread)
public class PictureBenchmark {
	@Param({ "10", "45", "89", "353" })
	public int nodes;
	private final Page page = Pages.MACHINE;
	private final PageLayout layout = new PageLayout(page);
	private Session session;
	private int position;

	@Setup
	public void create() throws OperationException {
		VirtualMachine machine = BigMachine.ofNodes(nodes);
		session = new WalkOperation(machine, Machines.class.getSimpleName(), Optional.empty())
				.run(new NullProgressMonitor());
		layout.finished(sketch());
	}

	private Sketch sketch() {
		return Sketch.of(page, session.view(), Highlights.of(session), Unfolded.ALL);
	}

	@Benchmark
	public Scene hop() {
		position = position == session.walk().size() ? 0 : position + 1;
		session.goTo(position);
		Scene scene = layout.known(sketch()).scene();
		return PageScene.motion(page, session, scene).map(motion -> motion.used(scene)).orElse(scene);
	}
}
