package org.irqscope.core.picture.machine;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.irqscope.core.Texts;
import org.irqscope.core.chip.Vectors;
import org.irqscope.core.picture.Highlights;
import org.irqscope.core.picture.Places;
import org.irqscope.emulator.riscv.hart.HartFields;
import org.irqscope.emulator.state.FieldName;
import org.irqscope.emulator.x86.X86Fields;
import org.irqscope.model.MpState;
import org.irqscope.model.RiscvMachine;
import org.irqscope.model.RiscvVcpu;
import org.irqscope.model.Vcpu;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.BitState;
import org.irqscope.scene.Mark;
import org.irqscope.scene.Node;
import org.irqscope.scene.Row;
import org.irqscope.scene.theme.Role;

/** The nodes right of the interrupt chips: vCPUs and the vectors of the guest. */
final class CpuNodes {
	private final VirtualMachine machine;
	private final Highlights highlights;
	private final Optional<String> active;

	CpuNodes(VirtualMachine machine, Highlights highlights, Optional<String> active) {
		this.machine = machine;
		this.highlights = highlights;
		this.active = active;
	}

	private boolean isActive(String node) {
		return active.filter(node::equals).isPresent();
	}

	/** A vCPU: where it is, whether it takes interrupts, and what it is about to take. */
	Node vcpu(Vcpu vcpu) {
		int index = machine.getVcpus().indexOf(vcpu);
		if (vcpu instanceof RiscvVcpu hart)
			return new Node(vcpu.getId(), Role.VCPU, Texts.of("node.hart", vcpu.getVcpuId()), state(hart),
					new HartRows(hart, index, highlights).rows(), isActive(vcpu.getId()));
		List<Row> rows = new VcpuRows(vcpu, index, highlights).rows(machine.getHost().isApicv());
		return new Node(vcpu.getId(), Role.VCPU, "vCPU " + vcpu.getVcpuId(), state(vcpu), rows, isActive(vcpu.getId()));
	}

	private static String state(RiscvVcpu hart) {
		if (hart.isWaiting())
			return Texts.of("node.hart.waits");
		if (hart.isStopped())
			return Texts.of("node.hart.stopped");
		return Texts.of(hart.isInGuest() ? "node.vcpu.in.guest" : "node.vcpu.in.kernel");
	}

	private static String state(Vcpu vcpu) {
		if (vcpu.getMpState() == MpState.HALTED)
			return Texts.of("node.vcpu.halted");
		if (vcpu.getMpState() != MpState.RUNNABLE)
			return Texts.of("node.vcpu.waits");
		return Texts.of(vcpu.isInGuest() ? "node.vcpu.in.guest" : "node.vcpu.in.kernel");
	}

	/** The vectors that a used line can end in. */
	List<Node> vectors(List<VectorPaths.Target> targets) {
		return targets.stream().map(this::vector).toList();
	}

	private Node vector(VectorPaths.Target target) {
		boolean runs = machine.getVcpus().stream().anyMatch(vcpu -> Places.handled(vcpu) == target.vector());
		Row handler = Row.Pin.either("", runs ? BitState.SET : BitState.CLEAR, Texts.of("node.vector.handler"),
				Texts.of(runs ? "node.vector.runs" : "node.vector.idle"),
				Texts.of(runs ? "node.vector.idle" : "node.vector.runs"), handling(target));
		String id = Places.vector(target.vector());
		return new Node(id, Role.VECTOR, title(target),
				target.user().isEmpty() ? Texts.of("node.vector.guest") : target.user(), List.of(handler),
				isActive(id));
	}

	private String title(VectorPaths.Target target) {
		return machine instanceof RiscvMachine ? Texts.of("node.interrupt", target.vector())
				: Texts.of("node.vector", Vectors.name(target.vector()));
	}

	private FieldName handling() {
		return machine instanceof RiscvMachine ? HartFields.HANDLING : X86Fields.HANDLING;
	}

	/** How lately a handler of the vector began or ended. */
	private Mark handling(VectorPaths.Target target) {
		return target.vcpus().stream().map(machine.getVcpus()::indexOf)
				.map(vcpu -> highlights.mark(handling(), vcpu, target.vector() + 1L))
				.max(Comparator.naturalOrder()).orElse(Mark.NONE);
	}
}
