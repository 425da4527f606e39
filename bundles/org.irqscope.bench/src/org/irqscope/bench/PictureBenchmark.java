package org.irqscope.bench;

import java.util.Optional;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.irqscope.core.operation.OperationException;
import org.irqscope.core.operation.WalkOperation;
import org.irqscope.core.picture.MachineScene;
import org.irqscope.core.picture.WalkScene;
import org.irqscope.core.session.Session;
import org.irqscope.model.Machines;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.Scene;
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
	private Session session;
	private int position;

	@Setup
	public void create() throws OperationException {
		VirtualMachine machine = BigMachine.ofNodes(nodes);
		MachineScene.storePlaces(machine);
		session = new WalkOperation(machine, Machines.class.getSimpleName(), Optional.empty())
				.run(new NullProgressMonitor());
		WalkScene.of(session, 1);
	}

	@Benchmark
	public Scene hop() {
		position = position == session.walk().size() ? 0 : position + 1;
		session.goTo(position);
		return WalkScene.of(session, 1);
	}
}
