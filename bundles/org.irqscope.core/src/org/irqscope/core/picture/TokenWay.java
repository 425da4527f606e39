package org.irqscope.core.picture;

import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

import org.irqscope.core.session.Session;
import org.irqscope.emulator.journal.Arguments;
import org.irqscope.emulator.journal.Hop;
import org.irqscope.emulator.x86.lapic.LapicSite;
import org.irqscope.emulator.x86.pic.PicSite;
import org.irqscope.model.Vcpu;
import org.irqscope.scene.Link;
import org.irqscope.scene.Node;
import org.irqscope.scene.Side;
import org.irqscope.scene.layout.Scene;

/**
 * Where a token comes from: from the node of the function that called, as a call is what takes an interrupt on its way.
 * A hop that goes back to its caller takes nothing along. For the thread that owns the session.
 */
final class TokenWay {
	private final Page page;
	private final Session session;
	private final Scene scene;
	private final Calls calls;
	private final IntUnaryOperator handled;

	TokenWay(Page page, Session session, Scene scene) {
		this(page, session, scene, vcpu -> session.view().getVcpus().get(vcpu).getHandledVector());
	}

	/** @param handled the vector whose handler a vCPU runs, or a negative number */
	TokenWay(Page page, Session session, Scene scene, IntUnaryOperator handled) {
		this.handled = handled;
		this.page = page;
		this.session = session;
		this.scene = scene;
		this.calls = new Calls(session.walk());
	}

	/** The node that a hop stands on, when the picture shows it. */
	Optional<Node> node(Hop hop) {
		return page.node(session.view(), hop).flatMap(scene::node);
	}

	/** The port that the token leaves from on its way to the hop's node; nothing when it does not travel. */
	Optional<Link.Port> from(Hop hop, Node goal) {
		if (hop.continued())
			return Optional.empty();
		if (acknowledges(hop))
			return caller(hop).flatMap(this::port);
		Optional<String> carried = TokenText.own(hop);
		Optional<Hop> last = before(hop);
		if (carried.isPresent() && last.flatMap(TokenText::own).equals(carried))
			return last.flatMap(this::port);
		Optional<Node> caller = caller(hop).flatMap(this::node);
		if (caller.isPresent() && !caller.get().id().equals(goal.id()))
			return caller(hop).map(one -> port(one, handler(caller.get(), goal)));
		// A result, such as the vector of the PIC, comes from where the walk has just been.
		return carried.isEmpty() ? Optional.empty() : last.flatMap(this::port);
	}

	/** True for the functions with which a processor asks a chip for its vector. */
	static boolean acknowledges(Hop hop) {
		return hop.site() == PicSite.KVM_PIC_READ_IRQ || hop.site() == LapicSite.KVM_APIC_ACK_INTERRUPT;
	}

	/** The nearest caller that the picture shows. */
	private Optional<Hop> caller(Hop hop) {
		Optional<Hop> caller = calls.caller(hop);
		while (caller.isPresent() && node(caller.get()).isEmpty())
			caller = calls.caller(caller.get());
		return caller;
	}

	/** The last hop before that the picture shows. */
	private Optional<Hop> before(Hop hop) {
		for (int at = hop.number() - 1; at >= 0; at--)
			if (node(session.walk().hop(at)).isPresent())
				return Optional.of(session.walk().hop(at));
		return Optional.empty();
	}

	/** What a vCPU does while a handler runs it does for the handler. */
	private String handler(Node caller, Node goal) {
		List<Vcpu> vcpus = session.view().getVcpus();
		return IntStream.range(0, vcpus.size()).filter(vcpu -> vcpus.get(vcpu).getId().equals(caller.id()))
				.map(handled).filter(vector -> vector >= 0).mapToObj(Places::vector)
				.filter(vector -> !vector.equals(goal.id())).findFirst().orElse(caller.id());
	}

	private Optional<Link.Port> port(Hop hop) {
		return node(hop).map(node -> port(hop, node.id()));
	}

	private static Link.Port port(Hop hop, String node) {
		String row = hop.argument(Arguments.PIN).isPresent() ? "pin" + hop.argument(Arguments.PIN).getAsInt() : "";
		return new Link.Port(node, row, Side.RIGHT);
	}
}
