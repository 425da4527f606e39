package org.irqscope.core.picture.part.plic;

import static org.irqscope.model.ModelPackage.Literals.PLIC_CONTEXT__CLAIMED;
import static org.irqscope.model.ModelPackage.Literals.PLIC_CONTEXT__ENABLED;
import static org.irqscope.model.ModelPackage.Literals.PLIC_CONTEXT__PENDING;
import static org.irqscope.model.ModelPackage.Literals.PLIC_CONTEXT__THRESHOLD;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.eclipse.emf.ecore.EStructuralFeature;
import org.irqscope.core.chip.riscv.PlicChip;
import org.irqscope.core.picture.Highlights;
import org.irqscope.core.picture.part.Texts;
import org.irqscope.emulator.riscv.hart.HartFields;
import org.irqscope.emulator.riscv.plic.PlicFields;
import org.irqscope.emulator.state.FieldName;
import org.irqscope.model.Device;
import org.irqscope.model.Machines;
import org.irqscope.model.Plic;
import org.irqscope.model.PlicContext;
import org.irqscope.model.PlicSource;
import org.irqscope.model.RiscvVcpu;
import org.irqscope.model.VectorSet;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.BitState;
import org.irqscope.scene.Diagram;
import org.irqscope.scene.Link;
import org.irqscope.scene.Node;
import org.irqscope.scene.Row;
import org.irqscope.scene.Side;
import org.irqscope.scene.theme.Role;

/** What the page of kvmtool's PLIC shows: sources with their priorities, contexts as bit maps, and harts. */
final class PlicDiagram {
	private static final int SUPERVISOR_EXTERNAL = 9;
	private final VirtualMachine machine;
	private final Plic plic;
	private final Highlights highlights;
	private final Optional<String> active;
	private final List<Link> links = new ArrayList<>();

	PlicDiagram(VirtualMachine machine, Plic plic, Highlights highlights, Optional<String> active) {
		this.machine = machine;
		this.plic = plic;
		this.highlights = highlights;
		this.active = active;
	}

	Diagram diagram() {
		List<Node> nodes = new ArrayList<>();
		nodes.add(sources());
		for (PlicContext context : plic.getContexts())
			if (shows(context)) {
				nodes.add(context(context));
				join(context);
			}
		for (int index = 0; index < machine.getVcpus().size(); index++)
			nodes.add(hart((RiscvVcpu) machine.getVcpus().get(index)));
		return new Diagram(nodes, links);
	}

	/** No guest has machine mode, whose contexts are shown where somebody enables something there. */
	private static boolean shows(PlicContext context) {
		return context.getNumber() % 2 == 1 || !context.getEnabled().isEmpty();
	}

	private boolean isActive(String node) {
		return active.filter(node::equals).isPresent();
	}

	private Node sources() {
		List<Row> rows = new ArrayList<>();
		for (PlicSource source : plic.getSources())
			rows.add(new Row.Pin(PlicChip.row(source.getNumber()), source.isLevel() ? BitState.LEVEL : BitState.CLEAR,
					Texts.of("plic.source", source.getNumber(), user(source.getNumber())),
					Texts.of("plic.priority", source.getPriority()),
					highlights.mark(PlicFields.IRQ_PRIORITY.at(source.getNumber()), 0)));
		return new Node(plic.getId(), Role.PLIC, Texts.of("plic.sources"), Texts.of("plic.sources.caption"), rows,
				isActive(plic.getId()));
	}

	private String user(int line) {
		return machine.getDevices().stream().filter(device -> device.getGsi() == line).findFirst()
				.map((Device device) -> Machines.title(device)).orElse("");
	}

	private Node context(PlicContext context) {
		int number = context.getNumber();
		String id = PlicPage.context(plic.getId(), number);
		List<Row> rows = List.of(
				new Row.Field(PlicChip.context(number, PLIC_CONTEXT__THRESHOLD), Texts.of("plic.threshold"),
						Texts.of("plic.threshold.value", context.getThreshold()),
						highlights.mark(PlicFields.IRQ_PRIORITY_THRESHOLD, number), "", ""),
				map(PLIC_CONTEXT__ENABLED, PlicFields.IRQ_ENABLE, context.getEnabled(), BitState.SET, number),
				map(PLIC_CONTEXT__PENDING, PlicFields.IRQ_PENDING, context.getPending(), BitState.PENDING, number),
				map(PLIC_CONTEXT__CLAIMED, PlicFields.IRQ_CLAIMED, context.getClaimed(), BitState.IN_SERVICE, number));
		return new Node(id, Role.PLIC, Texts.of("plic.context", number),
				Texts.of(number % 2 == 1 ? "plic.supervisor" : "plic.machine", number / 2), rows, isActive(id));
	}

	private Row map(EStructuralFeature feature, FieldName bank, VectorSet set, BitState state, int context) {
		return new Row.VectorMap(PlicChip.context(context, feature), bank.name(),
				Arrays.stream(set.vectors()).boxed().toList(), state,
				highlights.changedVectors(bank, context), highlights.recentVectors(bank, context));
	}

	private void join(PlicContext context) {
		String node = PlicPage.context(plic.getId(), context.getNumber());
		for (PlicSource source : plic.getSources())
			if (context.getEnabled().contains(source.getNumber())) {
				boolean pends = context.getPending().contains(source.getNumber());
				links.add(new Link(node + "-" + source.getNumber(),
						new Link.Port(plic.getId(), PlicChip.row(source.getNumber()), Side.RIGHT),
						new Link.Port(node, PlicChip.context(context.getNumber(), PLIC_CONTEXT__PENDING),
								Side.LEFT), Link.Kind.INTERRUPT,
						pends ? Link.State.ARMED : Link.State.IDLE, ""));
			}
		if (context.getNumber() / 2 >= machine.getVcpus().size())
			return;
		String hart = machine.getVcpus().get(context.getNumber() / 2).getId();
		boolean up = Arrays.stream(context.getPending().vectors())
				.anyMatch(source -> !context.getClaimed().contains(source));
		links.add(new Link(node + "-" + hart, new Link.Port(node, "", Side.RIGHT), new Link.Port(hart, "", Side.LEFT),
				Link.Kind.INTERRUPT, up ? Link.State.ARMED : Link.State.IDLE, ""));
		links.add(new Link(hart + "-" + node, new Link.Port(hart, "", Side.BOTTOM),
				new Link.Port(node, "", Side.BOTTOM), Link.Kind.RETURN,
				context.getClaimed().isEmpty() ? Link.State.IDLE : Link.State.ARMED, Texts.of("plic.complete")));
	}

	private Node hart(RiscvVcpu hart) {
		int index = machine.getVcpus().indexOf(hart);
		boolean external = (hart.getHvip() >> SUPERVISOR_EXTERNAL + 1 & 1) != 0;
		Row row = new Row.Pin("hart.sip", external ? BitState.PENDING : BitState.CLEAR, "sip.SEIP",
				external ? "1" : "0", highlights.mark(HartFields.HVIP, index));
		return new Node(hart.getId(), Role.VCPU, Texts.of("plic.hart", hart.getVcpuId()), "", List.of(row),
				isActive(hart.getId()));
	}
}
