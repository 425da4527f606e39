package org.irqscope.trace.tree;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.irqscope.trace.facts.TreeFact;
import org.irqscope.trace.facts.TreeFact.Context;

/** What a device tree of RISC-V says of interrupts. For one thread. */
final class TreeFacts {
	private static final String PARENT = "interrupt-parent", EXTENDED = "interrupts-extended", LINES = "interrupts";
	private static final int SUPERVISOR = 9;
	private final TreeNode root;
	private final Map<Long, TreeNode> handles = new HashMap<>();
	private final Map<String, TreeNode> labels = new HashMap<>();
	private final List<TreeFact> facts = new ArrayList<>();

	TreeFacts(TreeNode root) {
		this.root = root;
		root.all().forEach(node -> {
			node.number("phandle").or(() -> node.number("linux,phandle"))
					.ifPresent(handle -> handles.put(handle, node));
			node.label.ifPresent(label -> labels.put(label, node));
		});
	}

	/** None for a tree of another architecture. */
	List<TreeFact> facts() {
		root.all().filter(node -> node.word("device_type").equals("cpu")).forEach(this::hart);
		if (facts.isEmpty())
			return List.of();
		root.all().forEach(this::node);
		return facts;
	}

	private void hart(TreeNode cpu) {
		boolean riscv = cpu.has("riscv,isa") || cpu.has("riscv,isa-base") || cpu.isCompatible("riscv");
		if (riscv)
			cpu.number("reg").ifPresent(number -> facts.add(new TreeFact.Hart(cpu.where, number.intValue())));
	}

	private void node(TreeNode node) {
		TreeNode.Region region = node.region().orElse(new TreeNode.Region(0, 0));
		if (node.word("device_type").equals("memory"))
			facts.add(new TreeFact.Memory(node.where, region.address(), region.size()));
		else if (isPlic(node))
			facts.add(new TreeFact.Plic(node.where, region.address(), count(node, "riscv,ndev"), contexts(node)));
		else if (node.isCompatible("riscv,imsics"))
			facts.add(new TreeFact.Imsics(node.where, region.address(), count(node, "riscv,num-ids"), contexts(node)));
		else if (node.isCompatible("riscv,aplic"))
			facts.add(new TreeFact.Aplic(node.where, region.address(), count(node, "riscv,num-sources"),
					node.has("msi-parent"), isForSupervisors(node)));
		else
			wired(node, region);
	}

	private static boolean isPlic(TreeNode node) {
		return node.isCompatible("riscv,plic0") || node.isCompatible("sifive,plic-1.0.0");
	}

	private static int count(TreeNode node, String property) {
		return node.number(property).map(Long::intValue).orElse(0);
	}

	/** An APLIC of machine mode hands over to the one of supervisors. */
	private boolean isForSupervisors(TreeNode aplic) {
		boolean machine = aplic.has("riscv,children") || aplic.has("riscv,delegation");
		return !machine && contexts(aplic).stream().allMatch(context -> context.cause() == SUPERVISOR);
	}

	/** Pairs of a controller of a hart and one of its interrupts. */
	private List<Context> contexts(TreeNode chip) {
		List<Context> contexts = new ArrayList<>();
		List<Long> cells = chip.property(EXTENDED).map(TreeValue::cells).orElse(List.of());
		List<String> names = chip.property(EXTENDED).map(TreeValue::labels).orElse(List.of());
		if (!names.isEmpty())
			for (int at = 0; at < Math.min(names.size(), cells.size()); at++)
				context(labels.get(names.get(at)), cells.get(at), contexts);
		else
			for (int at = 0; at + 1 < cells.size(); at += 2)
				context(handles.get(cells.get(at)), cells.get(at + 1), contexts);
		return contexts;
	}

	private static void context(TreeNode ofHart, long cause, List<Context> contexts) {
		Optional.ofNullable(ofHart).flatMap(node -> node.parent).flatMap(cpu -> cpu.number("reg"))
				.ifPresent(number -> contexts.add(new Context(number.intValue(), (int) cause)));
	}

	/** A device whose lines lead to a PLIC or an APLIC. */
	private void wired(TreeNode node, TreeNode.Region region) {
		List<Long> cells = node.property(LINES).map(TreeValue::cells).orElse(List.of());
		Optional<TreeNode> chip = chip(node);
		if (cells.isEmpty() || chip.isEmpty())
			return;
		int each = Math.max(1, count(chip.get(), "#interrupt-cells"));
		for (int at = 0; at + each <= cells.size(); at += each)
			facts.add(new TreeFact.Wired(node.where, node.name, node.word("compatible"), region.address(),
					cells.get(at).intValue(), each > 1 ? cells.get(at + 1).intValue() : 0));
	}

	private Optional<TreeNode> chip(TreeNode node) {
		Optional<TreeNode> byLabel = node.property(PARENT).flatMap(value -> value.labels().stream().findFirst())
				.map(labels::get);
		Optional<TreeNode> chip = byLabel.or(() -> node.inherited(PARENT).map(handles::get))
				.or(() -> node.parent.flatMap(this::chip));
		return chip.filter(one -> isPlic(one) || one.isCompatible("riscv,aplic"));
	}
}
