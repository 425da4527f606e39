package org.irqscope.core.help;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.irqscope.core.lesson.Lessons;
import org.irqscope.core.run.Request;
import org.irqscope.core.session.Impulses;
import org.irqscope.core.session.Session;
import org.irqscope.model.Stimulus;
import org.irqscope.model.VirtualMachine;
import org.junit.jupiter.api.Test;

/** Each claim about rewritten messages is a hop that can be stepped, in an example that there is. */
class RewrittenMessagesTest {
	private static final String TOPIC = "rewritten-messages";
	private static final Pattern FUNCTION = Pattern.compile("`([a-z]+_[a-z_]+)`"),
			EXAMPLE = Pattern.compile("`((?:msix|intx|bus|vhost)-[a-z-]+)`");

	private static Set<String> named(Pattern pattern) throws Exception {
		return pattern.matcher(HelpPages.markdown(TOPIC)).results().map(found -> found.group(1))
				.collect(Collectors.toCollection(TreeSet::new));
	}

	/** The functions that the walk of all that comes to the machine of an example passes. */
	private static Set<String> functions(String example) throws Exception {
		VirtualMachine machine = Lessons.named(example).orElseThrow().machine();
		try (Session session = Session.of(machine)) {
			for (Stimulus stimulus : machine.getStimuli()) {
				session.ask(new Request.Then(Impulses.all(machine, stimulus)));
				session.ask(Request.Move.TO_END);
			}
			return session.walk().hops().stream().map(hop -> hop.site().functionName()).collect(Collectors.toSet());
		}
	}

	@Test
	void everyFunctionIsPassedInAnExample() throws Exception {
		Set<String> passed = new HashSet<>();
		for (String example : named(EXAMPLE))
			passed.addAll(functions(example));
		passed.addAll(functions("vhost-masked"));
		Set<String> missing = named(FUNCTION);
		assertTrue(missing.size() > 8, missing::toString);
		missing.removeAll(passed);
		assertEquals(Set.of(), missing);
	}

	@Test
	void everyExampleIsOffered() throws Exception {
		Set<String> examples = named(EXAMPLE);
		assertTrue(examples.containsAll(List.of("msix-rewrite-masked", "msix-rewrite-vfio", "msix-rewrite-virtio",
				"msix-rewrite-emulated", "intx-resample", "bus-master")), examples::toString);
		examples.forEach(example -> assertTrue(Lessons.named(example).isPresent(), example));
	}
}
