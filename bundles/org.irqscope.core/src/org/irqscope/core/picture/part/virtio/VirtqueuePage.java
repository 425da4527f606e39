package org.irqscope.core.picture.part.virtio;

import java.util.Optional;

import org.irqscope.core.picture.Highlights;
import org.irqscope.core.picture.Places;
import org.irqscope.core.picture.Unfolded;
import org.irqscope.core.picture.part.PageColumns;
import org.irqscope.core.picture.part.PartPage;
import org.irqscope.core.picture.part.Texts;
import org.irqscope.model.VirtioDevice;
import org.irqscope.model.VirtioQueues;
import org.irqscope.model.VirtualMachine;
import org.irqscope.model.Virtqueue;
import org.irqscope.scene.Diagram;
import org.irqscope.scene.DiagramStyle;
import org.irqscope.scene.Node;

/** The virtqueues of a machine: rings, who wants to be told of what, and the ways of kicks and calls. */
public final class VirtqueuePage extends PartPage {
	private static final String ID = "virtqueues", QUEUE = "queue";

	public VirtqueuePage() {
		super(ID, new PageColumns(ID, VirtqueuePage::column, DiagramStyle.COLUMN_GAP));
	}

	/** The node of a queue. */
	public static String node(VirtioDevice device, Virtqueue queue) {
		return Places.part(device.getId(), QUEUE + queue.getIndex());
	}

	/** The queue of a node; nothing for other nodes. */
	public static Optional<Virtqueue> queue(VirtualMachine machine, String node) {
		return machine.getDevices().stream().filter(VirtioQueues::hasQueues).map(VirtioDevice.class::cast)
				.flatMap(device -> device.getQueues().stream().filter(queue -> node(device, queue).equals(node)))
				.findFirst();
	}

	/** Rings, kicks, devices, calls and what is behind them. */
	private static int column(Node node) {
		boolean queue = !Places.whole(node.id()).equals(node.id());
		return switch (node.role()) {
		case DEVICE -> queue ? 0 : 2;
		case EVENTFD -> node.rows().isEmpty() ? 3 : 1;
		case IRQFD -> 4;
		case ROUTING -> 5;
		default -> 6;
		};
	}

	@Override
	public String title() {
		return Texts.of("page.virtqueues");
	}

	@Override
	public boolean exists(VirtualMachine machine) {
		return machine.getDevices().stream().anyMatch(VirtioQueues::hasQueues);
	}

	@Override
	public Optional<String> inside(VirtualMachine machine, String node) {
		return machine.getDevices().stream().filter(VirtioQueues::hasQueues)
				.filter(device -> device.getId().equals(node)).findFirst().map(device -> node);
	}

	@Override
	protected Diagram diagram(VirtualMachine machine, Highlights highlights, Unfolded unfolded,
			Optional<String> active) {
		return exists(machine) ? new VirtqueueDiagram(machine, highlights, active).diagram() : NOTHING;
	}
}
