package org.irqscope.core.help;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.irqscope.core.edit.template.RiscvExample;
import org.irqscope.core.lesson.OfferedExample;
import org.irqscope.core.picture.Page;
import org.irqscope.core.picture.PageScene;
import org.irqscope.core.picture.pages.Pages;
import org.irqscope.core.run.Request;
import org.irqscope.core.session.Impulses;
import org.irqscope.core.session.Session;
import org.irqscope.model.Stimulus;
import org.irqscope.model.VirtualMachine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each line about RISC-V opens: its example is offered, has the page, and passes the functions. */
class RiscvHelpTest {
	private static final Pattern LINE = Pattern
			.compile("(?m)^- (.*) Example `([a-z-]+)`, page ([a-z]+)(?:: (.*))?\\.$");
	private static final Pattern WORD = Pattern.compile("`([a-z0-9_-]+)`");

	/** One line of the page. */
	record Line(String question, String example, String page, Set<String> functions) {
	}

	static Stream<Line> lines() throws IOException {
		List<Line> lines = new ArrayList<>();
		LINE.matcher(HelpPages.markdown("riscv").replaceAll("\\n  ", " ")).results()
				.forEach(found -> lines.add(new Line(found.group(1), found.group(2), found.group(3), WORD
						.matcher(Optional.ofNullable(found.group(4)).orElse("")).results().map(word -> word.group(1))
						.collect(Collectors.toSet()))));
		return lines.stream();
	}

	private static VirtualMachine machine(String example) {
		return OfferedExample.all().stream().filter(one -> one.name().equals(example)).findFirst().orElseThrow()
				.machine().get();
	}

	@ParameterizedTest
	@MethodSource("lines")
	void itsExampleOpensOnItsPageAndPassesItsFunctions(Line line) throws Exception {
		VirtualMachine machine = machine(line.example);
		Page page = Pages.of(machine).stream().filter(one -> one.id().equals(line.page)).findFirst().orElseThrow();
		assertFalse(PageScene.of(page, machine).nodes().isEmpty());
		Set<String> missing = new TreeSet<>(line.functions);
		try (Session session = Session.of(machine)) {
			for (Stimulus stimulus : machine.getStimuli()) {
				session.ask(new Request.Then(Impulses.all(machine, stimulus)));
				session.ask(Request.Move.TO_END);
			}
			session.walk().hops().forEach(hop -> missing.remove(hop.site().functionName()));
		}
		assertEquals(Set.of(), missing);
	}

	@Test
	void everyHeadingOfThePlanHasALine() throws IOException {
		List<Line> lines = lines().toList();
		String all = lines.stream().map(Line::question).collect(Collectors.joining("\n"));
		for (String heading : List.of("caught", "decode", "edu", "network card", "1.1 Memory", "kvm__register_mmio",
				"plic__irq_routing_init", "1.3 Memory as QEMU", "1.3 Memory as KVM", "In the kernel", "In user space",
				"3.1 a)", "3.1 b)", "3.1 c) PCI", "3.1 d)", "management", "Routing", "Injection", "3.2"))
			assertTrue(all.contains(heading), heading);
		assertEquals(23, lines.size());
	}

	@Test
	void everyExampleOfRiscvHasALine() throws IOException {
		Set<String> named = lines().map(Line::example).collect(Collectors.toCollection(TreeSet::new));
		assertEquals(Stream.of(RiscvExample.values()).map(RiscvExample::file)
				.collect(Collectors.toCollection(TreeSet::new)), named);
	}
}
