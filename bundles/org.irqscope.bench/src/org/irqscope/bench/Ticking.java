package org.irqscope.bench;

import java.util.List;

import org.irqscope.core.run.Impulse;
import org.irqscope.core.run.Request;
import org.irqscope.core.session.Impulses;
import org.irqscope.core.session.MachineStateException;
import org.irqscope.core.session.Session;
import org.irqscope.emulator.script.Op;
import org.irqscope.emulator.script.OpScript;
import org.irqscope.emulator.script.ScriptException;

/** Sessions of machines whose timer ticks as long as virtual time passes, so that walks get as long as is wanted. */
final class Ticking {
	/** The timer of the local APIC: periodic with vector 0x31, every 10,000 cycles. */
	private static final List<String> TIMER = List.of("lapic-enable", "write32 0xfee003e0 0xb",
			"write32 0xfee00320 0x20031", "write32 0xfee00380 10000");

	private Ticking() {
	}

	/** A session that has so much time before it, and has recorded no tick yet. */
	static Session session(int nodes, long nanoseconds) throws MachineStateException, ScriptException {
		Session session = Session.of(BigMachine.ofNodes(nodes));
		for (Op op : OpScript.parse(TIMER).ops())
			session.ask(new Request.Then(new Impulse.OfOperation(op)));
		session.ask(new Request.Then(Impulses.time(nanoseconds)));
		return session;
	}
}
