package org.irqscope.core.picture.part.trap;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.irqscope.core.chip.Links;
import org.irqscope.core.picture.Highlights;
import org.irqscope.core.picture.Places;
import org.irqscope.core.picture.part.PageLinks;
import org.irqscope.core.picture.part.Texts;
import org.irqscope.model.Vcpu;
import org.irqscope.model.VirtualMachine;
import org.irqscope.scene.Diagram;
import org.irqscope.scene.Link;
import org.irqscope.scene.Node;
import org.irqscope.scene.Row;
import org.irqscope.scene.Side;
import org.irqscope.scene.theme.Role;

/** What the page of a trapped access shows: from the guest to who answers, and back. For one thread. */
final class MmioDiagram {
	private final Optional<String> active;
	private final TrappedAccess access;
	private final Vcpu hart;
	private final HartParts parts;
	private final AnsweringNodes answering;
	private final PageLinks links = new PageLinks();

	MmioDiagram(VirtualMachine machine, Highlights highlights, Optional<String> active) {
		int index = MmioPage.hart(machine, highlights.hop());
		this.active = active;
		this.hart = machine.getVcpus().get(index);
		this.access = TrappedAccess.of(highlights, index);
		this.parts = new HartParts(highlights, index, access);
		this.answering = new AnsweringNodes(machine, highlights, access);
	}

	Diagram diagram() {
		List<Node> nodes = new ArrayList<>();
		nodes.add(node(hart.getId(), Role.VCPU, "plic.hart", parts.guest()));
		nodes.add(part(MmioPage.FAULT, parts.fault()));
		nodes.add(part(MmioPage.INSTRUCTION, parts.instruction()));
		nodes.add(part(MmioPage.DECODE, parts.decode()));
		nodes.add(other(MmioPage.bus(), Role.ROUTING, "trap.bus", answering.bus()));
		nodes.add(part(MmioPage.RUN, parts.run()));
		nodes.add(other(MmioPage.TREE, Role.DEVICE, "trap.tree", answering.tree()));
		nodes.add(part(MmioPage.COMPLETION, parts.completion()));
		nodes.add(other(MmioPage.KNOWN, Role.VCPU, "trap.known",
				KnownInsns.rows(access.insn().flatMap(TrappedAccess.Insn::known))));
		join();
		return new Diagram(nodes, links.all());
	}

	private String id(String part) {
		return Places.part(hart.getId(), part);
	}

	private Node part(String part, List<Row> rows) {
		return other(id(part), Role.VCPU, "trap." + part, rows);
	}

	private Node other(String id, Role role, String key, List<Row> rows) {
		return new Node(id, role, Texts.of(key), Texts.of(key + ".caption"), rows, isActive(id));
	}

	private Node node(String id, Role role, String key, List<Row> rows) {
		return new Node(id, role, Texts.of(key, hart.getVcpuId()), Texts.of("trap.guest.caption"), rows,
				isActive(id));
	}

	private boolean isActive(String node) {
		return active.filter(node::equals).isPresent();
	}

	private void join() {
		boolean any = access.address().isPresent();
		boolean user = any && answering.isForUserSpace();
		way(hart.getId(), id(MmioPage.FAULT), any);
		way(id(MmioPage.FAULT), id(MmioPage.INSTRUCTION), access.insn().isPresent());
		links.add(new Link.Port(id(MmioPage.INSTRUCTION), "", Side.BOTTOM),
				new Link.Port(id(MmioPage.DECODE), "", Side.TOP), Link.Kind.INTERRUPT, access.insn().isPresent(), "");
		way(id(MmioPage.DECODE), MmioPage.bus(), access.insn().isPresent());
		way(MmioPage.bus(), id(MmioPage.RUN), user);
		way(id(MmioPage.RUN), MmioPage.TREE, user);
		back(MmioPage.bus(), any && !user);
		back(id(MmioPage.RUN), user);
	}

	private void way(String from, String to, boolean armed) {
		links.add(Links.right(from, ""), Links.left(to, ""), Link.Kind.INTERRUPT, armed, "");
	}

	private void back(String from, boolean armed) {
		links.add(new Link.Port(from, "", Side.BOTTOM), new Link.Port(id(MmioPage.COMPLETION), "", Side.TOP),
				Link.Kind.RETURN, armed, "");
	}
}
